-- A workstation whose journal and key are on more than one machine: since when that is known, and until when they have to be enrolled anew.
CREATE TABLE workstation_doubt (
    workstation INTEGER NOT NULL PRIMARY KEY REFERENCES workstation,
    since       ${long} NOT NULL,
    enrol_by    ${long} NOT NULL
) ${strict};
