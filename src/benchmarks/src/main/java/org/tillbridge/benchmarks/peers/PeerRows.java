package org.tillbridge.benchmarks.peers;

import org.tillbridge.benchmarks.BigCatalogue;
import org.tillbridge.demo.data.DemoData;
import org.tillbridge.demo.replay.Invoice;
import org.tillbridge.demo.replay.InvoiceFiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The rows: real items and invoices, repeated under new numbers until there are enough of them.
final class PeerRows {
    private static final int ROWS_AT_ONCE = 5_000;

    private final DemoData data;

    PeerRows(DemoData data) {
        this.data = data;
    }

    /// The shop that sells them.
    Path shop() {
        return data.shop();
    }

    /// What the invoices are about, under their own numbers.
    List<Path> realCatalogue() {
        return data.catalogues();
    }

    /// Brings so many items and as many rows of stock to a hub that runs.
    void fill(Office office, int items) throws IOException {
        List<String> real = Files.readAllLines(data.catalogues().getFirst().resolve("items.tsv"));
        bring(office, "items.tsv", real.getFirst(), items, n -> item(real, n));
        bring(office, "stock.tsv", "store\tsku\tonHand", items, PeerRows::stock);
    }

    private static void bring(
            Office office, String file, String header, int rows, IntFunction<String> row)
            throws IOException {
        for (int from = 0; from < rows; from += ROWS_AT_ONCE) {
            String some =
                    IntStream.range(from, Math.min(rows, from + ROWS_AT_ONCE))
                            .mapToObj(row)
                            .collect(Collectors.joining("\n"));
            office.bring(file, header + "\n" + some + "\n");
        }
    }

    private static String item(List<String> real, int n) {
        String[] cells = real.get(1 + n % (real.size() - 1)).split("\t", -1);
        String name = cells[1].isBlank() ? sku(n) : cells[1];
        return String.join("\t", sku(n), name, cells[2], BigCatalogue.code(n + 1), price(n));
    }

    private static String stock(int n) {
        return "1\t" + sku(n) + "\t" + n * 7919L % 500;
    }

    /// The item of that place in the catalogue.
    static String sku(int n) {
        return String.format(Locale.ROOT, "P%06d", n);
    }

    /// So many invoices; after the last comes the first again.
    List<Invoice> sales(int count) throws IOException {
        List<Invoice> real = InvoiceFiles.read(data.invoices(), ZoneOffset.UTC).invoices();
        return IntStream.range(0, count).mapToObj(n -> real.get(n % real.size())).toList();
    }

    private static String price(int n) {
        return String.format(Locale.ROOT, "%d.%02d", 1 + n % 97, n % 100);
    }
}
