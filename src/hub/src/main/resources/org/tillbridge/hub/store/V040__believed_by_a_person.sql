-- believed: a person said that the workstation is believed in it though it is revoked, and it waits for something else.
ALTER TABLE waiting_effect ADD COLUMN believed INTEGER NOT NULL DEFAULT 0 CHECK (believed IN (0, 1));
