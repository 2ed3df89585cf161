-- Leads to the invoice of a sale; its entry may be carried by another.
CREATE INDEX invoice ON entry (coalesce(body ->> '$.transaction', body ->> '$.body.transaction'))
WHERE kind IN ('InvoiceIssued', 'Carried');
