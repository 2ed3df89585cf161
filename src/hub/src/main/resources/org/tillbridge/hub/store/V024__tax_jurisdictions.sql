-- jurisdiction: empty where none is named. store: 0 where the rate holds in all that have none of their own.
ALTER TABLE tax_rate RENAME TO tax_rate_of_all;

CREATE TABLE tax_rate (
    store        INTEGER NOT NULL CHECK (store >= 0),
    tax_class    TEXT    NOT NULL,
    valid_from   TEXT    NOT NULL,
    jurisdiction TEXT    NOT NULL,
    rate         INTEGER NOT NULL CHECK (rate BETWEEN 0 AND 1000000),
    PRIMARY KEY (store, tax_class, valid_from, jurisdiction)
) ${strict};

INSERT INTO tax_rate (store, tax_class, valid_from, jurisdiction, rate)
SELECT 0, tax_class, valid_from, '', rate FROM tax_rate_of_all;

DROP TABLE tax_rate_of_all;

ALTER TABLE tax_total RENAME TO tax_total_by_rate;

CREATE TABLE tax_total (
    store         INTEGER NOT NULL,
    business_date TEXT    NOT NULL,
    workstation   INTEGER NOT NULL REFERENCES workstation,
    currency      TEXT    NOT NULL,
    rate          INTEGER NOT NULL,
    jurisdiction  TEXT    NOT NULL,
    net           ${long} NOT NULL,
    tax           ${long} NOT NULL,
    PRIMARY KEY (store, business_date, workstation, currency, rate, jurisdiction)
) ${strictClustered};

INSERT INTO tax_total (store, business_date, workstation, currency, rate, jurisdiction, net, tax)
SELECT store, business_date, workstation, currency, rate, '', net, tax FROM tax_total_by_rate;

DROP TABLE tax_total_by_rate;
