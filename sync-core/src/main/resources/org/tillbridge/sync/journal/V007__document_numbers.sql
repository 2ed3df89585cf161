-- Leads to a receipt by the number that is printed on it.
CREATE INDEX document_number ON filed_retail_transaction (number);
