-- How long after the hub was last heard somebody may still approve at a till of the store.
ALTER TABLE store ADD COLUMN approval_hours INTEGER NOT NULL DEFAULT 72 CHECK (approval_hours BETWEEN 1 AND 8760);
