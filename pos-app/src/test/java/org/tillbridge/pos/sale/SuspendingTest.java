package org.tillbridge.pos.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.replica.Shop.GBP;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.TillOnDisk;
import org.tillbridge.pos.day.ClosingOutcome;
import org.tillbridge.pos.returns.Terms;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.retail.pricing.RungLine;
import org.tillbridge.sync.journal.Committed;
import org.tillbridge.sync.journal.EntryCodec;
import org.tillbridge.sync.journal.JournalEntry.SaleResumed;
import org.tillbridge.sync.journal.JournalEntry.SaleSuspended;
import org.tillbridge.sync.journal.JournalWriteException;
import org.tillbridge.sync.journal.RecordedEntry;
import org.tillbridge.sync.journal.Resumption;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.wire.SuspendedAtStore.Gone;
import org.tillbridge.sync.wire.TakeOverOutcome;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

class SuspendingTest {
    @TempDir Path folder;
    private TillOnDisk till;

    @BeforeEach
    void openTheTill() {
        till = TillOnDisk.openIn(folder);
    }

    @AfterEach
    void closeTheTill() {
        till.close();
    }

    @Test
    void aSaleThatIsSetAsideComesBackAsItWasAfterOthersAndARestart() {
        till.sale.scan("22214");
        till.sale.scan("4006381333931");
        till.openSale.quantity(1, "6");
        till.openSale.quantity(1, "2");
        Basket before = basket();

        UUID aside = suspended();
        till.sale.scan("20886");
        assertThat(pay("5.00")).isInstanceOf(TenderOutcome.Paid.class);
        till = till.restarted();

        assertThat(till.openSale.basket()).isEmpty();
        assertThat(set()).containsExactly(aside);
        assertThat(till.openSale.resume(aside))
                .isEqualTo(new SuspendOutcome.Resumed(before, List.of()));
        assertThat(till.openSale.basket()).contains(before);
        assertThat(set()).isEmpty();
    }

    @Test
    void aResumedSaleSurvivesARestartAndIsPaidOnce() {
        till.sale.scan("22214");
        UUID aside = suspended();
        till.openSale.resume(aside);
        Basket again = basket();

        till = till.restarted();

        assertThat(till.openSale.basket()).contains(again);
        assertThat(pay("2.55")).isInstanceOf(TenderOutcome.Paid.class);
        assertThat(set()).isEmpty();
        assertThat(till.openSale.resume(aside)).isEqualTo(new SuspendOutcome.NotSuspended());
        assertThat(kinds())
                .containsExactly("TillOpened", "SaleSuspended", "SaleResumed", "SaleCompleted");
    }

    @Test
    void severalAreListedInTheirOrderAndMayBeSetAsideAgain() {
        till.sale.scan("22214");
        UUID first = suspended();
        till.sale.scan("20886");
        UUID second = suspended();
        assertThat(set()).containsExactly(first, second);

        till.openSale.resume(first);
        UUID again = suspended();

        assertThat(set()).containsExactly(second, again);
    }

    @Test
    void itsPricesStayThoseOfThen() {
        till.sale.scan("22214");
        UUID aside = suspended();
        till.put(Shop.PRICES, Shop.price(22214, Shop.NOON, "3.00"));

        till.openSale.resume(aside);

        assertThat(basket().transaction().totals().total()).isEqualTo(pounds("2.55"));
    }

    /// odoo/odoo#16151, odoo/odoo#15952: closing makes unpaid orders vanish.
    @Test
    void closingTheDayWithSuspendedSalesListsThemAndCarriesThemOver() {
        till.sale.scan("22214");
        UUID aside = suspended();

        assertThat(till.day.close(List.of())).isInstanceOf(ClosingOutcome.Closed.class);
        assertThat(till.reports.carriedOver().suspended())
                .extracting(SaleSuspended::total)
                .containsExactly(pounds("2.55"));
        till = till.restarted();
        till.day.open(TillOnDisk.DAY.plusDays(1), pounds("100.00"));

        till.openSale.resume(aside);
        assertThat(pay("2.55")).isInstanceOf(TenderOutcome.Paid.class);
        assertThat(till.day.totals().orElseThrow().revenue()).isEqualTo(pounds("2.55"));
    }

    @Test
    void anOpenSaleIsNeverReplacedByAResumedOne() {
        till.sale.scan("22214");
        UUID aside = suspended();
        till.sale.scan("20886");
        Basket open = basket();

        assertThat(till.openSale.resume(aside)).isEqualTo(new SuspendOutcome.SaleInTheWay());
        assertThat(till.openSale.basket()).contains(open);
        assertThat(set()).containsExactly(aside);
    }

    @Test
    void nothingAndAReturnAreNotSetAside() {
        assertThat(till.openSale.suspend()).isEqualTo(new SuspendOutcome.NothingRung());

        till.returns.scan("22214", Terms.USUAL);
        assertThat(till.openSale.suspend()).isEqualTo(new SuspendOutcome.ReturnInTheWay());
        assertThat(kinds()).containsExactly("TillOpened");
    }

    @Test
    void aSaleThatCouldNotBeSetAsideIsStillOpen() {
        till.sale.scan("22214");
        Basket open = basket();
        till.journal.close();

        assertThat(till.openSale.suspend())
                .isEqualTo(new SuspendOutcome.NotWritten(JournalWriteException.Reason.CLOSED));
        assertThat(till.openSale.basket()).contains(open);
    }

    @Test
    void aLongSaleIsSetAsideToo() {
        for (int line = 0; line < 700; line++) {
            till.sale.scan("22214");
        }
        Basket before = basket();

        till.openSale.resume(suspended());

        assertThat(till.openSale.basket()).contains(before);
    }

    @Test
    void aSaleOfAnotherTillIsRungOnUnderAnIdOfItsOwnAndSurvivesARestart() {
        SaleSuspended there = setAsideElsewhere();
        UUID suspension = new UUID(5, 5);

        SuspendOutcome outcome = till.openSale.takeOver(suspension, given(there));

        assertThat(outcome).isInstanceOf(SuspendOutcome.Resumed.class);
        Basket taken = basket();
        assertThat(taken.transaction().id()).isNotEqualTo(there.transaction());
        assertThat(taken.transaction().rung())
                .extracting(RungLine::goods)
                .extracting(goods -> goods.goods().name())
                .containsExactly("Candle plate lace white");
        till = till.restarted();
        assertThat(till.openSale.basket()).contains(taken);
        assertThat(pay("2.55")).isInstanceOf(TenderOutcome.Paid.class);
        assertThat(lastResumption())
                .isEqualTo(new Resumption.TakenOver(suspension, taken.transaction().id()));
    }

    @Test
    void anOpenSaleIsNotReplacedByOneOfAnotherTillAndWhatCannotBeReadIsSaid() {
        SaleSuspended there = setAsideElsewhere();
        till.sale.scan("20886");
        Basket open = basket();
        assertThat(till.openSale.takeOver(new UUID(5, 5), given(there)))
                .isEqualTo(new SuspendOutcome.SaleInTheWay());
        assertThat(till.openSale.basket()).contains(open);
        till.openSale.cancel();

        SaleSuspended newer =
                new SaleSuspended(
                        there.transaction(), 1, there.total(), there.at(), "{\"form\":9}");
        assertThat(till.openSale.takeOver(new UUID(5, 5), given(newer)))
                .isEqualTo(new SuspendOutcome.Unreadable());
        assertThat(till.openSale.basket()).isEmpty();
    }

    @Test
    void whatAnotherTillTookIsSetAsideHereNoMore() {
        till.sale.scan("22214");
        UUID sale = basket().transaction().id();
        UUID aside = suspended();
        till.sale.scan("20886");
        UUID stays = suspended();

        till.openSale.gone(
                List.of(
                        new Gone(sale, new WorkstationId(3)),
                        new Gone(new UUID(9, 9), new WorkstationId(3))));

        assertThat(set()).containsExactly(stays);
        assertThat(till.openSale.resume(aside)).isEqualTo(new SuspendOutcome.NotSuspended());
        assertThat(lastResumption()).isEqualTo(new Resumption.Elsewhere(new WorkstationId(3)));
        assertThat(kinds())
                .containsExactly("TillOpened", "SaleSuspended", "SaleSuspended", "SaleResumed");
    }

    /// As the hub has it of another till.
    private SaleSuspended setAsideElsewhere() {
        till.sale.scan("22214");
        SaleSuspended there =
                Suspension.of(basket(), TillOnDisk.DAY.atStartOfDay(ZoneOffset.UTC).toInstant());
        till.openSale.cancel();
        return there;
    }

    private static TakeOverOutcome.Given given(SaleSuspended sale) {
        return new TakeOverOutcome.Given(EntryCodec.VERSION, EntryCodec.body(sale));
    }

    private Resumption lastResumption() {
        List<Resumption> all = new ArrayList<>();
        till.journal
                .reader()
                .forEachFactOf(
                        TillOnDisk.DAY,
                        committed -> {
                            if (committed.fact() instanceof SaleResumed resumed) {
                                all.add(resumed.where());
                            }
                        });
        return all.getLast();
    }

    private UUID suspended() {
        return ((SuspendOutcome.Suspended) till.openSale.suspend()).suspension();
    }

    private List<UUID> set() {
        return till.openSale.suspended().stream()
                .map(Committed::entry)
                .map(entry -> entry.header().entryId())
                .toList();
    }

    private Basket basket() {
        return till.openSale.basket().orElseThrow();
    }

    private TenderOutcome pay(String cash) {
        Optional<UnknownCode> unknown =
                basket().unknown().isEmpty()
                        ? Optional.empty()
                        : Optional.of(basket().unknown().getFirst());
        unknown.ifPresent(till.openSale::remove);
        return till.tender.payCash(basket().transaction().id(), pounds(cash));
    }

    private List<String> kinds() {
        return till.journal.reader().read(Shop.EPOCH, 0, 100, 1 << 20).stream()
                .map(RecordedEntry::header)
                .map(header -> header.kind())
                .filter(kind -> !kind.equals("SignedOn"))
                .toList();
    }

    private static Money pounds(String amount) {
        return Money.of(GBP, new BigDecimal(amount));
    }
}
