-- The dead workstation that a new one takes the place of: it may send what that one had not sent.
ALTER TABLE enrolment_code ADD COLUMN replaces INTEGER REFERENCES workstation;
ALTER TABLE workstation ADD COLUMN replaces INTEGER REFERENCES workstation;
