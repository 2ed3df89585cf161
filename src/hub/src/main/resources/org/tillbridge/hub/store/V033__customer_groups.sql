-- Who belongs to which group of customers, as promotions name it: by what the customer is found (see customer_key), enrolled yet or not.
CREATE TABLE customer_group (
    kind           TEXT NOT NULL,
    value          TEXT NOT NULL,
    customer_group TEXT NOT NULL,
    PRIMARY KEY (kind, value, customer_group)
) ${strictClustered};
