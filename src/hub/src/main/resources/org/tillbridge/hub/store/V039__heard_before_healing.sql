-- heard_until: when a workstation was last heard before, by what the backup said. Who is waited for is counted back from there, however old the backup is.
ALTER TABLE healing ADD COLUMN heard_until ${long} NOT NULL DEFAULT 0;

UPDATE healing SET heard_until = began_at;
