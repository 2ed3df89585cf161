-- A hub that was restored from a backup gets back what it lost. workstation_from: numbers below may be those of machines it has forgotten.
CREATE TABLE healing (
    began_at         ${long} NOT NULL PRIMARY KEY,
    evidence         TEXT    NOT NULL,
    workstation_from INTEGER NOT NULL,
    ended_at         ${long},
    ended_because    TEXT
) ${strict};

-- When a workstation last said how far its journal reaches, and when the hub last had all of it.
CREATE TABLE workstation_heard (
    workstation INTEGER NOT NULL PRIMARY KEY REFERENCES workstation,
    at          ${long} NOT NULL,
    drained_at  ${long}
) ${strict};

-- series_from: those below may have been given before a backup was put back.
ALTER TABLE workstation ADD COLUMN series_from INTEGER NOT NULL DEFAULT 1;
