-- Which transactions sold a piece with a serial number, or brought it back. Written with the transaction itself.
CREATE TABLE piece_moved (
    item   INTEGER NOT NULL CHECK (item >= 1),
    serial TEXT    NOT NULL,
    place  INTEGER NOT NULL REFERENCES entry (place),
    PRIMARY KEY (item, serial, place)
) STRICT, WITHOUT ROWID;

-- Those that an earlier version wrote; not the lines that were voided.
INSERT OR IGNORE INTO piece_moved (item, serial, place)
SELECT line.value ->> 'item', line.value ->> 'serial', told.place
FROM (
    SELECT place, iif(entry.kind = 'Carried', entry.body ->> 'body', entry.body) AS body
    FROM retail_transaction JOIN entry USING (place)
    WHERE instr(entry.body, '"serial":') > 0) AS told, json_each(told.body, '$.lines') AS line
WHERE line.value ->> 'item' IS NOT NULL
    AND line.value ->> 'serial' IS NOT NULL
    AND NOT EXISTS (
        SELECT 1 FROM json_each(told.body, '$.lines') AS taken_out
        WHERE taken_out.value ->> 'voided' = line.value ->> 'n');
