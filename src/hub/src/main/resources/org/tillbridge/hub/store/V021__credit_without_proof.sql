-- Whether a store gives nothing but a store credit for goods whose purchase nothing proves.
ALTER TABLE store ADD COLUMN credit_without_proof INTEGER NOT NULL DEFAULT 0 CHECK (credit_without_proof IN (0, 1));
