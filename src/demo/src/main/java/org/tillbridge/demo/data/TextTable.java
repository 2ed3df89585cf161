package org.tillbridge.demo.data;

import java.util.List;
import java.util.stream.IntStream;

/// Rows of cells in columns that line up; the first columns to the left, all others to the right.
public record TextTable(int leftColumns, List<List<String>> rows) {
    private static final String BETWEEN = "  ";

    public TextTable {
        rows = rows.stream().map(List::copyOf).toList();
    }

    /// Its lines, with no blanks at their ends.
    public List<String> lines() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        List<Integer> widths = IntStream.range(0, columns).mapToObj(this::width).toList();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> column < row.size())
                .mapToInt(row -> row.get(column).length())
                .max()
                .orElse(0);
    }

    private String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            String blanks = " ".repeat(widths.get(column) - cell.length());
            line.append(column < leftColumns ? cell + blanks : blanks + cell).append(BETWEEN);
        }
        return line.toString().stripTrailing();
    }
}
