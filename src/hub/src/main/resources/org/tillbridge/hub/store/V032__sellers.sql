-- What a store's receipts and invoices say of it: its address, with | between the lines, and its tax id; empty where nobody said.
ALTER TABLE store ADD COLUMN address TEXT NOT NULL DEFAULT '';
ALTER TABLE store ADD COLUMN tax_id TEXT NOT NULL DEFAULT '';
