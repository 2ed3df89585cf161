package org.tillbridge.hub.shop;

import org.tillbridge.hub.tsv.Finding;
import org.tillbridge.hub.tsv.TsvRow;
import org.tillbridge.hub.tsv.UnseenCharacters;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// A row of a set-up file, each cell of which must be right. One that is not is noted down, and
/// something that its column allows stands for it, so that the rest of the row is looked at too.
final class SetupRow {
    private final TsvRow row;
    private final List<Finding> found;
    private boolean odd;

    /// @param found takes what is odd
    SetupRow(TsvRow row, List<Finding> found) {
        this.row = row;
        this.found = found;
    }

    /// Whether anything was odd so far.
    boolean isOdd() {
        return odd;
    }

    String cell(String column) {
        return row.cell(column);
    }

    String text(String column) {
        return checked(column, SetupRow::isName, "?");
    }

    private static boolean isName(String text) {
        return !text.isEmpty() && text.length() <= 120 && !UnseenCharacters.areIn(text);
    }

    int number(String column) {
        return Integer.parseInt(checked(column, text -> text.matches("[1-9][0-9]{0,8}"), "1"));
    }

    Optional<String> optional(String column) {
        return Optional.of(cell(column)).filter(cell -> !cell.isEmpty());
    }

    /// @param instead stands for a cell that is not right
    String checked(String column, Predicate<String> isRight, String instead) {
        String cell = cell(column);
        if (isRight.test(cell)) {
            return cell;
        }
        odd(column, cell);
        return instead;
    }

    /// Reads a cell that its type reads.
    ///
    /// @param instead stands for a cell that it does not read
    <T> T parsed(String column, Function<String, T> parse, T instead) {
        String cell = cell(column);
        try {
            return parse.apply(cell);
        } catch (RuntimeException notRead) {
            odd(column, cell);
            return instead;
        }
    }

    /// Notes down a cell that its column does not allow.
    void odd(String column, String cell) {
        found("setup" + Character.toUpperCase(column.charAt(0)) + column.substring(1), cell);
    }

    /// @param kind of finding
    void found(String kind, String cell) {
        odd = true;
        found.add(row.finding(kind, cell, ""));
    }
}
