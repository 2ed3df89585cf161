CREATE TABLE item (
    item         INTEGER NOT NULL PRIMARY KEY CHECK (item >= 1),
    sku          TEXT    NOT NULL UNIQUE,
    sku_folded   TEXT    NOT NULL,
    name         TEXT    NOT NULL,
    department   INTEGER NOT NULL REFERENCES department,
    tax_class    TEXT    NOT NULL,
    discontinued INTEGER NOT NULL CHECK (discontinued IN (0, 1))
) ${strict};

CREATE INDEX item_sku_folded ON item (sku_folded);

CREATE TABLE item_code (
    code     TEXT    NOT NULL PRIMARY KEY,
    item     INTEGER NOT NULL REFERENCES item,
    position INTEGER NOT NULL
) ${strictClustered};

CREATE INDEX item_code_item ON item_code (item);

CREATE TABLE price (
    price_list INTEGER NOT NULL REFERENCES price_list,
    item       INTEGER NOT NULL REFERENCES item,
    valid_from ${long} NOT NULL,
    price      ${long} NOT NULL CHECK (price >= 0),
    PRIMARY KEY (price_list, item, valid_from)
) ${strictClustered};

CREATE TABLE favourite (
    category TEXT    NOT NULL,
    position INTEGER NOT NULL CHECK (position >= 1),
    item     INTEGER NOT NULL REFERENCES item,
    PRIMARY KEY (category, position)
) ${strictClustered};

-- What an exported list holds beside goods.
CREATE TABLE non_goods (
    sku        TEXT    NOT NULL PRIMARY KEY,
    department INTEGER NOT NULL REFERENCES department,
    reason     TEXT    NOT NULL
) ${strict};

-- The ledger: each row takes a quantity from one account to another. source is the entry that says so, or the document of an opening.
CREATE TABLE stock_movement (
    store        INTEGER NOT NULL,
    source       ${blob} NOT NULL,
    line         INTEGER NOT NULL,
    item         INTEGER NOT NULL REFERENCES item,
    quantity     ${long} NOT NULL CHECK (quantity > 0),
    from_account TEXT    NOT NULL,
    to_account   TEXT    NOT NULL,
    workstation  INTEGER,
    PRIMARY KEY (store, source, line),
    CHECK (from_account <> to_account)
) ${strictClustered};

-- Sums of the ledger by account, kept in the same commit. is_open: the ledger was opened by an import.
CREATE TABLE stock_balance (
    store       INTEGER NOT NULL,
    item        INTEGER NOT NULL REFERENCES item,
    on_hand     ${long} NOT NULL,
    sold        ${long} NOT NULL,
    unavailable ${long} NOT NULL,
    vendor      ${long} NOT NULL,
    adjusted    ${long} NOT NULL,
    opening     ${long} NOT NULL,
    is_open     INTEGER NOT NULL CHECK (is_open IN (0, 1)),
    PRIMARY KEY (store, item),
    CHECK (on_hand + sold + unavailable + vendor + adjusted + opening = 0)
) ${strictClustered};
