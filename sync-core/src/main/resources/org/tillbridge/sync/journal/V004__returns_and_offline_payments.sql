-- Which returns name what was given: a sale of which goods come back, a tender that is paid back. Written
-- with the return itself.
CREATE TABLE return_of (
    given BLOB    NOT NULL CHECK (length(given) = 16),
    place INTEGER NOT NULL REFERENCES entry (place),
    PRIMARY KEY (given, place)
) STRICT, WITHOUT ROWID;

-- Those that an earlier version wrote.
INSERT OR IGNORE INTO return_of (given, place)
SELECT unhex(replace(named.value, '-', '')), back.place
FROM (
    SELECT place, iif(entry.kind = 'Carried', entry.body ->> 'body', entry.body) AS body
    FROM retail_transaction JOIN entry USING (place)
    WHERE retail_transaction.kind = 'return') AS back, json_tree(back.body, '$.lines') AS named
WHERE (named.key = 'transaction' AND named.path GLOB '*.original')
    OR (named.key = 'refunds' AND named.path GLOB '*.card');

-- Leads to the few entries that say what terminals took upon themselves, and what became of it; one of
-- them may be carried by another.
CREATE INDEX offline_payment ON entry (place)
WHERE kind IN ('OfflinePaymentSettled', 'Carried') OR (kind = 'TenderAuthorised' AND body -> 'offline' IS NOT NULL);
