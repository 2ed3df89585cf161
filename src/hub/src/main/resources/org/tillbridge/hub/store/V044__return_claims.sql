-- Lines of sales that a workstation is about to take back, in the store that sold: one workstation at a time. They book nothing and lapse; what was
-- done is booked whoever has a claim. return_id: the return that they are for, which ends them when it is booked. first_at, claimed_at: by hub time, when it was
-- claimed first without a pause longer than that, and last.
CREATE TABLE return_claim (
    store          INTEGER NOT NULL REFERENCES store,
    transaction_id ${blob} NOT NULL,
    line           INTEGER NOT NULL CHECK (line >= 1),
    workstation    INTEGER NOT NULL REFERENCES workstation,
    return_id      ${blob} NOT NULL,
    first_at       ${long} NOT NULL,
    claimed_at     ${long} NOT NULL,
    PRIMARY KEY (store, transaction_id, line)
) ${strictClustered};

CREATE INDEX return_claim_at ON return_claim (store, claimed_at);
