package org.tillbridge.demo.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// One measure as several witnesses tell it. They agree if they tell the same of each workstation.
///
/// @param unit how the numbers read
public record Comparison(String measure, Unit unit, List<Witness> witnesses) {
    /// What a number counts.
    public enum Unit {
        PIECES,
        /// Hundredths of the currency's major unit.
        MONEY
    }

    /// Who tells it, and of each workstation how much.
    public record Witness(String name, List<Long> perWorkstation) {
        public Witness {
            perWorkstation = List.copyOf(perWorkstation);
        }

        public long all() {
            return perWorkstation.stream().reduce(0L, Math::addExact);
        }
    }

    public Comparison {
        witnesses = List.copyOf(witnesses);
    }

    public static Comparison of(String measure, Unit unit, Witness... witnesses) {
        return new Comparison(measure, unit, List.of(witnesses));
    }

    public boolean agrees() {
        return witnesses.stream().map(Witness::perWorkstation).distinct().count() == 1;
    }

    /// The rows of a table: the witness, each workstation, all.
    List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        for (int index = 0; index < witnesses.size(); index++) {
            Witness witness = witnesses.get(index);
            List<String> row = new ArrayList<>();
            row.add(index == 0 ? measure : "");
            row.add(witness.name());
            IntStream.range(0, witness.perWorkstation().size())
                    .mapToObj(each -> shown(witness.perWorkstation().get(each)))
                    .forEach(row::add);
            row.add(shown(witness.all()));
            row.add(verdict(index));
            rows.add(row);
        }
        return rows;
    }

    private String verdict(int index) {
        if (index < witnesses.size() - 1) {
            return "";
        }
        return agrees() ? "agree" : "DIFFER";
    }

    private String shown(long number) {
        return switch (unit) {
            case PIECES -> "%,d".formatted(number);
            case MONEY ->
                    "%s%,d.%02d"
                            .formatted(
                                    number < 0 ? "-" : "",
                                    Math.abs(number / 100),
                                    Math.abs(number % 100));
        };
    }
}
