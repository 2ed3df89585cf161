-- Whether what comes back is a deposit is asked of the companion, not of the goods that bring it along.
CREATE INDEX companion_of ON companion (companion);
