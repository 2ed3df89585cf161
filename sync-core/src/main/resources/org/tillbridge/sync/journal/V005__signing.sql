-- Leads to what became of a transaction at the signing unit; an entry of these may be carried by another.
CREATE INDEX signing ON entry (coalesce(body ->> '$.transaction', body ->> '$.body.transaction'))
WHERE kind IN ('SigningUnitSet', 'DocumentSigned', 'DocumentUnsigned', 'Carried');
