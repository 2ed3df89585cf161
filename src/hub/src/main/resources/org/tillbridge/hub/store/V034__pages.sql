-- Lists are read page by page: from the row behind the last one that was seen.
DROP INDEX conflict_at;

CREATE INDEX conflict_latest ON conflict (at, store, entry_id, rule, subject);

CREATE INDEX waiting_effect_place ON waiting_effect (store, workstation, epoch, sequence, effect, settled_at) WHERE settled_at IS NULL;

CREATE INDEX store_day_latest ON store_day (business_date DESC, store);

-- What items are found by, folded: the words of the name, the sku, the codes. Compared by bytes, so that what begins so stands together.
CREATE TABLE item_term (
    item INTEGER NOT NULL REFERENCES item,
    term TEXT ${byBytes} NOT NULL,
    PRIMARY KEY (item, term)
) ${strictClustered};

CREATE INDEX item_term_term ON item_term (term, item);

-- has_terms: 0 until the next start where an item was written by a version that knew no terms.
ALTER TABLE item ADD COLUMN has_terms INTEGER NOT NULL DEFAULT 0;

CREATE INDEX item_without_terms ON item (item) WHERE has_terms = 0;
