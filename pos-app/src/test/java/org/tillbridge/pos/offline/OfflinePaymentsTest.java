package org.tillbridge.pos.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.replica.Shop.GBP;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.TillOnDisk;
import org.tillbridge.pos.day.ClosingOutcome;
import org.tillbridge.pos.device.PaymentTerminal;
import org.tillbridge.pos.device.SimulatedTerminal.Manner;
import org.tillbridge.pos.device.TerminalAnswer;
import org.tillbridge.pos.device.TerminalRequest;
import org.tillbridge.pos.receipt.ReceiptRow;
import org.tillbridge.pos.receipt.ReceiptRow.Note;
import org.tillbridge.pos.report.DayFigures;
import org.tillbridge.pos.report.DayReports.AtHub;
import org.tillbridge.pos.report.DayReports.CarriedOver;
import org.tillbridge.pos.report.ReportLayout;
import org.tillbridge.pos.sale.TakenTender;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.CardTerms;
import org.tillbridge.retail.DeclineReason;
import org.tillbridge.retail.OfflineApproval;
import org.tillbridge.retail.OfflineApproval.Urgency;
import org.tillbridge.sync.journal.JournalEntry;
import org.tillbridge.sync.journal.JournalEntry.TillClosed;
import org.tillbridge.sync.journal.JournalEntry.TillControl.OfflinePaymentSettled;
import org.tillbridge.sync.journal.JournalEntry.TillControl.OfflinePaymentSettled.Outcome;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.replica.StoreSettings;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// Card payments that the terminal takes upon itself because it reaches no bank. The candle costs
/// 2.55.
class OfflinePaymentsTest {
    private static final Money CANDLE = Money.of(GBP, 2.55);
    private static final Money BOX = Money.of(GBP, 4.21);

    @TempDir Path folder;
    private final List<TillOnDisk> dead = new ArrayList<>();
    private TillOnDisk till;

    @BeforeEach
    void open() {
        till = TillOnDisk.openIn(folder);
        terms(CardTerms.of(OptionalLong.of(500), 24));
        till.terminal.goOffline(Money.of(GBP, 100));
    }

    @AfterEach
    void close() {
        till.close();
        dead.forEach(TillOnDisk::close);
    }

    @Test
    void whatWasTakenOfflineWaitsWithItsDeadlineAndItsFloorLimit() {
        Instant asked = till.clock().instant();
        TakenTender payment = soldByCard();

        assertThat(waiting())
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.tender()).isEqualTo(payment.id());
                            assertThat(one.amount()).isEqualTo(CANDLE);
                            assertThat(one.card().lastFour()).contains("4471");
                            assertThat(one.approval())
                                    .isEqualTo(
                                            new OfflineApproval(
                                                    "simulated",
                                                    asked,
                                                    asked.plus(Duration.ofHours(24)),
                                                    Optional.of(Money.of(GBP, 5))));
                        });
    }

    @Test
    void anAnswerThatWasLostForHoursMakesTheDeadlineNoLater() {
        Instant asked = till.clock().instant();
        till.terminal.next(Manner.LOSES_THE_ANSWER);
        till.sale.scan("22214");
        TakenTender payment = start();
        till.cards.answered(transaction(), payment.id(), till.cards.ask(payment));
        kill();
        till.clock().forward(Duration.ofHours(3));

        TakenTender unfinished = till.tender.balance().orElseThrow().unfinished().orElseThrow();
        till.cards.answered(transaction(), payment.id(), till.cards.askAgain(unfinished));

        assertThat(waiting().getFirst().approval().forwardBy())
                .isEqualTo(asked.plus(Duration.ofHours(24)));
    }

    @Test
    void anAmountAboveTheFloorLimitIsNotAskedOffline() {
        terms(CardTerms.of(OptionalLong.of(254), 24));
        till.sale.scan("22214");

        assertThat(till.cards.ask(start()))
                .isEqualTo(new TerminalAnswer.Declined(DeclineReason.NOT_READY));
        assertThat(waiting()).isEmpty();
    }

    @Test
    void whatABankApprovedIsOffTheListAfterARestartToo() {
        soldByCard();
        till.offlinePayments.ask();
        assertThat(waiting()).as("no bank yet").hasSize(1);
        till.terminal.goOnline();

        till.offlinePayments.ask();

        assertThat(waiting()).isEmpty();
        assertThat(settled())
                .extracting(OfflinePaymentSettled::outcome)
                .containsExactly(Outcome.FORWARDED);
        kill();
        assertThat(till.offlinePayments.now()).isEqualTo(OfflinePayments.State.NONE);
    }

    @Test
    void aTillThatIsKilledBeforeItWritesWhatItHeardAsksAgainAndWritesItOnce() {
        soldByCard();
        kill();
        till.terminal.goOnline();

        assertThat(waiting()).hasSize(1);
        till.offlinePayments.ask();
        till.offlinePayments.ask();

        assertThat(settled()).hasSize(1);
    }

    @Test
    void whatABankRefusesLaterIsNamedAndTheSaleStands() {
        soldByCard();
        Money sold = till.day.totals().orElseThrow().sold();
        till.terminal.goOnlineAndBeRefused();

        till.offlinePayments.ask();

        assertThat(waiting()).isEmpty();
        assertThat(till.offlinePayments.now().refused())
                .singleElement()
                .satisfies(one -> assertThat(one.amount()).isEqualTo(CANDLE));
        assertThat(till.day.totals().orElseThrow().sold()).isEqualTo(sold);
        assertThat(said()).contains(Message.Tone.ALERT);
        assertThat(report()).contains("Card payments refused afterwards");
    }

    @Test
    void aTerminalThatSaysNothingClearLeavesItToAPersonWhoIsAskedOnce() {
        TakenTender payment = soldByCard();
        till.offlinePayments.ask();

        assertThat(till.offlinePayments.settle(payment.id(), Outcome.FORWARDED, true)).isEmpty();
        assertThat(till.offlinePayments.settle(payment.id(), Outcome.REFUSED, true)).isEmpty();

        assertThat(settled())
                .containsExactly(
                        new OfflinePaymentSettled(
                                payment.id(),
                                settled().getFirst().transaction(),
                                CANDLE,
                                Outcome.FORWARDED,
                                true));
    }

    @Test
    void onePaymentThatTheTerminalSaysNothingClearOfHoldsUpNoneBehindIt() {
        TakenTender unclear = soldByCard();
        TakenTender refused = soldByCard();
        till.terminal.goOnlineAndBeRefused();

        new OfflinePayments(till.dayBook, Optional.of(unclearAbout(unclear.id()))).ask();

        assertThat(waiting()).extracting(OfflinePayment::tender).containsExactly(unclear.id());
        assertThat(till.offlinePayments.now().refused())
                .extracting(OfflinePayment::tender)
                .containsExactly(refused.id());
    }

    private PaymentTerminal unclearAbout(UUID tender) {
        return new PaymentTerminal() {
            @Override
            public String name() {
                return till.terminal.name();
            }

            @Override
            public TerminalAnswer ask(TerminalRequest request) {
                return till.terminal.ask(request);
            }

            @Override
            public TerminalAnswer askAgain(TerminalRequest request) {
                return request.id().equals(tender)
                        ? new TerminalAnswer.Unknown(TerminalAnswer.Why.NOT_UNDERSTOOD)
                        : till.terminal.askAgain(request);
            }

            @Override
            public void stop(TerminalRequest request) {
                till.terminal.stop(request);
            }
        };
    }

    @Test
    void whatWasGivenBackBeforeTheSaleWasPaidDoesNotWait() {
        till.sale.scan("22214");
        till.sale.scan("22214");
        TakenTender payment = start();
        till.cards.answered(transaction(), payment.id(), till.cards.ask(payment));
        TakenTender paid = till.tender.balance().orElseThrow().last().orElseThrow();
        TakenTender back =
                ((TenderOutcome.Asking) till.cards.startReversal(transaction(), paid)).tender();
        till.cards.answered(transaction(), back.id(), till.cards.ask(back));

        till.tender.payCash(transaction(), Money.of(GBP, 10));

        assertThat(waiting()).isEmpty();
    }

    @Test
    void theLampWarnsFromHalfTimeAndAgainWhenItIsTooLate() {
        soldByCard();
        assertThat(said()).containsExactly(Message.Tone.CALM);
        assertThat(lamp()).isEmpty();

        till.clock().forward(Duration.ofHours(12).minusSeconds(1));
        assertThat(urgency()).isEqualTo(Urgency.IN_TIME);
        till.clock().forward(Duration.ofSeconds(1));
        assertThat(urgency()).isEqualTo(Urgency.HALF_OVER);
        assertThat(said()).containsExactly(Message.Tone.CAUTION);
        assertThat(lamp()).contains("1 card payment to forward by 2 Dec 2010 12:00");

        till.clock().forward(Duration.ofHours(12));
        assertThat(urgency()).isEqualTo(Urgency.TOO_LATE);
        assertThat(lamp()).contains("1 card payment was not forwarded in time");
    }

    @Test
    void theZReportSaysWhatIsStillAtTheTerminal() {
        soldByCard();

        assertThat(report())
                .contains(
                        "Card payments to be forwarded",
                        "Test card, ending 4471 · by 2 Dec 2010 12:00");
    }

    @Test
    void eachRefusalIsOnOneZReportWheneverThatIsPrinted() {
        soldByCard("22214", CANDLE);
        soldByCard("20886", BOX);
        refuse();
        TillClosed first = closed();
        refuse();
        till.clock().forward(Duration.ofHours(20));
        till.day.open(TillOnDisk.DAY.plusDays(1), Money.of(GBP, 100));

        assertThat(till.offlinePayments.now().refused())
                .extracting(OfflinePayment::amount)
                .containsExactly(BOX);
        TillClosed second = closed();
        assertThat(till.offlinePayments.now().refused()).isEmpty();
        kill();

        assertThat(refusedOn(first)).containsExactly("2.55");
        assertThat(refusedOn(second)).containsExactly("4.21");
    }

    private void refuse() {
        till.offlinePayments.settle(waiting().getFirst().tender(), Outcome.REFUSED, true);
    }

    private TillClosed closed() {
        return ((ClosingOutcome.Closed) till.day.close(List.of(), "not counted")).closing();
    }

    private List<String> refusedOn(TillClosed close) {
        DayFigures z = till.reports.of(close.number(), close.businessDate()).orElseThrow();
        return till.paper.rows(z, texts()).stream()
                .dropWhile(row -> !row.equals(new Note("Card payments refused afterwards")))
                .skip(1)
                .takeWhile(ReceiptRow.Amount.class::isInstance)
                .map(row -> ((ReceiptRow.Amount) row).amount())
                .toList();
    }

    /// They are looked at twice a minute, for years.
    @Test
    void whatIsKnownIsNotReadAgain() {
        soldByCard();
        till.terminal.goOnline();
        till.offlinePayments.ask();
        var reader = till.journal.reader();
        assertThat(reader.offlinePayments()).hasSize(2);

        assertThat(reader.offlinePayments(Optional.of(reader.offlinePayments().getFirst())))
                .containsExactly(reader.offlinePayments().getLast());
        assertThat(reader.offlinePayments(Optional.of(reader.offlinePayments().getLast())))
                .isEmpty();
        assertThat(waiting()).isEmpty();
    }

    private void kill() {
        dead.add(till);
        till = till.killed();
    }

    private void terms(CardTerms cards) {
        till.put(Shop.STORE, StoreSettings.usual().with(cards).row());
    }

    private TakenTender soldByCard() {
        return soldByCard("22214", CANDLE);
    }

    private TakenTender soldByCard(String code, Money price) {
        till.sale.scan(code);
        TakenTender payment =
                ((TenderOutcome.Asking) till.cards.start(transaction(), price)).tender();
        assertThat(till.cards.answered(transaction(), payment.id(), till.cards.ask(payment)))
                .isInstanceOf(TenderOutcome.Paid.class);
        return payment;
    }

    private TakenTender start() {
        return ((TenderOutcome.Asking) till.cards.start(transaction(), CANDLE)).tender();
    }

    private UUID transaction() {
        return till.openSale.basket().orElseThrow().transaction().id();
    }

    private List<OfflinePayment> waiting() {
        return till.offlinePayments.now().waiting();
    }

    private Urgency urgency() {
        return waiting().getFirst().approval().urgency(till.clock().instant());
    }

    private List<OfflinePaymentSettled> settled() {
        return till.journal.reader().offlinePayments().stream()
                .<JournalEntry>map(committed -> committed.fact())
                .filter(OfflinePaymentSettled.class::isInstance)
                .map(OfflinePaymentSettled.class::cast)
                .toList();
    }

    private List<Message.Tone> said() {
        return new OfflineWords(texts())
                .of(till.offlinePayments.now(), till.clock().instant()).stream()
                        .map(Message::tone)
                        .toList();
    }

    private Optional<String> lamp() {
        return new OfflineWords(texts()).lamp(till.offlinePayments.now(), till.clock().instant());
    }

    private String report() {
        CarriedOver carried = till.reports.carriedOver();
        StringBuilder text = new StringBuilder();
        for (ReceiptRow row :
                new ReportLayout(texts())
                        .rows(
                                till.reports.open().orElseThrow(),
                                new ReportLayout.Source("Bath", "Till 2", "A. Morgan"),
                                new AtHub(Optional.empty(), 0),
                                carried)) {
            text.append(row).append('\n');
        }
        return text.toString();
    }

    private static Texts texts() {
        return new Texts(Locale.UK, ZoneId.of("Europe/London"), GBP);
    }
}
