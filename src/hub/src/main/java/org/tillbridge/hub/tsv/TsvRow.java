package org.tillbridge.hub.tsv;

import java.util.Map;

/// One row of a file, its cells by the names of their columns.
///
/// @param file its name
/// @param line the header is line 1
public record TsvRow(String file, int line, Map<String, String> cells) {
    public TsvRow {
        cells = Map.copyOf(cells);
    }

    /// The cell in a column; empty where the row or the file has none.
    public String cell(String column) {
        return cells.getOrDefault(column, "");
    }

    public Finding finding(String kind, String value, String done) {
        return new Finding(file, line, kind, value, done);
    }
}
