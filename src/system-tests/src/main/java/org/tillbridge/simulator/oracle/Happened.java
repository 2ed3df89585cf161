package org.tillbridge.simulator.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Something that was done at a till, and therefore stands in its journal.
///
/// @param kind of the entry
/// @param date of the business day
/// @param rung what was sold or taken back
/// @param number of the document that was printed; empty if it was not seen, or there is none
/// @param adjusted what was found to be more or less
/// @param expectedParked how many effects the hub cannot apply
/// @param says what else its entry must say, by the names of the fields
public record Happened(
        String kind,
        String date,
        Optional<Rung> rung,
        Optional<String> number,
        List<Adjusted> adjusted,
        int expectedParked,
        Map<String, String> says) {
    /// @param thousandths what is added to the stock on hand
    public record Adjusted(int item, long thousandths, boolean known) {}

    public Happened {
        adjusted = List.copyOf(adjusted);
        says = Map.copyOf(says);
    }

    public static Happened fact(String kind, String date) {
        return fact(kind, date, Map.of());
    }

    public static Happened fact(String kind, String date, Map<String, String> says) {
        return new Happened(kind, date, Optional.empty(), Optional.empty(), List.of(), 0, says);
    }

    public static Happened document(Rung rung, String date) {
        return new Happened(
                rung.isReturn() ? "ReturnCompleted" : "SaleCompleted",
                date,
                Optional.of(rung),
                Optional.empty(),
                List.of(),
                0,
                Map.of());
    }

    public static Happened adjusted(String date, List<Adjusted> adjusted) {
        int parked = (int) adjusted.stream().filter(one -> !one.known()).count();
        return new Happened(
                "StockAdjusted",
                date,
                Optional.empty(),
                Optional.empty(),
                adjusted,
                parked,
                Map.of());
    }

    public Happened numbered(String printed) {
        return new Happened(kind, date, rung, Optional.of(printed), adjusted, expectedParked, says);
    }

    /// Whether there is anything in it for the hub to book.
    boolean changesBooks() {
        return rung.isPresent()
                || kind.equals("TillClosed")
                || !adjusted.isEmpty()
                || enrolsSomebody();
    }

    boolean enrolsSomebody() {
        return kind.equals("CustomerEnrolled");
    }

    boolean earnsPoints() {
        return rung.stream().anyMatch(one -> !one.earned().isEmpty());
    }

    boolean givesMoneyOut() {
        return rung.filter(one -> one.total() < 0).isPresent();
    }

    /// What it moves on gift cards and store credits.
    List<Rung.Moved> moved() {
        return rung.stream().flatMap(all -> all.moved().stream()).toList();
    }

    /// On how many lines it puts value on one.
    int cardsGiven() {
        return (int) moved().stream().filter(Rung.Moved::givesValue).count();
    }

    /// The lines that something comes back on, of which it is known where it was bought.
    List<Rung.Line> links() {
        return rung.stream()
                .flatMap(all -> all.lines().stream())
                .filter(line -> line.bought().isPresent())
                .toList();
    }

    /// What its entry must say of something, in minor units where that is money.
    long amount(String field) {
        return Long.parseLong(says.getOrDefault(field, "0"));
    }

    boolean isOf(String transaction) {
        return transaction.equals(says.get("transaction"));
    }

    /// What it adds to the cash in its till.
    long cash() {
        long moved =
                switch (says.getOrDefault("movement", "")) {
                    case "paidIn" -> amount("amount");
                    case "paidOut", "safeDrop" -> -amount("amount");
                    default -> 0;
                };
        return moved + rung.map(one -> one.tenders().getOrDefault("cash", 0L)).orElse(0L);
    }

    /// What it adds to an item's stock on hand.
    long onHand(int item) {
        long sold =
                rung.stream()
                        .flatMap(all -> all.lines().stream())
                        .filter(line -> line.item() == item)
                        .mapToLong(Rung.Line::onHand)
                        .sum();
        long found =
                adjusted.stream()
                        .filter(one -> one.known() && one.item() == item)
                        .mapToLong(Adjusted::thousandths)
                        .sum();
        return sold + found;
    }

    /// What it adds to the stock on hand of an item where it was done alone, as the hub cannot book
    /// it.
    long onHandHereAlone(int item) {
        return adjusted.stream()
                .filter(one -> !one.known() && one.item() == item)
                .mapToLong(Adjusted::thousandths)
                .sum();
    }

    /// What a line of it adds to the stock on hand.
    record Moved(int line, int item, long thousandths) {}

    /// What it adds to the stock on hand, by line.
    List<Moved> stockMoved() {
        List<Moved> moved = new ArrayList<>();
        rung.ifPresent(
                all ->
                        all.lines()
                                .forEach(
                                        line ->
                                                moved.add(
                                                        new Moved(
                                                                line.number(),
                                                                line.item(),
                                                                line.onHand()))));
        for (Adjusted one : adjusted) {
            moved.add(new Moved(moved.size() + 1, one.item(), one.thousandths()));
        }
        return moved;
    }

    /// Each `item quantity` that it adds to what its till has on hand, known at the hub or not.
    List<String> movements() {
        Stream<String> sold =
                rung.stream()
                        .flatMap(all -> all.lines().stream())
                        .filter(line -> line.onHand() != 0)
                        .map(line -> line.item() + " " + line.onHand());
        Stream<String> found = adjusted.stream().map(one -> one.item() + " " + one.thousandths());
        return Stream.concat(sold, found).toList();
    }
}
