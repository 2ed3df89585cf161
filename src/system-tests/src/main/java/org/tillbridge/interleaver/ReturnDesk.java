package org.tillbridge.interleaver;

import static org.tillbridge.sync.journal.Fixtures.aReturn;

import org.tillbridge.hub.intake.JournalIntake;
import org.tillbridge.hub.intake.PushOutcome;
import org.tillbridge.hub.intake.ReturnClaims;
import org.tillbridge.hub.intake.SoldSales;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.retail.OriginalLine;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.seeds.Sometimes;
import org.tillbridge.sync.journal.Fixtures.Article;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.TransactionFixture;
import org.tillbridge.sync.wire.LineClaimOutcome;
import org.tillbridge.sync.wire.LineClaims;
import org.tillbridge.sync.wire.SoldSale;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Where what was sold comes back: at tills of different stores, which ask the hub before they give
/// money back, as real ones do. No line is given to two of them at once, and what all of them take
/// back is no more than was sold.
final class ReturnDesk {
    static final String CLAIMED = "a line was claimed";
    static final String CLAIMED_BY_ANOTHER = "a line was refused: another takes it back";
    static final String CAME_BACK = "a line was refused: it came back meanwhile";

    private final Clock clock;
    private final Article article;
    private final Sometimes sometimes;
    private final Map<OriginalLine, WorkstationId> taken = new ConcurrentHashMap<>();
    private final Map<OriginalLine, Long> broughtBack = new ConcurrentHashMap<>();

    /// @param article that all sales here are of
    ReturnDesk(Clock clock, Article article, Sometimes sometimes) {
        this.clock = clock;
        this.article = article;
        this.sometimes = sometimes;
    }

    /// What somebody brings back.
    ///
    /// @param soldIn the store that sold it
    /// @param sale that it is of
    /// @param lines of it
    /// @param all that is left of each, or one piece
    /// @param thinksBetter of it once the till has the lines, and takes the goods home again
    record Wish(StoreId soldIn, UUID sale, List<Integer> lines, boolean all, boolean thinksBetter) {
        Wish {
            lines = List.copyOf(lines);
        }
    }

    /// Takes back what the hub says is left.
    ///
    /// @throws IllegalStateException if the till is given a line that another has
    void takeBack(HubDatabase database, JournalIntake intake, Till till, Wish wish) {
        SoldSale sold = new SoldSales(database).find(wish.sale()).orElseThrow();
        List<Integer> lines = wish.lines().stream().filter(line -> left(sold, line) > 0).toList();
        if (lines.isEmpty()) {
            return;
        }
        ReturnClaims claims = new ReturnClaims(database, clock);
        LineClaims wanted = claimsOn(sold, lines, till.journal().nextId());
        switch (claims.claim(till.workstation(), wanted)) {
            case LineClaimOutcome.Claimed _ -> {
                take(wanted, till);
                if (wish.thinksBetter()) {
                    claims.claim(till.workstation(), wanted.letGo());
                } else {
                    record(till, sold, wanted, wish.all());
                    send(intake, till, wanted, wish.soldIn());
                }
                letGo(wanted, till);
            }
            case LineClaimOutcome.ClaimedBy _ -> sometimes.reached(CLAIMED_BY_ANOTHER);
            case LineClaimOutcome.CameBack _ -> sometimes.reached(CAME_BACK);
            case LineClaimOutcome odd -> throw new IllegalStateException("Not claimed: " + odd);
        }
    }

    /// Looks at a sale when nobody takes anything back any more.
    ///
    /// @param till any
    /// @throws IllegalStateException if the hub does not say what the tills took back, if that is
    ///   more than was sold, or if a line is still kept from others
    void check(HubDatabase database, UUID sale, Till till) {
        SoldSale sold = new SoldSales(database).find(sale).orElseThrow();
        for (SoldSale.Line line : sold.lines()) {
            long back = pieces(returned(sold, line.number()));
            long took = broughtBack.getOrDefault(new OriginalLine(sale, line.number()), 0L);
            if (back != took || back > pieces(line.quantity())) {
                throw new IllegalStateException(
                        "Of line %d %s were sold, %d came back, and the hub says %d"
                                .formatted(line.number(), line.quantity(), took, back));
            }
        }
        LineClaims all =
                claimsOn(
                        sold,
                        sold.lines().stream().map(SoldSale.Line::number).toList(),
                        till.journal().nextId());
        LineClaimOutcome outcome = new ReturnClaims(database, clock).claim(till.workstation(), all);
        if (!(outcome instanceof LineClaimOutcome.Claimed)) {
            throw new IllegalStateException("Nobody has a line any more, and yet: " + outcome);
        }
    }

    private static LineClaims claimsOn(SoldSale sold, List<Integer> lines, UUID back) {
        return new LineClaims(
                sold.transaction(),
                back,
                lines.stream()
                        .map(line -> new LineClaims.Line(line, returned(sold, line)))
                        .toList(),
                true);
    }

    private void take(LineClaims wanted, Till till) {
        sometimes.reached(CLAIMED);
        for (LineClaims.Line line : wanted.lines()) {
            WorkstationId other =
                    taken.putIfAbsent(
                            new OriginalLine(wanted.sale(), line.number()), till.workstation());
            if (other != null) {
                throw new IllegalStateException(
                        "Line %d was given to %s while %s had it"
                                .formatted(line.number(), till.workstation(), other));
            }
        }
    }

    private void letGo(LineClaims wanted, Till till) {
        for (LineClaims.Line line : wanted.lines()) {
            taken.remove(new OriginalLine(wanted.sale(), line.number()), till.workstation());
        }
    }

    private void record(Till till, SoldSale sold, LineClaims wanted, boolean all) {
        TransactionFixture back =
                aReturn().numbered(till.journal().nextNumber()).known(wanted.back());
        for (LineClaims.Line line : wanted.lines()) {
            int pieces = all ? (int) left(sold, line.number()) : 1;
            back.from(wanted.sale(), line.number()).of(pieces, article);
            broughtBack.merge(
                    new OriginalLine(wanted.sale(), line.number()), (long) pieces, Long::sum);
        }
        till.journal().add(new ReturnCompleted(back.paidIn(Tender.CASH)));
    }

    /// What another store sold is booked there after the commit of the entry, by whichever node
    /// comes upon it: others may have the lines before this till is answered.
    private void send(JournalIntake intake, Till till, LineClaims wanted, StoreId soldIn) {
        if (!till.store().equals(soldIn)) {
            letGo(wanted, till);
        }
        PushOutcome outcome = intake.push(till.store(), till.last());
        if (!(outcome instanceof PushOutcome.Answered)) {
            throw new IllegalStateException("Not answered: " + outcome);
        }
    }

    private static long left(SoldSale sold, int line) {
        Quantity quantity =
                sold.lines().stream()
                        .filter(one -> one.number() == line)
                        .map(SoldSale.Line::quantity)
                        .findFirst()
                        .orElseThrow();
        return pieces(quantity) - pieces(returned(sold, line));
    }

    private static Quantity returned(SoldSale sold, int line) {
        return sold.backs().stream()
                .filter(back -> back.line() == line)
                .map(SoldSale.Back::quantity)
                .reduce(Quantity.ZERO, Quantity::plus);
    }

    private static long pieces(Quantity quantity) {
        return quantity.toBigDecimal().longValueExact();
    }
}
