-- Replica rows as they stand, and the log of how they came to be. The row in scope is the lock of all that is in it.
CREATE TABLE scope (
    scope     TEXT    NOT NULL PRIMARY KEY,
    position  ${long} NOT NULL CHECK (position >= 0),
    h         TEXT    NOT NULL CHECK (length(h) = 64),
    checksum  ${long} NOT NULL,
    row_count ${long} NOT NULL CHECK (row_count >= 0),
    last_time ${long} NOT NULL
) ${strict};

-- checksum_before: what the row added to the scope's checksum before its last change; null where it was new.
CREATE TABLE replica_row (
    scope           TEXT    NOT NULL REFERENCES scope,
    kind            TEXT    NOT NULL,
    key             TEXT    NOT NULL,
    position        ${long} NOT NULL,
    body            TEXT    NOT NULL,
    checksum        ${long} NOT NULL,
    checksum_before ${long},
    PRIMARY KEY (scope, kind, key)
) ${strictClustered};

CREATE TABLE feed_transaction (
    scope     TEXT    NOT NULL REFERENCES scope,
    position  ${long} NOT NULL CHECK (position >= 1),
    time      ${long} NOT NULL,
    row_count ${long} NOT NULL CHECK (row_count >= 0),
    h         TEXT    NOT NULL CHECK (length(h) = 64),
    content   TEXT    NOT NULL,
    PRIMARY KEY (scope, position)
) ${strictClustered};
