package org.tillbridge.benchmarks.peers;

import org.tillbridge.benchmarks.BigCatalogue;
import org.tillbridge.demo.data.DemoData;
import org.tillbridge.demo.replay.Invoice;
import org.tillbridge.demo.replay.InvoiceFiles;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// The rows: real items and invoices, repeated under new numbers until there are enough of them.
final class PeerRows {
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

    /// Writes a catalogue of so many items and as many rows of stock, in the form of the hub's
    /// import.
    Path catalogue(Path folder, int items) throws IOException {
        List<String> rows = Files.readAllLines(data.catalogues().getFirst().resolve("items.tsv"));
        Files.createDirectories(folder);
        try (Writer item = Files.newBufferedWriter(folder.resolve("items.tsv"));
                Writer stock = Files.newBufferedWriter(folder.resolve("stock.tsv"))) {
            item.write(rows.getFirst() + "\n");
            stock.write("store\tsku\tonHand\n");
            for (int n = 0; n < items; n++) {
                String[] cells = rows.get(1 + n % (rows.size() - 1)).split("\t", -1);
                item.write(
                        String.join(
                                        "\t",
                                        sku(n),
                                        cells[1],
                                        cells[2],
                                        BigCatalogue.code(n + 1),
                                        price(n))
                                + "\n");
                stock.write("1\t" + sku(n) + "\t" + n * 7919L % 500 + "\n");
            }
        }
        return folder;
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
