CREATE INDEX retail_transaction_id ON retail_transaction (transaction_id);

-- transaction_id: whose arrival settles the effect, where that is a sale.
ALTER TABLE waiting_effect ADD COLUMN transaction_id ${blob};

-- What came back of a line that was sold, wherever it came back: in the store that sold it. source: the entry that says so, and its line.
CREATE TABLE returned_line (
    store          INTEGER NOT NULL,
    source         ${blob} NOT NULL,
    source_line    INTEGER NOT NULL,
    transaction_id ${blob} NOT NULL,
    line           INTEGER NOT NULL,
    quantity       ${long} NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (store, source, source_line)
) ${strictClustered};

CREATE INDEX returned_line_original ON returned_line (store, transaction_id, line);

-- What an entry means for another store: written in the commit of the entry, applied in one of that store, once.
CREATE TABLE consequence (
    entry_id       ${blob} NOT NULL,
    n              INTEGER NOT NULL,
    target_store   INTEGER NOT NULL REFERENCES store,
    transaction_id ${blob} NOT NULL,
    line           INTEGER NOT NULL,
    quantity       ${long} NOT NULL CHECK (quantity > 0),
    applied_at     ${long},
    PRIMARY KEY (entry_id, n)
) ${strictClustered};

CREATE INDEX consequence_due ON consequence (target_store) WHERE applied_at IS NULL;

-- What a rule settled. fact: what the entry says; other: what it met; both as sentences.
CREATE TABLE conflict (
    store    INTEGER NOT NULL,
    entry_id ${blob} NOT NULL,
    rule     TEXT    NOT NULL,
    subject  TEXT    NOT NULL,
    fact     TEXT    NOT NULL,
    other    TEXT    NOT NULL,
    at       ${long} NOT NULL,
    PRIMARY KEY (store, entry_id, rule, subject)
) ${strictClustered};

CREATE INDEX conflict_at ON conflict (at);
