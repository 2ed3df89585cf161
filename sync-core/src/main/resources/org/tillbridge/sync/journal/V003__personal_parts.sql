-- The parts of entries that say who somebody is. An entry's header has the hash of its part, and no more, so a part can be erased and the chain
-- still verifies. hash: of salt and part.
CREATE TABLE personal_part (
    hash TEXT NOT NULL PRIMARY KEY CHECK (length(hash) = 64),
    salt TEXT NOT NULL CHECK (length(salt) = 32),
    part TEXT NOT NULL
) STRICT;
