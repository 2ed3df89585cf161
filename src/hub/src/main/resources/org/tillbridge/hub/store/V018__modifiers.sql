-- What prices were changed by, per day, as the entries say: promotions, discounts by hand, other prices, exemptions.
CREATE TABLE modifier_total (
    store         INTEGER NOT NULL,
    business_date TEXT    NOT NULL,
    workstation   INTEGER NOT NULL REFERENCES workstation,
    currency      TEXT    NOT NULL,
    kind          TEXT    NOT NULL,
    times         ${long} NOT NULL,
    amount        ${long} NOT NULL,
    PRIMARY KEY (store, business_date, workstation, currency, kind)
) ${strictClustered};
