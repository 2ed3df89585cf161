-- How the store's own numbers are built, parted by spaces (20IIIIIVMMMMC:price:2 27:fixed). They go before those of its country.
ALTER TABLE store ADD COLUMN in_store_rules TEXT NOT NULL DEFAULT '';
