-- What the terminals of a store may take without asking a bank, -1 where the store says nothing, and how
-- soon they have to forward it.
ALTER TABLE store ADD COLUMN card_floor_limit ${long} NOT NULL DEFAULT -1 CHECK (card_floor_limit >= -1);
ALTER TABLE store ADD COLUMN card_forward_hours INTEGER NOT NULL DEFAULT 24 CHECK (card_forward_hours BETWEEN 1 AND 168);
