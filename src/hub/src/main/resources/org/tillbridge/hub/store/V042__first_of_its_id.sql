-- again: another transaction was booked before it under its id, in whatever store. The first is the original of what comes back, for ever.
ALTER TABLE retail_transaction ADD COLUMN again INTEGER NOT NULL DEFAULT 0 CHECK (again IN (0, 1));

UPDATE retail_transaction SET again = 1
WHERE EXISTS (
  SELECT 1 FROM retail_transaction original
  WHERE original.transaction_id = retail_transaction.transaction_id
    AND (original.store, original.entry_id) < (retail_transaction.store, retail_transaction.entry_id));

DROP INDEX retail_transaction_id;

CREATE UNIQUE INDEX retail_transaction_original ON retail_transaction (transaction_id) WHERE again = 0;

CREATE INDEX retail_transaction_again ON retail_transaction (transaction_id) WHERE again = 1;
