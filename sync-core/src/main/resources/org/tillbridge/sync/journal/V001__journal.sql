-- One unbroken life of this journal, in the order in which they began, with its series of numbers.
CREATE TABLE epoch (
    epoch   TEXT    NOT NULL PRIMARY KEY CHECK (length(epoch) = 16 AND epoch NOT GLOB '*[^0-9a-f]*'),
    ordinal INTEGER NOT NULL UNIQUE CHECK (ordinal >= 1),
    series  INTEGER NOT NULL UNIQUE CHECK (series >= 1)
) STRICT;

-- The chain. Header and body are the exact texts that were hashed; the columns before them repeat
-- the header.
CREATE TABLE entry (
    epoch         TEXT    NOT NULL REFERENCES epoch (epoch),
    sequence      INTEGER NOT NULL CHECK (sequence >= 1),
    entry_id      BLOB    NOT NULL CHECK (length(entry_id) = 16),
    kind          TEXT    NOT NULL CHECK (length(kind) BETWEEN 1 AND 64),
    version       INTEGER NOT NULL CHECK (version >= 1),
    business_date TEXT    NOT NULL CHECK (business_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    operator      INTEGER CHECK (operator >= 1),
    recorded_at   INTEGER NOT NULL,
    header        TEXT    NOT NULL,
    body          TEXT    NOT NULL,
    content_hash  TEXT    NOT NULL CHECK (length(content_hash) = 64),
    hash          TEXT    NOT NULL CHECK (length(hash) = 64),
    PRIMARY KEY (epoch, sequence)
) STRICT;

CREATE TRIGGER an_entry_is_never_changed BEFORE UPDATE ON entry
BEGIN
    SELECT RAISE(ABORT, 'an entry is never changed');
END;

-- From here on: what follows from the entries, written in the same commit. There are as few indexes
-- as possible: each is one more page that a customer waits for.

-- What is added to stock on hand: a sale is negative. Asked by item.
CREATE TABLE stock_movement (
    item     INTEGER NOT NULL CHECK (item >= 1),
    epoch    TEXT    NOT NULL,
    sequence INTEGER NOT NULL,
    line     INTEGER NOT NULL,
    quantity INTEGER NOT NULL CHECK (quantity <> 0),
    PRIMARY KEY (item, epoch, sequence, line),
    FOREIGN KEY (epoch, sequence) REFERENCES entry (epoch, sequence)
) STRICT, WITHOUT ROWID;

-- Asked by day. taxes: [[rate, net, tax], ...] by rate; cash: what the transaction added to the till,
-- change taken off.
CREATE TABLE retail_transaction (
    business_date  TEXT    NOT NULL,
    epoch          TEXT    NOT NULL,
    sequence       INTEGER NOT NULL,
    transaction_id BLOB    NOT NULL UNIQUE CHECK (length(transaction_id) = 16),
    number         TEXT    NOT NULL,
    completed_at   INTEGER NOT NULL,
    kind           TEXT    NOT NULL CHECK (kind IN ('sale', 'return')),
    currency       TEXT    NOT NULL CHECK (length(currency) = 3),
    total          INTEGER NOT NULL,
    tax            INTEGER NOT NULL,
    taxes          TEXT    NOT NULL CHECK (json_type(taxes) = 'array'),
    cash           INTEGER NOT NULL,
    PRIMARY KEY (business_date, epoch, sequence),
    FOREIGN KEY (epoch, sequence) REFERENCES entry (epoch, sequence)
) STRICT, WITHOUT ROWID;

-- What else a business day is made of. amount: the float, what was counted, what the voided line
-- would have cost.
CREATE TABLE till_event (
    business_date TEXT    NOT NULL,
    epoch         TEXT    NOT NULL,
    sequence      INTEGER NOT NULL,
    kind          TEXT    NOT NULL CHECK (kind IN ('tillOpened', 'tillClosed', 'lineVoided')),
    currency      TEXT    NOT NULL CHECK (length(currency) = 3),
    amount        INTEGER NOT NULL,
    number        TEXT    UNIQUE CHECK ((number IS NOT NULL) = (kind = 'tillClosed')),
    PRIMARY KEY (business_date, epoch, sequence),
    FOREIGN KEY (epoch, sequence) REFERENCES entry (epoch, sequence)
) STRICT, WITHOUT ROWID;

-- Beside the chain: the basket being rung, overwritten with every line. The hash finds damage.
CREATE TABLE open_sale (
    one     INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    content TEXT    NOT NULL,
    hash    TEXT    NOT NULL CHECK (length(hash) = 64)
) STRICT;
