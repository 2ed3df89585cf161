-- Gift cards and store credits that head office has pay no more: their number is in the wrong hands. One may be here that nobody has heard of yet.
CREATE TABLE stored_value_block (
    code   TEXT    NOT NULL PRIMARY KEY,
    reason TEXT    NOT NULL,
    at     ${long} NOT NULL
) ${strictClustered};
