-- Effects that were not applied when their entry came, as they stand now: settled_at says when one was applied after all. What was answered
-- stays in parked_effect. item: whose arrival settles it; null where that is no item, or was not noted yet.
CREATE TABLE waiting_effect (
    store       INTEGER NOT NULL,
    workstation INTEGER NOT NULL,
    epoch       TEXT    NOT NULL,
    sequence    ${long} NOT NULL,
    effect      TEXT    NOT NULL,
    code        TEXT    NOT NULL,
    text        TEXT    NOT NULL,
    item        INTEGER,
    settled_at  ${long},
    PRIMARY KEY (store, workstation, epoch, sequence, effect),
    FOREIGN KEY (store, workstation, epoch, sequence) REFERENCES journal_entry
) ${strictClustered};

CREATE INDEX waiting_effect_open ON waiting_effect (store, item) WHERE settled_at IS NULL;

CREATE INDEX journal_entry_repeat ON journal_entry (entry_id) WHERE standing = 'repeat';

INSERT INTO waiting_effect (store, workstation, epoch, sequence, effect, code, text)
SELECT p.store, p.workstation, p.epoch, p.sequence, p.effect, p.code, p.text
FROM parked_effect p JOIN journal_entry j
  ON j.store = p.store AND j.workstation = p.workstation AND j.epoch = p.epoch AND j.sequence = p.sequence
WHERE j.standing <> 'repeat';
