-- What may not be sold because its maker or the shop calls it back. lot: empty for every lot of the item.
CREATE TABLE recall (
    item   INTEGER NOT NULL REFERENCES item,
    lot    TEXT    NOT NULL CHECK (length(lot) <= 48),
    reason TEXT    NOT NULL CHECK (length(reason) BETWEEN 1 AND 120),
    PRIMARY KEY (item, lot)
) ${strictClustered};
