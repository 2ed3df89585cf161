package org.tillbridge.demo.replay;

import org.joda.money.Money;
import org.tillbridge.pos.TillServices;
import org.tillbridge.pos.day.ClosingOutcome;
import org.tillbridge.pos.day.DayBook.Written;
import org.tillbridge.pos.day.OpeningOutcome;
import org.tillbridge.pos.returns.RefundOutcome;
import org.tillbridge.pos.returns.ReturnOutcome;
import org.tillbridge.pos.returns.Terms;
import org.tillbridge.pos.sale.Basket;
import org.tillbridge.pos.sale.DepartmentSale;
import org.tillbridge.pos.sale.SaleService;
import org.tillbridge.pos.sale.ScanOutcome;
import org.tillbridge.pos.sale.ShelfItem;
import org.tillbridge.pos.stock.StockService.Difference;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.pos.tender.TenderService;
import org.tillbridge.retail.Denominations;
import org.tillbridge.retail.Denominations.Denomination;
import org.tillbridge.retail.Department;
import org.tillbridge.retail.Disposition;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.ReturnReason;
import org.tillbridge.sync.journal.JournalEntry.DenominationCount;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;

/// Does by the services of the till what a cashier does by its screens.
final class Cashier {
    private static final String REASON = "replay";
    private static final Terms UNPROVEN = new Terms(ReturnReason.OTHER, Disposition.BACK_TO_STOCK);

    private final TillServices till;
    private final TillConditions conditions;
    private final IntConsumer progress;

    /// @param progress told after each line how many lines of the act are done
    Cashier(TillServices till, TillConditions conditions, IntConsumer progress) {
        this.till = till;
        this.conditions = conditions;
        this.progress = progress;
    }

    /// Does an act, from the line on at which an earlier process left it.
    void perform(Act act) {
        switch (act.kind()) {
            case SALE -> {
                ring(act);
                conditions.moments().at(Moments.FINISH);
                pay(act);
                conditions.moments().at(Moments.FINISHED);
            }
            case RETURN -> {
                ring(act);
                conditions.moments().at(Moments.FINISH);
                refund(act);
                conditions.moments().at(Moments.FINISHED);
            }
            case WRITE_OFF -> writeOff(act);
        }
    }

    void openDay(Act act, Money openingFloat) {
        OpeningOutcome outcome = till.day().open(act.date(), openingFloat);
        if (!(outcome instanceof OpeningOutcome.Opened)) {
            throw notDone(act, "its day cannot be opened.", ReplayWords.of(outcome));
        }
    }

    /// Counts what should be there, in as few pieces as possible, and closes the day.
    void closeDay() {
        Money expected = till.day().totals().orElseThrow().cashExpected();
        ClosingOutcome outcome = till.day().close(count(expected));
        if (!(outcome instanceof ClosingOutcome.Closed)) {
            throw new ReplayFailedException(
                    ("The day cannot be closed. " + ReplayWords.of(outcome)).strip());
        }
    }

    private void ring(Act act) {
        int done = till.openSale().basket().map(open -> rungBefore(open, act)).orElse(0);
        for (Act.Line line : act.lines().subList(done, act.lines().size())) {
            switch (act.kind()) {
                case SALE -> sell(act, line);
                case RETURN -> takeBack(act, line);
                case WRITE_OFF -> throw new IllegalArgumentException("Nothing to ring");
            }
            done++;
            progress.accept(done);
        }
    }

    private static int rungBefore(Basket open, Act act) {
        if (open.isReturn() != (act.kind() == Act.Kind.RETURN)) {
            throw notDone(act, "the open sale is not its own.", "");
        }
        return open.transaction().rung().size();
    }

    private void sell(Act act, Act.Line line) {
        SaleService sale = till.sale();
        ScanOutcome outcome =
                switch (line) {
                    case Act.Line.OfItem goods -> {
                        sale.quantityForNext(goods.quantity().toString());
                        yield sale.addAtPrice(find(act, goods), goods.price(), REASON);
                    }
                    case Act.Line.OfDepartment goods ->
                            sale.sellByDepartment(byDepartment(act, goods), Optional.empty());
                };
        if (!(outcome instanceof ScanOutcome.Added)) {
            throw notDone(act, line.sku() + " cannot be rung.", ReplayWords.of(outcome));
        }
    }

    private void takeBack(Act act, Act.Line line) {
        ReturnOutcome outcome =
                switch (line) {
                    case Act.Line.OfItem goods ->
                            till.returns()
                                    .addAtPrice(
                                            find(act, goods),
                                            goods.quantity(),
                                            goods.price(),
                                            REASON,
                                            UNPROVEN);
                    case Act.Line.OfDepartment goods ->
                            till.returns().addByDepartment(byDepartment(act, goods), UNPROVEN);
                };
        if (!(outcome instanceof ReturnOutcome.Added)) {
            throw notDone(act, line.sku() + " cannot be rung.", ReplayWords.of(outcome));
        }
    }

    private void pay(Act act) {
        UUID sale = till.openSale().basket().orElseThrow().transaction().id();
        Money due = till.tender().due().orElseThrow();
        Money given = due.isZero() ? due : TenderService.suggestions(due).getLast();
        TenderOutcome outcome = till.tender().payCash(sale, given);
        if (!(outcome instanceof TenderOutcome.Paid)) {
            throw notDone(act, "it cannot be paid.", ReplayWords.of(outcome));
        }
    }

    private void refund(Act act) {
        UUID goodsBack = till.openSale().basket().orElseThrow().transaction().id();
        RefundOutcome outcome = till.returns().refund(goodsBack);
        if (!(outcome instanceof RefundOutcome.Refunded)) {
            throw notDone(act, "it cannot be refunded.", ReplayWords.of(outcome));
        }
    }

    private void writeOff(Act act) {
        List<Difference> differences = new ArrayList<>();
        for (Act.Line line : act.lines()) {
            if (line instanceof Act.Line.OfItem goods) {
                ItemId item =
                        conditions
                                .unheardOf()
                                .apply(goods.sku())
                                .orElseGet(() -> find(act, goods).item().id());
                differences.add(new Difference(item, goods.quantity().negated(), REASON));
            }
        }
        Written outcome = till.stock().adjust(differences);
        if (!(outcome instanceof Written.OnDisk)) {
            throw notDone(act, "it cannot be written off.", ReplayWords.of(outcome));
        }
        progress.accept(act.lines().size());
    }

    private ShelfItem find(Act act, Act.Line.OfItem goods) {
        List<ShelfItem> found =
                ItemCode.parse(goods.sku()).map(till.shelf()::find).orElse(List.of());
        if (found.size() != 1) {
            throw notDone(act, "%d items answer to %s.".formatted(found.size(), goods.sku()), "");
        }
        return found.getFirst();
    }

    private DepartmentSale byDepartment(Act act, Act.Line.OfDepartment goods) {
        Department department =
                till.shelf()
                        .department(goods.department())
                        .orElseThrow(
                                () ->
                                        notDone(
                                                act,
                                                "there is no department %d."
                                                        .formatted(goods.department().number()),
                                                ""));
        return new DepartmentSale(
                department,
                department.taxClass(),
                goods.price(),
                goods.quantity(),
                Optional.empty(),
                goods.sku() + " " + goods.note());
    }

    private static List<DenominationCount> count(Money expected) {
        List<DenominationCount> counts = new ArrayList<>();
        Money rest = expected;
        for (Denomination denomination : Denominations.of(expected.getCurrencyUnit())) {
            long value = denomination.value().getAmountMinorLong();
            int pieces = (int) Math.max(0, rest.getAmountMinorLong() / value);
            if (pieces > 0) {
                counts.add(new DenominationCount(denomination.value(), pieces));
                rest = rest.minus(denomination.value().multipliedBy(pieces));
            }
        }
        return counts;
    }

    /// With the place of the invoice, for whoever has the file.
    static ReplayFailedException notDone(Act act, String what, String why) {
        return new ReplayFailedException("%s: %s %s".formatted(act.where(), what, why).strip());
    }
}
