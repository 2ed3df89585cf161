-- One unbroken life of this journal, in the order in which they began, with its series of numbers.
CREATE TABLE epoch (
    ordinal INTEGER NOT NULL PRIMARY KEY CHECK (ordinal >= 1),
    epoch   TEXT    NOT NULL UNIQUE CHECK (length(epoch) = 16 AND epoch NOT GLOB '*[^0-9a-f]*'),
    series  INTEGER NOT NULL UNIQUE CHECK (series >= 1)
) STRICT;

-- The chain, in the order in which it was written: place is the ordinal of the epoch in the upper bits,
-- the sequence in the lower 40. Header and body are the exact texts that were hashed.
--
-- derived is what follows from the entry, to be filed under item and day a few entries later, when nobody
-- waits: {"stock": [[line, item, quantity], ...], "transaction": [number, business date, completed at,
-- kind, currency, total, tax, taxes, cash], "tillEvent": [business date, kind, currency, amount, number]}.
CREATE TABLE entry (
    place          INTEGER NOT NULL PRIMARY KEY CHECK (place > 1 << 40),
    transaction_id BLOB    CHECK (length(transaction_id) = 16),
    derived        TEXT,
    content_hash   TEXT    NOT NULL CHECK (length(content_hash) = 64),
    hash           TEXT    NOT NULL CHECK (length(hash) = 64),
    header         TEXT    NOT NULL,
    body           TEXT    NOT NULL,
    epoch          TEXT    AS (header ->> 'epoch'),
    sequence       INTEGER AS (place & ((1 << 40) - 1)),
    entry_id       TEXT    AS (header ->> 'entryId'),
    kind           TEXT    AS (header ->> 'kind')
) STRICT;

CREATE TRIGGER an_entry_is_never_changed BEFORE UPDATE ON entry
BEGIN
    SELECT RAISE(ABORT, 'an entry is never changed');
END;

-- From here on: what follows from the entries. A customer waits for each page that a commit touches, so
-- it lies in the entry's own row at first. The views have what is filed and what is not yet; each row is
-- in exactly one of them.

-- The place up to which it is filed.
CREATE TABLE filed (
    one     INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    through INTEGER NOT NULL
) STRICT;

INSERT INTO filed (one, through) VALUES (1, 0);

CREATE VIEW unfiled AS
SELECT place, transaction_id, derived FROM entry
WHERE place > (SELECT through FROM filed) AND derived IS NOT NULL;

-- What is added to stock on hand: a sale is negative. Asked by item.
CREATE TABLE filed_stock_movement (
    item     INTEGER NOT NULL CHECK (item >= 1),
    place    INTEGER NOT NULL REFERENCES entry (place),
    line     INTEGER NOT NULL,
    quantity INTEGER NOT NULL CHECK (quantity <> 0),
    PRIMARY KEY (item, place, line)
) STRICT, WITHOUT ROWID;

CREATE VIEW unfiled_stock_movement AS
SELECT part.value ->> 1 AS item, place, part.value ->> 0 AS line, part.value ->> 2 AS quantity
FROM unfiled, json_each(unfiled.derived, '$.stock') AS part;

CREATE VIEW stock_movement AS
SELECT item, place, line, quantity FROM filed_stock_movement
UNION ALL
SELECT item, place, line, quantity FROM unfiled_stock_movement;

-- Asked by day. taxes: [[rate, net, tax], ...] by rate; cash: what the transaction added to the till,
-- change taken off.
CREATE TABLE filed_retail_transaction (
    business_date  TEXT    NOT NULL,
    place          INTEGER NOT NULL REFERENCES entry (place),
    transaction_id BLOB    NOT NULL UNIQUE CHECK (length(transaction_id) = 16),
    number         TEXT    NOT NULL,
    completed_at   INTEGER NOT NULL,
    kind           TEXT    NOT NULL CHECK (kind IN ('sale', 'return')),
    currency       TEXT    NOT NULL CHECK (length(currency) = 3),
    total          INTEGER NOT NULL,
    tax            INTEGER NOT NULL,
    taxes          TEXT    NOT NULL CHECK (json_type(taxes) = 'array'),
    cash           INTEGER NOT NULL,
    PRIMARY KEY (business_date, place)
) STRICT, WITHOUT ROWID;

CREATE VIEW unfiled_retail_transaction AS
SELECT row ->> 1 AS business_date, place, transaction_id, row ->> 0 AS number, row ->> 2 AS completed_at,
    row ->> 3 AS kind, row ->> 4 AS currency, row ->> 5 AS total, row ->> 6 AS tax, row -> 7 AS taxes, row ->> 8 AS cash
FROM (SELECT place, transaction_id, derived -> '$.transaction' AS row FROM unfiled WHERE transaction_id IS NOT NULL);

CREATE VIEW retail_transaction AS
SELECT business_date, place, transaction_id, number, completed_at, kind, currency, total, tax, taxes, cash
FROM filed_retail_transaction
UNION ALL
SELECT business_date, place, transaction_id, number, completed_at, kind, currency, total, tax, taxes, cash
FROM unfiled_retail_transaction;

-- What else a business day is made of. amount: the float, what was counted, what the voided line
-- would have cost.
CREATE TABLE filed_till_event (
    business_date TEXT    NOT NULL,
    place         INTEGER NOT NULL REFERENCES entry (place),
    kind          TEXT    NOT NULL CHECK (kind IN ('tillOpened', 'tillClosed', 'lineVoided')),
    currency      TEXT    NOT NULL CHECK (length(currency) = 3),
    amount        INTEGER NOT NULL,
    number        TEXT    UNIQUE CHECK ((number IS NOT NULL) = (kind = 'tillClosed')),
    PRIMARY KEY (business_date, place)
) STRICT, WITHOUT ROWID;

CREATE VIEW unfiled_till_event AS
SELECT row ->> 0 AS business_date, place, row ->> 1 AS kind, row ->> 2 AS currency, row ->> 3 AS amount, row ->> 4 AS number
FROM (SELECT place, derived -> '$.tillEvent' AS row FROM unfiled)
WHERE row IS NOT NULL;

CREATE VIEW till_event AS
SELECT business_date, place, kind, currency, amount, number FROM filed_till_event
UNION ALL
SELECT business_date, place, kind, currency, amount, number FROM unfiled_till_event;

-- Beside the chain: the basket being rung, overwritten with every line. It is open as long as its
-- transaction is not recorded. The hash is of both, and finds damage.
CREATE TABLE open_sale (
    one            INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    transaction_id BLOB    NOT NULL CHECK (length(transaction_id) = 16),
    content        TEXT    NOT NULL,
    hash           TEXT    NOT NULL CHECK (length(hash) = 64)
) STRICT;
