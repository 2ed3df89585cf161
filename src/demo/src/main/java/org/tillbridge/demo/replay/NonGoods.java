package org.tillbridge.demo.replay;

import org.tillbridge.retail.DepartmentId;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which skus of the invoices are no goods, and the department each is booked under.
public record NonGoods(Map<String, Booking> bySku) {
    /// @param reason what it is, in a word or two
    public record Booking(DepartmentId department, String reason) {}

    public NonGoods {
        bySku = Map.copyOf(bySku);
    }

    /// Reads a table in the form that the hub's import takes.
    public static NonGoods read(Path file) throws IOException {
        List<String> rows = Files.readAllLines(file);
        Map<String, Booking> bySku = new HashMap<>();
        for (String row : rows.subList(1, rows.size())) {
            List<String> cells = List.of(row.split("\t", -1));
            bySku.put(
                    cells.get(0),
                    new Booking(new DepartmentId(Integer.parseInt(cells.get(1))), cells.get(2)));
        }
        return new NonGoods(bySku);
    }

    public Optional<Booking> booking(String sku) {
        return Optional.ofNullable(bySku.get(sku));
    }
}
