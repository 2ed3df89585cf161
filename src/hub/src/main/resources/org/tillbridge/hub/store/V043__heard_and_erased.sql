-- The days (UTC, counted from 1970) on which any workstation was heard. By them a hub that was put back to a backup knows which days were the last of the backup.
CREATE TABLE heard_day (
    day INTEGER NOT NULL PRIMARY KEY
) ${strict};

INSERT INTO heard_day (day)
SELECT last.day - ago.column1
FROM (SELECT max(at) / 86400000 AS day FROM workstation_heard) last
CROSS JOIN (VALUES (0), (1), (2), (3), (4), (5), (6), (7)) ago
WHERE last.day IS NOT NULL;

-- heard_from: who was heard since is waited for.
ALTER TABLE healing RENAME COLUMN heard_until TO heard_from;

UPDATE healing SET heard_from = heard_from - 604800000;

-- Who was erased of late: each card and address they were known by, hashed with a salt of its own. What a till said of them before is not kept when it comes.
CREATE TABLE erased_person (
    hash TEXT    NOT NULL PRIMARY KEY,
    salt TEXT    NOT NULL,
    at   ${long} NOT NULL
) ${strictClustered};

CREATE INDEX erased_person_at ON erased_person (at);
