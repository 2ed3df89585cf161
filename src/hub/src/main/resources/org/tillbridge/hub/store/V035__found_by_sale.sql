-- What came back of a sale, and what became of one that was set aside, is found by the sale, and what is still set aside among that alone. SQLite thinks
-- little of how much a store has done: it walks through all of that unless an index holds all that is asked for.
DROP INDEX returned_line_original;

CREATE INDEX returned_line_original ON returned_line (store, transaction_id, line, source, source_line, quantity);

CREATE INDEX suspended_sale_transaction ON suspended_sale (store, transaction_id, workstation, let_go, taken_by, taken_at);

DROP INDEX suspended_sale_open;

CREATE INDEX suspended_sale_open ON suspended_sale
    (store, workstation, let_go, taken_by, taken_at, transaction_id, resumed, suspended_at, operator, business_date, lines, currency, total)
WHERE resumed = 0 OR let_go = 0;
