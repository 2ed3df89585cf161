-- Head office looks up what moved on a receipt by its number. Two machines that wrote one journal may have printed the same.
CREATE INDEX retail_transaction_number ON retail_transaction (store, number);
