package org.tillbridge.demo.replay;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// One measure as several witnesses tell it. They agree if they tell the same of each workstation,
/// and the same of all.
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
    ///
    /// @param perWorkstation empty for one who knows nothing of workstations
    public record Witness(String name, List<Long> perWorkstation, long all) {
        public Witness {
            perWorkstation = List.copyOf(perWorkstation);
        }

        /// One whose whole is the sum of its parts.
        public Witness(String name, List<Long> perWorkstation) {
            this(name, perWorkstation, perWorkstation.stream().reduce(0L, Math::addExact));
        }

        public static Witness ofTheWhole(String name, long all) {
            return new Witness(name, List.of(), all);
        }
    }

    public Comparison {
        witnesses = List.copyOf(witnesses);
    }

    public static Comparison of(String measure, Unit unit, Witness... witnesses) {
        return new Comparison(measure, unit, List.of(witnesses));
    }

    public boolean agrees() {
        return witnesses.stream().map(Witness::all).distinct().count() == 1
                && witnesses.stream()
                                .map(Witness::perWorkstation)
                                .filter(parts -> !parts.isEmpty())
                                .distinct()
                                .count()
                        <= 1;
    }

    /// The rows of a table: the witness, each workstation, all.
    List<List<String>> rows(int workstations) {
        List<List<String>> rows = new ArrayList<>();
        for (int index = 0; index < witnesses.size(); index++) {
            Witness witness = witnesses.get(index);
            List<String> row = new ArrayList<>();
            row.add(index == 0 ? measure : "");
            row.add(witness.name());
            witness.perWorkstation().stream().map(this::shown).forEach(row::add);
            row.addAll(Collections.nCopies(2 + workstations - row.size(), ""));
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
