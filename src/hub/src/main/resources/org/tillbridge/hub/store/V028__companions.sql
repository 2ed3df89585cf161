-- What an item brings along whenever it is sold: a deposit on its container, or a levy.
CREATE TABLE companion (
    item      INTEGER NOT NULL REFERENCES item,
    companion INTEGER NOT NULL REFERENCES item,
    pieces    INTEGER NOT NULL CHECK (pieces BETWEEN 1 AND 999),
    levy      INTEGER NOT NULL CHECK (levy IN (0, 1)),
    PRIMARY KEY (item, companion),
    CHECK (item <> companion)
) ${strictClustered};
