-- Money per day as the entries say, each once. total: sum of the goods lines.
CREATE TABLE sales_total (
    store         INTEGER NOT NULL,
    business_date TEXT    NOT NULL,
    workstation   INTEGER NOT NULL REFERENCES workstation,
    currency      TEXT    NOT NULL,
    transactions  INTEGER NOT NULL,
    total         ${long} NOT NULL,
    PRIMARY KEY (store, business_date, workstation, currency)
) ${strictClustered};

CREATE TABLE tender_total (
    store         INTEGER NOT NULL,
    business_date TEXT    NOT NULL,
    workstation   INTEGER NOT NULL REFERENCES workstation,
    currency      TEXT    NOT NULL,
    tender        TEXT    NOT NULL,
    amount        ${long} NOT NULL,
    PRIMARY KEY (store, business_date, workstation, currency, tender)
) ${strictClustered};

CREATE TABLE tax_total (
    store         INTEGER NOT NULL,
    business_date TEXT    NOT NULL,
    workstation   INTEGER NOT NULL REFERENCES workstation,
    currency      TEXT    NOT NULL,
    rate          INTEGER NOT NULL,
    net           ${long} NOT NULL,
    tax           ${long} NOT NULL,
    PRIMARY KEY (store, business_date, workstation, currency, rate)
) ${strictClustered};

CREATE TABLE retail_transaction (
    store          INTEGER NOT NULL,
    entry_id       ${blob} NOT NULL,
    workstation    INTEGER NOT NULL REFERENCES workstation,
    business_date  TEXT    NOT NULL,
    transaction_id ${blob},
    kind           TEXT    NOT NULL,
    number         TEXT    NOT NULL,
    currency       TEXT    NOT NULL,
    total          ${long} NOT NULL,
    tax            ${long} NOT NULL,
    PRIMARY KEY (store, entry_id)
) ${strictClustered};
