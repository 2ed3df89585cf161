CREATE TABLE price_list (
    price_list INTEGER NOT NULL PRIMARY KEY CHECK (price_list >= 1),
    name       TEXT    NOT NULL,
    currency   TEXT    NOT NULL CHECK (length(currency) = 3)
) ${strict};

CREATE TABLE store (
    store        INTEGER NOT NULL PRIMARY KEY CHECK (store >= 1),
    name         TEXT    NOT NULL,
    country      TEXT    NOT NULL CHECK (length(country) = 2),
    time_zone    TEXT    NOT NULL,
    price_list   INTEGER NOT NULL REFERENCES price_list,
    tax_included INTEGER NOT NULL CHECK (tax_included IN (0, 1)),
    tax_rounding TEXT    NOT NULL CHECK (tax_rounding IN ('document', 'line'))
) ${strict};

CREATE TABLE tax_rate (
    tax_class  TEXT    NOT NULL,
    valid_from TEXT    NOT NULL,
    rate       INTEGER NOT NULL CHECK (rate BETWEEN 0 AND 1000000),
    PRIMARY KEY (tax_class, valid_from)
) ${strict};

CREATE TABLE department (
    department INTEGER NOT NULL PRIMARY KEY CHECK (department >= 1),
    name       TEXT    NOT NULL,
    tax_class  TEXT    NOT NULL
) ${strict};

-- An operator with no row in operator_store works in all. stretched: PBKDF2 of the PIN; what a workstation gets is keyed with its own secret besides.
CREATE TABLE operator (
    operator   INTEGER NOT NULL PRIMARY KEY CHECK (operator >= 1),
    name       TEXT    NOT NULL,
    role       TEXT    NOT NULL CHECK (role IN ('cashier', 'keyholder', 'manager', 'headOffice')),
    salt       ${blob} NOT NULL,
    iterations INTEGER NOT NULL CHECK (iterations >= 1),
    stretched  ${blob} NOT NULL
) ${strict};

CREATE TABLE operator_store (
    operator INTEGER NOT NULL REFERENCES operator,
    store    INTEGER NOT NULL REFERENCES store,
    PRIMARY KEY (operator, store)
) ${strictClustered};
