package org.tillbridge.demo.replay;

import org.tillbridge.demo.data.DemoData;
import org.tillbridge.hub.tsv.TsvColumns;
import org.tillbridge.hub.tsv.TsvFile;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What invoices sell and the demo shop does not have, made into items: in the first department, by
/// the name in the invoices' `products.tsv`, at the highest price that was ever paid, none on the
/// shelf.
final class OtherGoods {
    private static final TsvColumns SKUS =
            new TsvColumns(
                    List.of("sku"), List.of("name", "department", "codes", "price", "taxClass"));
    private static final int LONGEST_NAME = 120;

    private OtherGoods() {}

    /// The demo shop with these goods in it; as it is if it has them all.
    ///
    /// @param folder for files in the form of an import
    static DemoData in(DemoData shop, InvoiceFiles invoices, Path folder) throws IOException {
        Map<String, BigDecimal> prices = prices(invoices.invoices());
        NonGoods nonGoods = NonGoods.read(shop.nonGoods());
        prices.keySet().removeIf(sku -> nonGoods.booking(sku).isPresent());
        prices.keySet().removeAll(skus(shop.catalogues()));
        if (prices.isEmpty()) {
            return shop;
        }
        StringBuilder items = new StringBuilder("sku\tname\tdepartment\tprice\n");
        StringBuilder stock = new StringBuilder("store\tsku\tonHand\n");
        prices.forEach(
                (sku, price) -> {
                    String description = invoices.descriptions().getOrDefault(sku, "");
                    String name = description.isEmpty() ? sku : description;
                    String cut = name.substring(0, Math.min(name.length(), LONGEST_NAME));
                    items.append("%s\t%s\t1\t%s\n".formatted(sku, cut, price.toPlainString()));
                    stock.append("1\t%s\t0\n".formatted(sku));
                });
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("items.tsv"), items);
        Files.writeString(folder.resolve("stock.tsv"), stock);
        return shop.with(folder);
    }

    private static Map<String, BigDecimal> prices(List<Invoice> invoices) {
        Map<String, BigDecimal> prices = new TreeMap<>();
        for (Invoice invoice : invoices) {
            for (Invoice.Line line : invoice.lines()) {
                prices.merge(line.sku(), line.unitPrice(), BigDecimal::max);
            }
        }
        return prices;
    }

    private static Set<String> skus(List<Path> catalogues) throws IOException {
        Set<String> skus = new HashSet<>();
        for (Path catalogue : catalogues) {
            TsvFile.read(catalogue, "items.tsv", SKUS).map(TsvFile::rows).orElse(List.of()).stream()
                    .map(row -> row.cell("sku"))
                    .forEach(skus::add);
        }
        return skus;
    }
}
