-- Pieces of items with a serial number, of the whole chain: whoever is told of one locks it here.
CREATE TABLE piece (
    item   INTEGER NOT NULL,
    serial TEXT    NOT NULL,
    PRIMARY KEY (item, serial)
) ${strictClustered};

-- What happened to them, and the document that says so. at: when, by the document.
CREATE TABLE piece_move (
    store    INTEGER NOT NULL,
    entry_id ${blob} NOT NULL,
    line     INTEGER NOT NULL,
    item     INTEGER NOT NULL,
    serial   TEXT    NOT NULL,
    kind     TEXT    NOT NULL CHECK (kind IN ('sold', 'broughtBack')),
    at       ${long} NOT NULL,
    number   TEXT    NOT NULL,
    PRIMARY KEY (store, entry_id, line)
) ${strictClustered};

CREATE INDEX piece_move_piece ON piece_move (item, serial, at, entry_id, line);
