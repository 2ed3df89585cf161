-- Every entry as it came, for ever. standing: 'booked' is the one entry of its id; 'repeat' is the same entry once more, at another place;
-- 'quarantined' is another entry under an id that is taken; 'nameless' is one whose header cannot be read. parked: how many of its
-- effects were not applied when it came. body: UTF-8 in a Zstandard frame; nearly all that a hub holds is bodies.
CREATE TABLE journal_entry (
    store         INTEGER NOT NULL,
    workstation   INTEGER NOT NULL REFERENCES workstation,
    epoch         TEXT    NOT NULL,
    sequence      ${long} NOT NULL CHECK (sequence >= 1),
    entry_id      ${blob},
    standing      TEXT    NOT NULL CHECK (standing IN ('booked', 'repeat', 'quarantined', 'nameless')),
    kind          TEXT    NOT NULL,
    series        INTEGER,
    number        ${long},
    content_hash  TEXT    NOT NULL,
    hash          TEXT    NOT NULL,
    parked        INTEGER NOT NULL CHECK (parked >= 0),
    received_at   ${long} NOT NULL,
    header        TEXT    NOT NULL,
    body          ${blob} NOT NULL,
    PRIMARY KEY (store, workstation, epoch, sequence),
    CHECK ((entry_id IS NULL) = (standing = 'nameless'))
) ${strict};

CREATE UNIQUE INDEX journal_entry_id ON journal_entry (entry_id) WHERE standing = 'booked';

-- An effect that was not applied when its entry came, and why; never changed.
CREATE TABLE parked_effect (
    store       INTEGER NOT NULL,
    workstation INTEGER NOT NULL,
    epoch       TEXT    NOT NULL,
    sequence    ${long} NOT NULL,
    effect      TEXT    NOT NULL,
    code        TEXT    NOT NULL,
    text        TEXT    NOT NULL,
    PRIMARY KEY (store, workstation, epoch, sequence, effect),
    FOREIGN KEY (store, workstation, epoch, sequence) REFERENCES journal_entry
) ${strictClustered};
