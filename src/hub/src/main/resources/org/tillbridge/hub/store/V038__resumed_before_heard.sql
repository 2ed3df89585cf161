-- Sales that were rung on where they had been set aside, as far as the hub has not heard of that: where damage took the till's journal, the one is sent before
-- the other. at: when, by the till.
CREATE TABLE resumed_before_heard (
    store          INTEGER NOT NULL,
    workstation    INTEGER NOT NULL,
    transaction_id ${blob} NOT NULL,
    at             ${long} NOT NULL,
    PRIMARY KEY (store, workstation, transaction_id, at)
) ${strictClustered};
