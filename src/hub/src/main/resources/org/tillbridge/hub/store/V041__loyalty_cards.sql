-- Loyalty cards: whoever enrols somebody with one, or is paid with one that nobody is known to own, locks it here.
CREATE TABLE loyalty_card (
    code TEXT NOT NULL PRIMARY KEY
) ${strictClustered};
