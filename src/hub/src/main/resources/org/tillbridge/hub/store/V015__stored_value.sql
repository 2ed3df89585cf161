-- Gift cards and store credits, of the whole chain. balance: what the postings come to, below zero where more was paid with one than was on it; lost: by
-- how much, as it is booked.
CREATE TABLE stored_value (
    code     TEXT    NOT NULL,
    currency TEXT    NOT NULL,
    balance  ${long} NOT NULL,
    lost     ${long} NOT NULL DEFAULT 0 CHECK (lost >= 0),
    PRIMARY KEY (code, currency)
) ${strictClustered};

-- Their double-entry ledger. source: the entry that says so, and its line.
CREATE TABLE stored_value_posting (
    store        INTEGER NOT NULL,
    source       ${blob} NOT NULL,
    line         INTEGER NOT NULL,
    from_account TEXT    NOT NULL,
    to_account   TEXT    NOT NULL,
    code         TEXT    NOT NULL,
    currency     TEXT    NOT NULL,
    amount       ${long} NOT NULL CHECK (amount > 0),
    PRIMARY KEY (store, source, line, from_account)
) ${strictClustered};

CREATE INDEX stored_value_posting_code ON stored_value_posting (code, currency);

-- What is kept back of one for a sale that is being paid. It lapses.
CREATE TABLE stored_value_claim (
    claim       ${blob} NOT NULL PRIMARY KEY,
    code        TEXT    NOT NULL,
    currency    TEXT    NOT NULL,
    amount      ${long} NOT NULL CHECK (amount > 0),
    workstation INTEGER NOT NULL REFERENCES workstation,
    lapses_at   ${long} NOT NULL
) ${strictClustered};

CREATE INDEX stored_value_claim_code ON stored_value_claim (code, currency);

-- How much of one a till takes in a day without asking, in minor units.
ALTER TABLE store ADD COLUMN stored_value_offline_limit ${long} NOT NULL DEFAULT 0 CHECK (stored_value_offline_limit >= 0);
