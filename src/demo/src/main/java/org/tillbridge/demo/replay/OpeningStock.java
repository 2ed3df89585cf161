package org.tillbridge.demo.replay;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What lies on the shelf of the store before the first sale: the rows of the import's `stock.tsv`.
final class OpeningStock {
    private static final String STORE = "1";

    private OpeningStock() {}

    /// @return thousandths by sku
    static Map<String, Long> read(List<Path> catalogues) throws IOException {
        Map<String, Long> opening = new HashMap<>();
        for (Path catalogue : catalogues) {
            Path file = catalogue.resolve("stock.tsv");
            if (!Files.exists(file)) {
                continue;
            }
            for (String row : Files.readAllLines(file)) {
                List<String> cells = List.of(row.split("\t", -1));
                if (cells.get(0).equals(STORE)) {
                    opening.putIfAbsent(
                            cells.get(1),
                            new BigDecimal(cells.get(2)).movePointRight(3).longValueExact());
                }
            }
        }
        return opening;
    }
}
