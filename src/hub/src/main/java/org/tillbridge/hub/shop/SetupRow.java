package org.tillbridge.hub.shop;

import org.tillbridge.hub.tsv.TsvRow;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// A row of a set-up file, each cell of which must be right.
record SetupRow(TsvRow row) {
    static final String NOTHING_TAKEN = "Nothing of this set-up was taken.";

    String text(String column) throws SetupException {
        return checked(column, text -> !text.isEmpty() && text.length() <= 120);
    }

    int number(String column) throws SetupException {
        return Integer.parseInt(checked(column, text -> text.matches("[1-9][0-9]{0,8}")));
    }

    Optional<String> optional(String column) {
        return Optional.of(row.cell(column)).filter(cell -> !cell.isEmpty());
    }

    String checked(String column, Predicate<String> isRight) throws SetupException {
        String cell = row.cell(column);
        if (!isRight.test(cell)) {
            throw odd(column, cell);
        }
        return cell;
    }

    /// Reads a cell that its type reads.
    <T> T parsed(String column, Function<String, T> parse) throws SetupException {
        String cell = row.cell(column);
        try {
            return parse.apply(cell);
        } catch (RuntimeException odd) {
            SetupException exception = odd(column, cell);
            exception.initCause(odd);
            throw exception;
        }
    }

    /// A cell that its column does not allow.
    SetupException odd(String column, String cell) {
        return refused(
                "setup" + Character.toUpperCase(column.charAt(0)) + column.substring(1), cell);
    }

    /// @param kind of finding
    SetupException refused(String kind, String cell) {
        return new SetupException(row.finding(kind, cell, NOTHING_TAKEN));
    }
}
