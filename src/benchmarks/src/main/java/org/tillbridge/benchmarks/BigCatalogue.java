package org.tillbridge.benchmarks;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A made-up catalogue of any size in the hub's import form: names of two real words and a number,
/// in-store numbers with the restricted prefix 21, prices from 0.10 to 99.99, stock of 0 to 499.
public final class BigCatalogue {
    private static final List<String> FIRST =
            List.of(
                    "Ivory",
                    "Red",
                    "Vintage",
                    "Silver",
                    "Botanical",
                    "Retrospot",
                    "Paisley",
                    "Jumbo");
    private static final List<String> SECOND =
            List.of(
                    "candle",
                    "cakestand",
                    "bunting",
                    "T-light holder",
                    "mug",
                    "lunch bag",
                    "tin",
                    "doormat");

    private BigCatalogue() {}

    /// Writes `items.tsv` and `stock.tsv` for store 1 into a folder.
    public static Path write(Path folder, int items) throws IOException {
        Files.createDirectories(folder);
        try (Writer item = Files.newBufferedWriter(folder.resolve("items.tsv"));
                Writer stock = Files.newBufferedWriter(folder.resolve("stock.tsv"))) {
            item.write("sku\tname\tdepartment\tcodes\tprice\n");
            stock.write("store\tsku\tonHand\n");
            for (int n = 1; n <= items; n++) {
                item.write(
                        "B%06d\t%s\t1\t%s\t%s\n"
                                .formatted(
                                        n, name(n), code(n), price(n).getAmount().toPlainString()));
                stock.write("1\tB%06d\t%d\n".formatted(n, n % 500));
            }
        }
        return folder;
    }

    /// The name of item n.
    static String name(int n) {
        return pick(FIRST, n) + " " + pick(SECOND, n / 8) + " " + n;
    }

    /// The price of item n.
    static Money price(int n) {
        return Money.ofMinor(CurrencyUnit.GBP, n % 100 * 100L + 10 + n % 90);
    }

    /// The in-store EAN-13 of item n.
    public static String code(int n) {
        String twelve = "21%010d".formatted(n);
        int sum = 0;
        for (int index = 0; index < 12; index++) {
            sum += (twelve.charAt(index) - '0') * (index % 2 == 0 ? 1 : 3);
        }
        return twelve + (10 - sum % 10) % 10;
    }

    private static String pick(List<String> words, int n) {
        return words.get(n % words.size());
    }
}
