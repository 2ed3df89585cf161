package org.tillbridge.hub.catalogue;

import org.tillbridge.hub.tsv.Finding;
import org.tillbridge.hub.tsv.TsvRow;

import java.util.ArrayList;
import java.util.List;

/// What was odd in the rows of one transaction.
final class Findings {
    static final String ROW_NOT_TAKEN = "Row not taken.";

    private final List<Finding> found = new ArrayList<>();

    void add(TsvRow row, String kind, String value, String done) {
        found.add(row.finding(kind, value, done));
    }

    void notTaken(TsvRow row, String kind, String value) {
        add(row, kind, value, ROW_NOT_TAKEN);
    }

    List<Finding> all() {
        return found;
    }
}
