package org.tillbridge.demo.replay;

import org.joda.money.Money;
import org.tillbridge.pos.TillServices;
import org.tillbridge.pos.day.ClosingOutcome;
import org.tillbridge.pos.day.DayBook.Written;
import org.tillbridge.pos.day.OpeningOutcome;
import org.tillbridge.pos.drawer.Denominations;
import org.tillbridge.pos.drawer.Denominations.Denomination;
import org.tillbridge.pos.returns.RefundOutcome;
import org.tillbridge.pos.returns.ReturnOutcome;
import org.tillbridge.pos.returns.ReturnService.Terms;
import org.tillbridge.pos.returns.ReturnWords;
import org.tillbridge.pos.sale.Basket;
import org.tillbridge.pos.sale.DepartmentSale;
import org.tillbridge.pos.sale.SaleMessages;
import org.tillbridge.pos.sale.SaleService;
import org.tillbridge.pos.sale.ScanOutcome;
import org.tillbridge.pos.sale.ShelfItem;
import org.tillbridge.pos.stock.StockService.Difference;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.pos.tender.TenderService;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.Department;
import org.tillbridge.retail.Disposition;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ReturnReason;
import org.tillbridge.sync.journal.JournalEntry.DenominationCount;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;

/// Does by the services of the till what a cashier does by its screens.
final class Cashier {
    private static final String REASON = "replay";
    private static final Terms UNPROVEN = new Terms(ReturnReason.OTHER, Disposition.BACK_TO_STOCK);

    private static final Texts TEXTS = new Texts(Locale.UK, Replay.ZONE);
    private static final SaleMessages SALE_MESSAGES = new SaleMessages(TEXTS);
    private static final ReturnWords RETURN_WORDS = new ReturnWords(TEXTS);

    private final TillServices till;
    private final IntConsumer progress;

    /// @param progress told after each line how many lines of the act are done
    Cashier(TillServices till, IntConsumer progress) {
        this.till = till;
        this.progress = progress;
    }

    /// Does an act, from the line on at which an earlier process left it.
    void perform(Act act) {
        switch (act.kind()) {
            case SALE -> {
                ring(act);
                pay();
            }
            case RETURN -> {
                ring(act);
                refund();
            }
            case WRITE_OFF -> writeOff(act);
        }
    }

    void openDay(Act act, Money openingFloat) {
        require(
                till.day().open(act.date(), openingFloat),
                OpeningOutcome.Opened.class,
                "day " + act.date());
    }

    /// Counts what should be there, in as few pieces as possible, and closes the day.
    void closeDay() {
        Money expected = till.day().totals().orElseThrow().cashExpected();
        require(till.day().close(count(expected)), ClosingOutcome.Closed.class, "closing");
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
            throw new ReplayFailedException(
                    "The open sale is not that of invoice " + act.invoice());
        }
        return open.transaction().rung().size();
    }

    private void sell(Act act, Act.Line line) {
        SaleService sale = till.sale();
        ScanOutcome outcome =
                switch (line) {
                    case Act.Line.OfItem goods -> {
                        sale.quantityForNext(goods.quantity().toString());
                        yield sale.addAtPrice(find(goods), goods.price(), REASON);
                    }
                    case Act.Line.OfDepartment goods ->
                            sale.sellByDepartment(byDepartment(goods), Optional.empty());
                };
        if (!(outcome instanceof ScanOutcome.Added)) {
            throw notRung(act, line, SALE_MESSAGES.of(outcome));
        }
    }

    private void takeBack(Act act, Act.Line line) {
        ReturnOutcome outcome =
                switch (line) {
                    case Act.Line.OfItem goods ->
                            till.returns()
                                    .addAtPrice(
                                            find(goods),
                                            goods.quantity(),
                                            goods.price(),
                                            REASON,
                                            UNPROVEN);
                    case Act.Line.OfDepartment goods ->
                            till.returns().addByDepartment(byDepartment(goods), UNPROVEN);
                };
        if (!(outcome instanceof ReturnOutcome.Added)) {
            throw notRung(act, line, RETURN_WORDS.of(outcome));
        }
    }

    /// In the words of the screen, where it has any.
    private static ReplayFailedException notRung(Act act, Act.Line line, Optional<Message> why) {
        return new ReplayFailedException(
                "%s of invoice %s cannot be rung. %s"
                        .formatted(line.sku(), act.invoice(), why.map(Message::happened).orElse(""))
                        .strip());
    }

    private void pay() {
        UUID sale = till.openSale().basket().orElseThrow().transaction().id();
        Money due = till.tender().due().orElseThrow();
        Money given = due.isZero() ? due : TenderService.suggestions(due).getLast();
        require(till.tender().payCash(sale, given), TenderOutcome.Paid.class, "payment");
    }

    private void refund() {
        UUID goodsBack = till.openSale().basket().orElseThrow().transaction().id();
        require(till.returns().refund(goodsBack), RefundOutcome.Refunded.class, "refund");
    }

    private void writeOff(Act act) {
        List<Difference> differences = new ArrayList<>();
        for (Act.Line line : act.lines()) {
            if (line instanceof Act.Line.OfItem goods) {
                differences.add(
                        new Difference(
                                find(goods).item().id(), goods.quantity().negated(), REASON));
            }
        }
        require(till.stock().adjust(differences), Written.OnDisk.class, act.invoice());
        progress.accept(act.lines().size());
    }

    private ShelfItem find(Act.Line.OfItem goods) {
        List<ShelfItem> found =
                ItemCode.parse(goods.sku()).map(till.shelf()::find).orElse(List.of());
        if (found.size() != 1) {
            throw new ReplayFailedException(
                    "%d items answer to %s".formatted(found.size(), goods.sku()));
        }
        return found.getFirst();
    }

    private DepartmentSale byDepartment(Act.Line.OfDepartment goods) {
        Department department =
                till.shelf()
                        .department(goods.department())
                        .orElseThrow(
                                () ->
                                        new ReplayFailedException(
                                                "No department " + goods.department().number()));
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

    private static void require(Object outcome, Class<?> expected, String what) {
        if (!expected.isInstance(outcome)) {
            throw new ReplayFailedException(what + ": " + outcome);
        }
    }
}
