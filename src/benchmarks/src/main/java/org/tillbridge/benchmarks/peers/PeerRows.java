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

    /// Brings so many items and as many rows of stock to a hub that runs, in the form of its
    /// import.
    void fill(Office office, int items) throws IOException {
        List<String> real = Files.readAllLines(data.catalogues().getFirst().resolve("items.tsv"));
        for (int from = 0; from < items; from += ROWS_AT_ONCE) {
            int end = Math.min(items, from + ROWS_AT_ONCE);
            StringBuilder item = new StringBuilder(real.getFirst()).append('\n');
            for (int n = from; n < end; n++) {
                String[] cells = real.get(1 + n % (real.size() - 1)).split("\t", -1);
                String code = BigCatalogue.code(n + 1);
                String name = cells[1].isBlank() ? sku(n) : cells[1];
                List<String> row = List.of(sku(n), name, cells[2], code, price(n));
                item.append(String.join("\t", row)).append('\n');
            }
            office.bring("items.tsv", item.toString());
        }
        for (int from = 0; from < items; from += ROWS_AT_ONCE) {
            int end = Math.min(items, from + ROWS_AT_ONCE);
            StringBuilder stock = new StringBuilder("store\tsku\tonHand\n");
            for (int n = from; n < end; n++) {
                stock.append("1\t" + sku(n) + "\t" + n * 7919L % 500 + "\n");
            }
            office.bring("stock.tsv", stock.toString());
        }
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
