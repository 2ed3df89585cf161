-- Whoever is younger, in years, may not buy it.
ALTER TABLE item ADD COLUMN minimum_age INTEGER CHECK (minimum_age BETWEEN 1 AND 99);
