-- A workstation that head office trusts no longer: since when, and why.
CREATE TABLE workstation_revocation (
    workstation INTEGER NOT NULL PRIMARY KEY REFERENCES workstation,
    since       ${long} NOT NULL,
    reason      TEXT    NOT NULL
) ${strict};
