-- Customers of the chain, as they were enrolled. survivor: who stands for all that turned out to be the same person; itself for most. name and email
-- are personal data, and may be erased.
CREATE TABLE customer (
    customer     ${blob} NOT NULL PRIMARY KEY,
    loyalty_code TEXT    NOT NULL,
    name         TEXT    NOT NULL,
    email        TEXT,
    enrolled_by  ${blob} NOT NULL,
    known_since  ${long} NOT NULL,
    survivor     ${blob} NOT NULL REFERENCES customer
) ${strictClustered};

CREATE INDEX customer_survivor ON customer (survivor);

-- By what a customer is found: the one who stands for all who are known by it. kind: loyaltyCode, or email in its normal form.
CREATE TABLE customer_key (
    kind     TEXT    NOT NULL,
    value    TEXT    NOT NULL,
    customer ${blob} NOT NULL REFERENCES customer,
    PRIMARY KEY (kind, value)
) ${strictClustered};

CREATE INDEX customer_key_customer ON customer_key (customer);

-- What entries say of a person, apart from the entries, which have its hash: of salt and part. It may be erased.
CREATE TABLE personal_part (
    hash TEXT NOT NULL PRIMARY KEY,
    salt TEXT NOT NULL,
    part TEXT NOT NULL
) ${strictClustered};

-- loyalty_code: whose enrolment settles the effect, where that is a customer.
ALTER TABLE waiting_effect ADD COLUMN loyalty_code TEXT;

-- What a sale earns its customer, in parts per million.
ALTER TABLE store ADD COLUMN points_rate INTEGER NOT NULL DEFAULT 0 CHECK (points_rate >= 0);
