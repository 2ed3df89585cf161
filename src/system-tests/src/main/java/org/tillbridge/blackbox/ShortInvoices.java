package org.tillbridge.blackbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/// Invoices of one to three lines, cut from real ones, so that many are paid.
final class ShortInvoices {
    private static final LocalDateTime FIRST = LocalDateTime.of(2010, 12, 1, 8, 0);
    private static final int A_DAY = 500;
    private static final String HEAD = "invoice\tsku\tquantity\tunit_price_gbp";

    private final Path real;
    private final int count;
    private final List<String> first;

    /// @param real a folder with invoices
    ShortInvoices(Path real, int count) {
        this(real, count, List.of());
    }

    private ShortInvoices(Path real, int count, List<String> first) {
        this.real = real;
        this.count = count;
        this.first = List.copyOf(first);
    }

    /// The same, and before them a few lines of an invoice of the first workstation.
    ///
    /// @param lines sku, quantity, price
    ShortInvoices after(List<String> lines) {
        return new ShortInvoices(real, count, lines);
    }

    /// Writes them.
    Path in(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<String> sold =
                Files.readAllLines(real.resolve("lines.tsv")).stream()
                        .skip(1)
                        .filter(line -> line.matches("\\d+\t[^\t]+\t[1-9]\\d{0,2}\t.*"))
                        .map(line -> line.substring(line.indexOf('\t') + 1))
                        .toList();
        List<String> invoices = new ArrayList<>(List.of("invoice\tlocal_time"));
        List<String> lines = new ArrayList<>(List.of(HEAD));
        if (!first.isEmpty()) {
            invoices.add("0\t" + FIRST.minusMinutes(1));
            first.forEach(line -> lines.add("0\t" + line));
        }
        int next = 0;
        for (int number = 1; number <= count; number++) {
            invoices.add("%d\t%s".formatted(number, at(number)));
            for (int line = 0; line <= number % 3; line++) {
                lines.add(number + "\t" + sold.get(next++ % sold.size()));
            }
        }
        Files.write(folder.resolve("invoices.tsv"), invoices);
        Files.write(folder.resolve("lines.tsv"), lines);
        Files.write(
                folder.resolve("products.tsv"), Files.readAllBytes(real.resolve("products.tsv")));
        return folder;
    }

    private static LocalDateTime at(int number) {
        return FIRST.plusDays(number / A_DAY).plusMinutes(number % A_DAY);
    }
}
