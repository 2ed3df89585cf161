package org.tillbridge.hub.store;

import java.util.ArrayList;
import java.util.List;

/// Rows parted so that few different statements insert any number of them.
final class Batches {
    private static final int MANY = 32;
    private static final int SOME = 8;

    private Batches() {}

    static List<List<Object[]>> of(List<Object[]> rows) {
        List<List<Object[]>> batches = new ArrayList<>();
        int taken = 0;
        while (taken < rows.size()) {
            int size = size(rows.size() - taken);
            batches.add(rows.subList(taken, taken + size));
            taken += size;
        }
        return batches;
    }

    private static int size(int left) {
        if (left >= MANY) {
            return MANY;
        }
        return left >= SOME ? SOME : 1;
    }

    /// @param rows at least one, all of the same length
    static String statement(String into, List<Object[]> rows, String then) {
        String row = "(" + "?, ".repeat(rows.getFirst().length - 1) + "?)";
        String values = row + (", " + row).repeat(rows.size() - 1);
        return into + " " + values + " " + then;
    }
}
