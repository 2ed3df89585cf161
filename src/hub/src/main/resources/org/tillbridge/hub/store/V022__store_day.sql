-- What a workstation's entries say of a business day: how often it was opened, and closed. absent_at: since when nobody waits for more of it, and why.
CREATE TABLE till_day (
    store         INTEGER NOT NULL,
    workstation   INTEGER NOT NULL REFERENCES workstation,
    business_date TEXT    NOT NULL,
    opened        INTEGER NOT NULL DEFAULT 0,
    closed        INTEGER NOT NULL DEFAULT 0,
    absent_at     ${long},
    reason        TEXT,
    PRIMARY KEY (store, workstation, business_date)
) ${strictClustered};

-- A business day of a store that anything is booked for. completed_at: null while it is provisional.
CREATE TABLE store_day (
    store         INTEGER NOT NULL REFERENCES store,
    business_date TEXT    NOT NULL,
    completed_at  ${long},
    PRIMARY KEY (store, business_date)
) ${strictClustered};

CREATE INDEX store_day_provisional ON store_day (business_date) WHERE completed_at IS NULL;

-- Its figures when it was complete; never changed.
CREATE TABLE store_day_total (
    store         INTEGER NOT NULL,
    business_date TEXT    NOT NULL,
    currency      TEXT    NOT NULL,
    transactions  ${long} NOT NULL,
    total         ${long} NOT NULL,
    tax           ${long} NOT NULL,
    PRIMARY KEY (store, business_date, currency)
) ${strictClustered};

-- What came after that, numbered from 1: one for each date, in the store, on which something came.
CREATE TABLE store_day_addendum (
    store         INTEGER NOT NULL,
    business_date TEXT    NOT NULL,
    addendum      INTEGER NOT NULL CHECK (addendum >= 1),
    received_on   TEXT    NOT NULL,
    PRIMARY KEY (store, business_date, addendum)
) ${strictClustered};

-- Which one it is in; 0 for the store day itself.
ALTER TABLE retail_transaction ADD COLUMN addendum INTEGER NOT NULL DEFAULT 0;

CREATE INDEX retail_transaction_addendum ON retail_transaction (store, business_date, addendum) WHERE addendum > 0;

INSERT INTO store_day (store, business_date) SELECT DISTINCT store, business_date FROM sales_total;
