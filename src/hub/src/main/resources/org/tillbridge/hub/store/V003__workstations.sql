CREATE TABLE workstation (
    workstation INTEGER NOT NULL PRIMARY KEY CHECK (workstation >= 1),
    store       INTEGER NOT NULL REFERENCES store,
    name        TEXT    NOT NULL,
    public_key  TEXT    NOT NULL,
    certificate TEXT    NOT NULL,
    enrolled_at ${long} NOT NULL
) ${strict};

-- code_hash: SHA-256, in hex, of a code that is good once.
CREATE TABLE enrolment_code (
    code_hash   TEXT    NOT NULL PRIMARY KEY,
    store       INTEGER NOT NULL REFERENCES store,
    name        TEXT,
    expires_at  ${long} NOT NULL,
    workstation INTEGER REFERENCES workstation
) ${strict};

-- The lives of a workstation's journal: how far each is booked. A series that is null was not given out by this database.
CREATE TABLE workstation_epoch (
    workstation INTEGER NOT NULL REFERENCES workstation,
    epoch       TEXT    NOT NULL CHECK (length(epoch) = 16),
    series      INTEGER CHECK (series >= 1),
    watermark   ${long} NOT NULL CHECK (watermark >= 0),
    head_hash   TEXT    NOT NULL CHECK (length(head_hash) = 64),
    PRIMARY KEY (workstation, epoch)
) ${strictClustered};
