-- What was being rung in a journal that was set aside since. It may have been completed there, and the entry
-- lost: it goes on under another id.
CREATE TABLE salvaged_sale (
    transaction_id BLOB NOT NULL PRIMARY KEY CHECK (length(transaction_id) = 16)
) STRICT, WITHOUT ROWID;
