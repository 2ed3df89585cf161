-- Leads to the few entries that say which sales are set aside; one of them may be carried by another.
CREATE INDEX suspension ON entry (place) WHERE kind IN ('SaleSuspended', 'SaleResumed', 'Carried');
