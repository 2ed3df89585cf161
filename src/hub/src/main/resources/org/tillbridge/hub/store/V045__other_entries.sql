-- other_entry_id: the entry that it met, where that is one and the hub knew which.
ALTER TABLE conflict ADD COLUMN other_entry_id ${blob};

-- resumed_entry_id: the entry by which the journal of the taker says that it is rung again, where the hub knows which.
ALTER TABLE suspended_sale ADD COLUMN resumed_entry_id ${blob};
