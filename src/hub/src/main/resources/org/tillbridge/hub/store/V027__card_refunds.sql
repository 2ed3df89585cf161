-- Which entries gave money back to a card, by the tender under which it paid; in whatever store.
CREATE TABLE card_refund (
    store     INTEGER NOT NULL,
    entry_id  ${blob} NOT NULL,
    tender_id ${blob} NOT NULL,
    PRIMARY KEY (store, entry_id, tender_id)
) ${strictClustered};

CREATE INDEX card_refund_tender ON card_refund (tender_id);
