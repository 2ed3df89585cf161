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
    entry_id      BLOB    NOT NULL UNIQUE CHECK (length(entry_id) = 16),
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

-- From here on: what follows from the entries, written in the same commit.

-- What is added to stock on hand: a sale is negative.
CREATE TABLE stock_movement (
    epoch    TEXT    NOT NULL,
    sequence INTEGER NOT NULL,
    line     INTEGER NOT NULL,
    item     INTEGER NOT NULL CHECK (item >= 1),
    quantity INTEGER NOT NULL CHECK (quantity <> 0),
    PRIMARY KEY (epoch, sequence, line),
    FOREIGN KEY (epoch, sequence) REFERENCES entry (epoch, sequence)
) STRICT, WITHOUT ROWID;

CREATE INDEX stock_movement_by_item ON stock_movement (item, epoch, sequence, quantity);

-- cash: what the transaction added to the till, change taken off.
CREATE TABLE retail_transaction (
    epoch          TEXT    NOT NULL,
    sequence       INTEGER NOT NULL,
    transaction_id BLOB    NOT NULL UNIQUE CHECK (length(transaction_id) = 16),
    number         TEXT    NOT NULL UNIQUE,
    business_date  TEXT    NOT NULL,
    completed_at   INTEGER NOT NULL,
    kind           TEXT    NOT NULL CHECK (kind IN ('sale', 'return')),
    currency       TEXT    NOT NULL CHECK (length(currency) = 3),
    total          INTEGER NOT NULL,
    tax            INTEGER NOT NULL,
    cash           INTEGER NOT NULL,
    PRIMARY KEY (epoch, sequence),
    FOREIGN KEY (epoch, sequence) REFERENCES entry (epoch, sequence)
) STRICT, WITHOUT ROWID;

CREATE INDEX retail_transaction_by_day ON retail_transaction (business_date);

CREATE TABLE transaction_tax (
    epoch    TEXT    NOT NULL,
    sequence INTEGER NOT NULL,
    rate     INTEGER NOT NULL CHECK (rate BETWEEN 0 AND 1000000),
    net      INTEGER NOT NULL,
    tax      INTEGER NOT NULL,
    PRIMARY KEY (epoch, sequence, rate),
    FOREIGN KEY (epoch, sequence) REFERENCES retail_transaction (epoch, sequence)
) STRICT, WITHOUT ROWID;

-- What else a business day is made of. amount: the float, what was counted, what the voided line
-- would have cost.
CREATE TABLE till_event (
    epoch         TEXT    NOT NULL,
    sequence      INTEGER NOT NULL,
    business_date TEXT    NOT NULL,
    kind          TEXT    NOT NULL CHECK (kind IN ('tillOpened', 'tillClosed', 'lineVoided')),
    currency      TEXT    NOT NULL CHECK (length(currency) = 3),
    amount        INTEGER NOT NULL,
    number        TEXT    UNIQUE CHECK ((number IS NOT NULL) = (kind = 'tillClosed')),
    PRIMARY KEY (epoch, sequence),
    FOREIGN KEY (epoch, sequence) REFERENCES entry (epoch, sequence)
) STRICT, WITHOUT ROWID;

CREATE INDEX till_event_by_day ON till_event (business_date);

-- Beside the chain: the basket being rung, overwritten with every line. The hash finds damage.
CREATE TABLE open_sale (
    one     INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    content TEXT    NOT NULL,
    hash    TEXT    NOT NULL CHECK (length(hash) = 64)
) STRICT;
