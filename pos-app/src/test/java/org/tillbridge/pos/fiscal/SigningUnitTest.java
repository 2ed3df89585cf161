package org.tillbridge.pos.fiscal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.joda.money.CurrencyUnit.GBP;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.TestClock;
import org.tillbridge.pos.TillOnDisk;
import org.tillbridge.pos.day.DayBook;
import org.tillbridge.pos.receipt.Receipt;
import org.tillbridge.pos.receipt.ReceiptLayout;
import org.tillbridge.pos.receipt.ReceiptRow;
import org.tillbridge.pos.report.DayFigures.Signatures;
import org.tillbridge.pos.report.DayReports;
import org.tillbridge.pos.report.ReportLayout;
import org.tillbridge.pos.sale.OpenSale;
import org.tillbridge.pos.sale.SaleService;
import org.tillbridge.pos.sale.ScanOutcome;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.pos.tender.TenderService;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.pricing.promotion.Offers;
import org.tillbridge.sync.journal.Committed;
import org.tillbridge.sync.journal.JournalEntry.Signing;
import org.tillbridge.sync.replica.Shop;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// A signing unit that goes away, loses answers or refuses, beside a till that sells on.
class SigningUnitTest {
    private static final Texts ENGLISH = new Texts(Locale.UK, ZoneId.of("Europe/London"));
    private static final Duration TWO_HOURS = Duration.ofHours(2);

    @TempDir Path folder;
    private final TestClock clock = new TestClock(Shop.NOON);
    private final SimulatedSigner unit = new SimulatedSigner(clock);
    private TillOnDisk till;

    @BeforeEach
    void open() {
        till = TillOnDisk.openIn(folder.resolve("till"), clock, unit);
    }

    @AfterEach
    void close() {
        till.close();
    }

    /// BMF-RKSV-Technik/at-registrierkassen-mustercode#198, fiskaltrust/interface-doc#132: a till
    /// that lost its unit stopped, and one till's stop switched all off.
    @Test
    void withTheUnitOutForTwoHoursSalesGoOnMarkedAndAreSignedByThemselvesInOrderTillByTill() {
        SimulatedSigner others = new SimulatedSigner(clock);
        try (TillOnDisk other = TillOnDisk.openIn(folder.resolve("other"), clock, others)) {
            UUID before = sell(till);
            unit.awayUntil(clock.instant().plus(TWO_HOURS));
            List<UUID> during = new ArrayList<>();
            while (clock.instant().isBefore(Shop.NOON.plus(TWO_HOURS))) {
                during.add(sell(till));
                assertThat(mark(other, sell(other))).isInstanceOf(FiscalMark.Signed.class);
                clock.forward(till.fiscal.step().orElseThrow());
            }
            during.add(sell(till)); // the unit is there again, and the others come first
            sell(other);

            assertThat(during).hasSizeGreaterThan(50);
            assertThat(during)
                    .allSatisfy(
                            sale -> {
                                assertThat(mark(till, sale)).isEqualTo(new FiscalMark.NotSigned());
                                assertThat(paper(sale)).contains("Signing unit out of order");
                            });
            assertThat(other.fiscal.unsigned()).isEmpty();

            catchUp();

            assertThat(unit.signed()).startsWith(before).endsWith(during.toArray(UUID[]::new));
            assertThat(unit.signed()).doesNotHaveDuplicates().hasSize(1 + during.size());
            assertThat(during)
                    .allSatisfy(
                            sale -> {
                                assertThat(paper(sale))
                                        .contains("Signing unit out of order")
                                        .contains("Signed later: 1 Dec 2010")
                                        .contains("SIMULATED");
                            });
            assertThat(mark(till, sell(till)))
                    .as("all as before")
                    .isInstanceOf(FiscalMark.Signed.class);
            assertThat(others.signed()).hasSize(during.size());
        }
    }

    @Test
    void whoeverListensHearsLastWhenTheUnitIsTriedNext() {
        List<SigningState> heard = new ArrayList<>();
        till.fiscal.listen(heard::add);
        unit.awayUntil(clock.instant().plus(TWO_HOURS));

        sell(till);

        assertThat(heard).endsWith(till.fiscal.state());
        assertThat(heard.getLast().nextTry()).isPresent();
    }

    /// While the unit is away it is asked now and then, not with each sale.
    @Test
    void aUnitThatIsAwayIsAskedLessAndLess() {
        unit.awayUntil(clock.instant().plus(TWO_HOURS));
        sell(till);
        List<Duration> pauses = new ArrayList<>();
        for (int n = 0; n < 8; n++) {
            sell(till);
            Duration pause = till.fiscal.step().orElseThrow();
            pauses.add(pause);
            clock.forward(pause);
        }

        assertThat(pauses)
                .extracting(Duration::toSeconds)
                .containsExactly(5L, 10L, 20L, 40L, 80L, 120L, 120L, 120L);
    }

    @Test
    void aSignatureWhoseAnswerWasLostIsFoundAndNotGivenTwice() {
        unit.loseAnswers(1);

        UUID sale = sell(till);
        assertThat(mark(till, sale)).isEqualTo(new FiscalMark.NotSigned());
        catchUp();

        assertThat(unit.signed()).containsExactly(sale);
        assertThat(mark(till, sale))
                .isInstanceOfSatisfying(
                        FiscalMark.SignedLater.class,
                        later -> assertThat(later.lines()).contains("SIMULATED 1"));
    }

    /// The unit has signed, and the till knows of the sale only.
    @Test
    void aTillThatIsKilledWhileTheUnitSignsHasTheSaleSignedOnceAfterItsRestart() {
        UUID sale = sellWithoutAsking();
        unit.sign(till.journal.reader().transaction(sale).orElseThrow());
        assertThat(till.journal.reader().signingOf(sale)).isEmpty();

        till = till.killed();
        assertThat(mark(till, sale)).isEqualTo(new FiscalMark.NotSigned());
        catchUp();

        assertThat(unit.signed()).as("once").containsExactly(sale);
        assertThat(mark(till, sale)).isInstanceOf(FiscalMark.SignedLater.class);
        assertThat(till.fiscal.unsigned()).isEmpty();
    }

    @Test
    void aTillThatIsKilledBeforeTheUnitIsAskedHasTheSaleSignedAfterItsRestart() {
        UUID sale = sellWithoutAsking();

        till = till.killed();
        catchUp();

        assertThat(unit.signed()).containsExactly(sale);
    }

    /// OCA/l10n-italy#4672: several were unprinted, and only the last could be sent again.
    @Test
    void eachSaleWithoutFiscalDocumentIsListedAndCanBeSentAgain() {
        List<UUID> sales = new ArrayList<>();
        unit.awayUntil(clock.instant().plus(TWO_HOURS));
        for (int n = 0; n < 4; n++) {
            sales.add(sell(till));
        }
        assertThat(listed()).isEqualTo(sales);
        till = till.restarted();
        assertThat(listed()).as("after a restart").isEqualTo(sales);

        unit.awayUntil(clock.instant());
        till.fiscal.sendAgain(sales.get(2));
        till.fiscal.step();

        assertThat(unit.signed()).containsExactly(sales.get(2));
        assertThat(listed()).containsExactly(sales.get(0), sales.get(1), sales.get(3));
        till.fiscal.sendAgain(sales.get(0));
        till.fiscal.step();
        assertThat(unit.signed()).containsExactly(sales.get(2), sales.get(0));
        till = till.restarted();
        assertThat(listed()).containsExactly(sales.get(1), sales.get(3));
    }

    @Test
    void whatTheUnitRefusesHoldsUpNobodyAndStaysUntilItIsSentAgain() {
        unit.awayUntil(clock.instant().plus(TWO_HOURS));
        UUID odd = sell(till);
        UUID next = sell(till);
        unit.refuse(odd, true);
        unit.awayUntil(clock.instant());
        clock.forward(SigningPauses.LONGEST);
        catchUp();

        assertThat(unit.signed()).containsExactly(next);
        assertThat(mark(till, sell(till))).isInstanceOf(FiscalMark.Signed.class);
        till = till.restarted();
        assertThat(till.fiscal.unsigned())
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.document().transaction()).isEqualTo(odd);
                            assertThat(one.refused()).isTrue();
                            assertThat(one.why()).isEqualTo("the unit does not take it");
                        });
        assertThat(till.fiscal.step()).as("not unasked").isEmpty();

        unit.refuse(odd, false);
        till.fiscal.sendAgain(odd);
        till.fiscal.step();

        assertThat(listed()).isEmpty();
        assertThat(mark(till, odd)).isInstanceOf(FiscalMark.SignedLater.class);
    }

    @Test
    void theReportSaysHowManyWereSignedLateAndHowManyAreNotSignedYet() {
        unit.awayUntil(clock.instant().plus(TWO_HOURS));
        UUID refused = sell(till);
        sell(till);
        sell(till);
        assertThat(signatures()).isEqualTo(new Signatures(0, 3));
        unit.refuse(refused, true);
        clock.forward(TWO_HOURS);
        catchUp();

        assertThat(signatures()).isEqualTo(new Signatures(2, 1));
        assertThat(report()).contains("Signed later 2").contains("Not signed yet 1");
    }

    @Test
    void withNoUnitNothingIsRecordedListedOrSaid() {
        try (TillOnDisk plain = TillOnDisk.openIn(folder.resolve("plain"))) {
            UUID sale = sell(plain);

            assertThat(plain.fiscal.wantsSignatures()).isFalse();
            assertThat(plain.fiscal.unsigned()).isEmpty();
            assertThat(mark(plain, sale)).isEqualTo(new FiscalMark.NotWanted());
            List<Committed> signing = new ArrayList<>();
            plain.journal
                    .reader()
                    .forEachFactOf(
                            TillOnDisk.DAY,
                            committed -> {
                                if (committed.fact() instanceof Signing) {
                                    signing.add(committed);
                                }
                            });
            assertThat(signing).isEmpty();
        }
    }

    @Test
    void onlyWhatWasSoldWhileThereIsAUnitIsToBeSigned() {
        unit.awayUntil(clock.instant().plus(TWO_HOURS));
        UUID with = sell(till);
        till = till.restartedWith(Optional.empty());
        UUID without = sell(till);
        assertThat(till.fiscal.unsigned()).isEmpty();

        till = till.restartedWith(Optional.of(unit));

        assertThat(listed()).containsExactly(with);
        assertThat(mark(till, without)).isEqualTo(new FiscalMark.NotWanted());
    }

    /// As far as a till comes that is killed at this moment.
    private UUID sellWithoutAsking() {
        DayBook ungated = new DayBook(till.journal, till.session, () -> {}, () -> TillOnDisk.DAY);
        OpenSale sale = new OpenSale(ungated, clock, () -> new UUID(9, 9), () -> Offers.NONE);
        assertThat(new SaleService(till.shelf, sale, till.session).scan("22214"))
                .isInstanceOf(ScanOutcome.Added.class);
        TenderService tender =
                new TenderService(
                        sale,
                        till.journal.reader(),
                        till.session,
                        till.shelf::cashRounding,
                        () -> new UUID(10, 8));
        assertThat(tender.payCash(new UUID(9, 9), Money.of(GBP, 5)))
                .isInstanceOf(TenderOutcome.Paid.class);
        return new UUID(9, 9);
    }

    private void catchUp() {
        for (var pause = till.fiscal.step(); pause.isPresent(); pause = till.fiscal.step()) {
            clock.forward(pause.get());
        }
    }

    private List<UUID> listed() {
        return till.fiscal.unsigned().stream().map(one -> one.document().transaction()).toList();
    }

    private Signatures signatures() {
        return till.reports.open().orElseThrow().signatures();
    }

    private String report() {
        return new ReportLayout(ENGLISH)
                        .rows(
                                till.reports.open().orElseThrow(),
                                new ReportLayout.Source("Bath", "Till 2", "A. Morgan"),
                                till.reports.atHub(),
                                DayReports.CarriedOver.NOTHING)
                        .stream()
                        .map(SigningUnitTest::words)
                        .toList()
                        .toString();
    }

    private String paper(UUID sale) {
        Receipt receipt = till.receipts.receipt(sale).orElseThrow().asCopy();
        return new ReceiptLayout(ENGLISH)
                .rows(receipt).stream().map(SigningUnitTest::words).toList().toString();
    }

    private static String words(ReceiptRow row) {
        return switch (row) {
            case ReceiptRow.Centred(String text) -> text;
            case ReceiptRow.Note(String text) -> text;
            case ReceiptRow.Amount(String text, String amount, boolean _) -> text + " " + amount;
            default -> "";
        };
    }

    private static FiscalMark mark(TillOnDisk at, UUID sale) {
        return at.receipts.receipt(sale).orElseThrow().fiscal();
    }

    private static UUID sell(TillOnDisk at) {
        assertThat(at.sale.scan("22214")).isInstanceOf(ScanOutcome.Added.class);
        UUID id = at.openSale.basket().orElseThrow().transaction().id();
        assertThat(at.tender.payCash(id, Money.of(GBP, 5))).isInstanceOf(TenderOutcome.Paid.class);
        return id;
    }
}
