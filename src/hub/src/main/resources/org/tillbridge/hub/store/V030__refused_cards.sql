-- Which card payments a bank refused after a terminal had taken them upon itself, and who said so.
CREATE TABLE refused_card (
    tender_id ${blob} NOT NULL PRIMARY KEY,
    store     INTEGER NOT NULL,
    entry_id  ${blob} NOT NULL
) ${strictClustered};
