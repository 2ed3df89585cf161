package org.tillbridge.demo.replay;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// A folder of real invoices: `invoices.tsv`, `lines.tsv`, `products.tsv`.
///
/// A malformed row is never guessed at: it is reported with file and line, and left out.
///
/// @param invoices in the order of the file, those without lines left out
/// @param descriptions of the goods, by sku
/// @param lineCount the lines that were read, those left out not counted
public record InvoiceFiles(
        List<Invoice> invoices,
        Map<String, String> descriptions,
        long lineCount,
        List<Oddity> oddities) {
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");
    private static final Pattern PRICE = Pattern.compile("\\d{1,9}(\\.\\d{1,4})?");

    /// @param row from 1, the header included
    public record Oddity(String file, int row, String text) {
        @Override
        public String toString() {
            return file + " line " + row + ": " + text;
        }
    }

    public static InvoiceFiles read(Path folder, ZoneId zone) throws IOException {
        return new Reader(zone).read(folder);
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
        private final ZoneId zone;
        private final List<Oddity> oddities = new ArrayList<>();
        private final Map<String, LocalDateTime> times = new LinkedHashMap<>();
        private final Map<String, List<Invoice.Line>> lines = new LinkedHashMap<>();
        private final Map<String, String> descriptions = new LinkedHashMap<>();
        private long lineCount;

        Reader(ZoneId zone) {
            this.zone = zone;
        }

        InvoiceFiles read(Path folder) throws IOException {
            rows(folder, "invoices.tsv", 2, this::invoice);
            rows(folder, "lines.tsv", 4, this::line);
            rows(folder, "products.tsv", 2, this::product);
            List<Invoice> invoices = new ArrayList<>();
            times.forEach(
                    (number, time) -> {
                        List<Invoice.Line> its = lines.getOrDefault(number, List.of());
                        if (!its.isEmpty()) {
                            invoices.add(
                                    new Invoice(
                                            number,
                                            time.atZone(zone).toInstant(),
                                            time.toLocalDate(),
                                            its));
                        }
                    });
            return new InvoiceFiles(
                    List.copyOf(invoices),
                    Map.copyOf(descriptions),
                    lineCount,
                    List.copyOf(oddities));
        }

        private void invoice(List<String> cells) {
            require(
                    times.putIfAbsent(cells.get(0), time(cells.get(1))) == null,
                    "the invoice stands further up");
        }

        private static LocalDateTime time(String cell) {
            try {
                return LocalDateTime.parse(cell);
            } catch (DateTimeException malformed) {
                throw new MalformedRowException("not a time like 2010-12-01T08:26: " + cell);
            }
        }

        private void line(List<String> cells) {
            String invoice = cells.get(0);
            require(times.containsKey(invoice), "no invoice " + invoice);
            require(!cells.get(1).isBlank() && cells.get(1).length() <= 48, "not a sku");
            require(WHOLE.matcher(cells.get(2)).matches(), "not a quantity: " + cells.get(2));
            require(PRICE.matcher(cells.get(3)).matches(), "not a price: " + cells.get(3));
            long quantity = Long.parseLong(cells.get(2));
            require(quantity != 0, "a quantity of zero");
            require(
                    quantity > 0 == !invoice.startsWith("C")
                            || new BigDecimal(cells.get(3)).signum() == 0,
                    "the sign of the quantity does not fit the invoice");
            lines.computeIfAbsent(invoice, _ -> new ArrayList<>())
                    .add(new Invoice.Line(cells.get(1), quantity, new BigDecimal(cells.get(3))));
            lineCount++;
        }

        private void product(List<String> cells) {
            descriptions.put(cells.get(0), cells.get(1));
        }

        private interface Row {
            void take(List<String> cells);
        }

        private void rows(Path folder, String file, int cellsNeeded, Row row) throws IOException {
            int number = 0;
            for (String text : Files.readAllLines(folder.resolve(file), StandardCharsets.UTF_8)) {
                number++;
                if (number == 1 || text.isBlank()) {
                    continue;
                }
                try {
                    List<String> cells = List.of(text.split("\t", -1));
                    require(
                            cells.size() >= cellsNeeded,
                            cells.size() + " cells where " + cellsNeeded + " are needed");
                    row.take(cells);
                } catch (MalformedRowException malformed) {
                    oddities.add(new Oddity(file, number, String.valueOf(malformed.getMessage())));
                }
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
