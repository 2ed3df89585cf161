package org.tillbridge.retail.pricing.promotion;

import org.tillbridge.retail.pricing.promotion.PlainBasket.PlainLine;
import org.tillbridge.retail.pricing.promotion.PlainBasket.PlainTax;
import org.tillbridge.retail.pricing.promotion.PlainCalculator.Sum;
import org.tillbridge.sync.wire.ReplicaRow.PromotionRow;
import org.tillbridge.sync.wire.RowCodec;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// `golden/baskets.tsv`: what baskets cost. A line of a basket is `item*quantity@price/tax`, with
/// `-10` for a person's ten per cent, and `/State:4+City:4.5` where two tax it, `+` before what the
/// line before it brings along; its promotions are those of `golden/promotions.tsv`.
final class GoldenBaskets {
    private GoldenBaskets() {}

    /// @param working how it was worked out by hand; empty where the plain calculator did it
    record GoldenBasket(String name, PlainBasket basket, Sum sum, String working) {
        String row() {
            return String.join(
                    "\t",
                    name,
                    rules(basket),
                    basket.lines().stream()
                            .map(GoldenBaskets::line)
                            .collect(Collectors.joining(" ")),
                    basket.promotions().stream()
                            .map(each -> each.id().text())
                            .collect(Collectors.joining(" ")),
                    String.join(" ", basket.coupons()),
                    basket.basketOff()
                            .map(BigDecimal::toPlainString)
                            .or(() -> basket.basketPercent().map(p -> p.toPlainString() + "%"))
                            .orElse(""),
                    sum.total().toPlainString(),
                    sum.tax().toPlainString(),
                    working);
        }

        @Override
        public String toString() {
            return row();
        }
    }

    static Map<String, Promotion> promotions() throws IOException {
        Map<String, Promotion> promotions = new LinkedHashMap<>();
        for (String row : rows("promotions.tsv")) {
            PromotionRow read = (PromotionRow) RowCodec.read("promotion", row).orElseThrow();
            promotions.put(read.key(), read.promotion());
        }
        return promotions;
    }

    static List<GoldenBasket> all() throws IOException {
        Map<String, Promotion> promotions = promotions();
        return rows("baskets.tsv").stream().skip(1).map(row -> read(row, promotions)).toList();
    }

    private static GoldenBasket read(String row, Map<String, Promotion> promotions) {
        String[] cells = row.split("\t", -1);
        String off = cells[5];
        PlainBasket basket =
                new PlainBasket(
                        cells[1].startsWith("incl"),
                        cells[1].contains("line"),
                        cells[1].contains("exempt"),
                        words(cells[2]).stream().map(GoldenBaskets::line).toList(),
                        words(cells[3]).stream()
                                .map(id -> Objects.requireNonNull(promotions.get(id), id))
                                .toList(),
                        words(cells[4]),
                        off.isEmpty() || off.endsWith("%")
                                ? Optional.empty()
                                : Optional.of(new BigDecimal(off)),
                        off.endsWith("%")
                                ? Optional.of(new BigDecimal(off.replace("%", "")))
                                : Optional.empty());
        Sum sum = new Sum(new BigDecimal(cells[6]), new BigDecimal(cells[7]));
        return new GoldenBasket(cells[0], basket, sum, cells[8]);
    }

    private static PlainLine line(String text) {
        boolean companion = text.startsWith("+");
        String[] cells = text.substring(companion ? 1 : 0).split("[*@/]");
        int off = cells[3].indexOf('-');
        return new PlainLine(
                Integer.parseInt(cells[0]),
                new BigDecimal(cells[1]),
                new BigDecimal(cells[2]),
                PlainTax.all(off < 0 ? cells[3] : cells[3].substring(0, off)),
                off < 0
                        ? Optional.empty()
                        : Optional.of(new BigDecimal(cells[3].substring(off + 1))),
                companion);
    }

    private static String line(PlainLine line) {
        return (line.companion() ? "+" : "")
                + line.item()
                + "*"
                + line.quantity().toPlainString()
                + "@"
                + line.price().toPlainString()
                + "/"
                + line.taxes().stream().map(PlainTax::toString).collect(Collectors.joining("+"))
                + line.off().map(off -> "-" + off.toPlainString()).orElse("");
    }

    private static String rules(PlainBasket basket) {
        return (basket.taxIncluded() ? "incl" : "excl")
                + (basket.taxByLine() ? " line" : " document")
                + (basket.exempt() ? " exempt" : "");
    }

    private static List<String> words(String cell) {
        return cell.isEmpty() ? List.of() : Arrays.asList(cell.split(" "));
    }

    private static List<String> rows(String file) throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(
                        GoldenBaskets.class.getResourceAsStream("/golden/" + file), file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
