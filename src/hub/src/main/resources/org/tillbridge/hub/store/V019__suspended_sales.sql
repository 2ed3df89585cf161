-- Sales that are set aside, for all workstations of their store. entry_id: what set one aside. taken_by: whom the hub gave it to, or who rang it
-- again unasked. resumed: the journal of the taker says that it is rung again; let_go: that of the workstation which set it aside says so.
CREATE TABLE suspended_sale (
    store          INTEGER NOT NULL,
    entry_id       ${blob} NOT NULL,
    transaction_id ${blob} NOT NULL,
    workstation    INTEGER NOT NULL REFERENCES workstation,
    operator       INTEGER,
    business_date  TEXT    NOT NULL,
    suspended_at   ${long} NOT NULL,
    lines          INTEGER NOT NULL,
    currency       TEXT    NOT NULL,
    total          ${long} NOT NULL,
    taken_by       INTEGER REFERENCES workstation,
    taken_at       ${long},
    resumed        INTEGER NOT NULL DEFAULT 0 CHECK (resumed IN (0, 1)),
    let_go         INTEGER NOT NULL DEFAULT 0 CHECK (let_go IN (0, 1)),
    PRIMARY KEY (store, entry_id),
    CHECK ((taken_by IS NULL) = (taken_at IS NULL))
) ${strictClustered};

CREATE INDEX suspended_sale_open ON suspended_sale (store, workstation) WHERE resumed = 0 OR let_go = 0;
