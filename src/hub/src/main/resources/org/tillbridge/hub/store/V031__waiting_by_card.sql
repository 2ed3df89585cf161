-- What waits for a customer is found by the card once the customer is known; what waits for anything else stands together, under no card.
CREATE INDEX waiting_effect_customer ON waiting_effect (loyalty_code, store) WHERE settled_at IS NULL;

CREATE INDEX customer_known_since ON customer (known_since);
