package org.tillbridge.demo.replay;

import org.tillbridge.hub.tsv.Finding;
import org.tillbridge.hub.tsv.TsvColumns;
import org.tillbridge.hub.tsv.TsvFile;
import org.tillbridge.hub.tsv.TsvRow;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.retail.pricing.SaleLimits;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// A folder of real invoices: `invoices.tsv`, `lines.tsv`, `products.tsv`.
///
/// A malformed row is never guessed at: it is reported with file and line, and left out; so is an
/// invoice without lines.
///
/// @param invoices in the order of the file, those without lines left out
/// @param descriptions of the goods, by sku; empty where the file has none
/// @param lineCount the lines that were read, those left out not counted
public record InvoiceFiles(
        List<Invoice> invoices,
        Map<String, String> descriptions,
        long lineCount,
        List<Oddity> oddities) {
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");
    private static final Pattern SKU = Pattern.compile("\\P{Cntrl}{1,48}");
    private static final Pattern PRICE = Pattern.compile("\\d{1,9}(\\.\\d{1,4})?");
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    /// @param row from 1, the header included
    public record Oddity(String file, int row, String text) {
        @Override
        public String toString() {
            return file + " line " + row + ": " + text;
        }
    }

    /// @throws ReplayFailedException if a file or one of its columns is not there
    public static InvoiceFiles read(Path folder, ZoneId zone) throws IOException {
        return new Reader(folder, zone).read();
    }

    /// The sum of quantity times price over all lines.
    public BigDecimal value() {
        return invoices.stream()
                .flatMap(invoice -> invoice.lines().stream())
                .map(Invoice.Line::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// At most so many invoices, evenly spread over all of them; 0 for all.
    public List<Invoice> spread(int limit) {
        int all = invoices.size();
        if (limit == 0 || limit >= all) {
            return invoices;
        }
        return IntStream.range(0, limit)
                .mapToObj(index -> invoices.get((int) ((long) index * all / limit)))
                .toList();
    }

    private static final class Reader {
        private static final TsvColumns INVOICES =
                new TsvColumns(List.of("invoice", "local_time"), List.of("customer", "country"));
        private static final TsvColumns LINES =
                new TsvColumns(List.of("invoice", "sku", "quantity", "unit_price_gbp"), List.of());
        private static final TsvColumns PRODUCTS =
                new TsvColumns(List.of("sku", "description"), List.of("modal_price_gbp"));

        private final Path folder;
        private final ZoneId zone;
        private final List<Oddity> oddities = new ArrayList<>();
        private final Map<String, Head> heads = new LinkedHashMap<>();
        private final Map<String, List<Invoice.Line>> lines = new HashMap<>();
        private final Map<String, String> descriptions = new HashMap<>();
        private long lineCount;

        /// @param row at which the invoice stands
        private record Head(LocalDateTime time, int row) {}

        Reader(Path folder, ZoneId zone) {
            this.folder = folder;
            this.zone = zone;
        }

        InvoiceFiles read() throws IOException {
            rows("invoices.tsv", INVOICES, this::invoice);
            rows("lines.tsv", LINES, this::line);
            rows("products.tsv", PRODUCTS, this::product);
            List<Invoice> invoices = new ArrayList<>();
            heads.forEach(
                    (number, head) -> {
                        List<Invoice.Line> its = lines.getOrDefault(number, List.of());
                        if (its.isEmpty()) {
                            oddities.add(new Oddity("invoices.tsv", head.row(), "it has no lines"));
                        } else {
                            invoices.add(
                                    new Invoice(
                                            number,
                                            head.row(),
                                            head.time().atZone(zone).toInstant(),
                                            head.time().toLocalDate(),
                                            its));
                        }
                    });
            return new InvoiceFiles(
                    List.copyOf(invoices),
                    Map.copyOf(descriptions),
                    lineCount,
                    List.copyOf(oddities));
        }

        private void invoice(TsvRow row) {
            require(!row.cell("invoice").isEmpty(), "it has no number");
            Head head = new Head(time(row.cell("local_time")), row.line());
            require(
                    heads.putIfAbsent(row.cell("invoice"), head) == null,
                    "the invoice stands further up");
        }

        private static LocalDateTime time(String cell) {
            LocalDateTime time = parsed(cell);
            require(
                    time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR,
                    "not a day of a till: " + cell);
            return time;
        }

        private static LocalDateTime parsed(String cell) {
            try {
                return LocalDateTime.parse(cell);
            } catch (DateTimeException malformed) {
                throw new MalformedRowException("not a time like 2010-12-01T08:26: " + cell);
            }
        }

        private void line(TsvRow row) {
            String invoice = row.cell("invoice");
            require(heads.containsKey(invoice), "no invoice " + invoice);
            String sku = sku(row);
            long quantity = quantity(row.cell("quantity"));
            BigDecimal price = price(row.cell("unit_price_gbp"));
            require(
                    quantity < 0 || !invoice.startsWith("C") || price.signum() == 0,
                    "goods that go out on a cancellation");
            lines.computeIfAbsent(invoice, _ -> new ArrayList<>())
                    .add(new Invoice.Line(sku, quantity, price));
            lineCount++;
        }

        private static long quantity(String cell) {
            require(WHOLE.matcher(cell).matches(), "not a quantity: " + cell);
            long quantity = Long.parseLong(cell);
            require(quantity != 0, "a quantity of zero");
            require(
                    Quantity.of(Math.abs(quantity)).compareTo(SaleLimits.MAX_QUANTITY) <= 0,
                    "more than a till rings: " + cell);
            return quantity;
        }

        private static BigDecimal price(String cell) {
            require(PRICE.matcher(cell).matches(), "not a price: " + cell);
            BigDecimal price = new BigDecimal(cell);
            require(
                    UnitPrice.of(Replay.CURRENCY, price).tenThousandths()
                            <= SaleLimits.MAX_UNIT_PRICE,
                    "more than a till rings: " + cell);
            return price;
        }

        private void product(TsvRow row) {
            String sku = sku(row);
            require(row.cells().containsKey("description"), "it has no cell for a description");
            require(
                    descriptions.putIfAbsent(sku, row.cell("description")) == null,
                    "the sku stands further up: " + sku);
        }

        private static String sku(TsvRow row) {
            String sku = row.cell("sku");
            require(SKU.matcher(sku).matches(), "not a sku: " + sku);
            return sku;
        }

        private void rows(String name, TsvColumns columns, Consumer<TsvRow> taker)
                throws IOException {
            TsvFile file =
                    TsvFile.read(folder, name, columns)
                            .orElseThrow(
                                    () ->
                                            new ReplayFailedException(
                                                    "There is no %s in %s."
                                                            .formatted(name, folder)));
            file.findings().forEach(this::inForm);
            for (TsvRow row : file.rows()) {
                try {
                    taker.accept(row);
                } catch (MalformedRowException malformed) {
                    oddities.add(
                            new Oddity(name, row.line(), String.valueOf(malformed.getMessage())));
                }
            }
        }

        private void inForm(Finding odd) {
            switch (odd.kind()) {
                case "missingColumn" ->
                        throw new ReplayFailedException(
                                "%s in %s has no column %s in its first line."
                                        .formatted(odd.file(), folder, odd.value()));
                case "unknownColumn" -> {}
                case "notUtf8" -> oddities.add(new Oddity(odd.file(), odd.line(), "not UTF-8"));
                default ->
                        oddities.add(
                                new Oddity(
                                        odd.file(),
                                        odd.line(),
                                        "more cells than columns: " + odd.value()));
            }
        }

        private static void require(boolean condition, String otherwise) {
            if (!condition) {
                throw new MalformedRowException(otherwise);
            }
        }
    }

    private static final class MalformedRowException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MalformedRowException(String message) {
            super(message);
        }
    }
}
