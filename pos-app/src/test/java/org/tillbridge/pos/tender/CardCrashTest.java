package org.tillbridge.pos.tender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.replica.Shop.GBP;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tillbridge.pos.TillOnDisk;
import org.tillbridge.pos.device.SimulatedTerminal.Manner;
import org.tillbridge.pos.device.TerminalAnswer;
import org.tillbridge.pos.sale.TakenTender;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.EntryHeader.TenderTotal;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The till's process is killed at each step of a card payment, and another one starts in the same
/// folder. Whatever happened, the customer pays once, and nobody may charge again before it is
/// known what became of the first request.
class CardCrashTest {
    @TempDir Path folder;
    private final List<TillOnDisk> dead = new ArrayList<>();
    private TillOnDisk till;

    /// When it is killed.
    enum Killed {
        BEFORE_THE_TERMINAL_IS_ASKED,
        WHILE_THE_TERMINAL_IS_ASKED,
        BEFORE_THE_ANSWER_IS_WRITTEN,
        AFTER_IT_IS_WRITTEN_AS_UNKNOWN,
        WHILE_IT_IS_ASKED_AGAIN
    }

    @BeforeEach
    void open() {
        till = TillOnDisk.openIn(folder);
        till.sale.scan("22214");
    }

    @AfterEach
    void close() {
        till.close();
        dead.forEach(TillOnDisk::close);
    }

    private void kill() {
        dead.add(till);
        till = till.killed();
    }

    @ParameterizedTest
    @EnumSource(Killed.class)
    void theCustomerPaysOnceWheneverTheTillIsKilled(Killed when) {
        UUID transaction = transaction();
        if (when.ordinal() >= Killed.AFTER_IT_IS_WRITTEN_AS_UNKNOWN.ordinal()) {
            till.terminal.next(Manner.LOSES_THE_ANSWER);
        }
        TakenTender asked =
                ((TenderOutcome.Asking) till.cards.start(transaction, pounds("2.55"))).tender();
        if (when.ordinal() >= Killed.WHILE_THE_TERMINAL_IS_ASKED.ordinal()) {
            TerminalAnswer answer = till.cards.ask(asked);
            if (when.ordinal() >= Killed.AFTER_IT_IS_WRITTEN_AS_UNKNOWN.ordinal()) {
                till.cards.answered(transaction, asked.id(), answer);
            }
        }
        if (when == Killed.WHILE_IT_IS_ASKED_AGAIN) {
            till.cards.askAgain(asked);
        }

        kill();

        TakenTender unfinished = till.tender.balance().orElseThrow().unfinished().orElseThrow();
        assertThat(unfinished.id()).isEqualTo(asked.id());
        assertThat(till.cards.start(transaction, pounds("2.55")))
                .as("no other charge before it is known")
                .isInstanceOf(TenderOutcome.Unknown.class);
        TenderOutcome known =
                till.cards.answered(transaction, asked.id(), till.cards.askAgain(unfinished));
        if (when == Killed.BEFORE_THE_TERMINAL_IS_ASKED) {
            assertThat(known).isInstanceOf(TenderOutcome.Declined.class);
            TakenTender second =
                    ((TenderOutcome.Asking) till.cards.start(transaction, pounds("2.55"))).tender();
            known = till.cards.answered(transaction, second.id(), till.cards.ask(second));
        }
        assertThat(known).isInstanceOf(TenderOutcome.Paid.class);
        assertThat(till.terminal.approvals()).isEqualTo(1);
        assertThat(till.day.totals().orElseThrow().tenders())
                .containsExactly(new TenderTotal(Tender.CARD, pounds("2.55")));
    }

    @Test
    void aPartThatIsPaidIsStillPaidAfterAKill() {
        UUID transaction = transaction();
        till.tender.takeVoucher(transaction, pounds("1.00"));
        TakenTender asked =
                ((TenderOutcome.Asking) till.cards.start(transaction, pounds("0.55"))).tender();
        till.cards.answered(transaction, asked.id(), till.cards.ask(asked));

        kill();

        Balance balance = till.tender.balance().orElseThrow();
        assertThat(balance.left()).isEqualTo(pounds("1.00"));
        assertThat(balance.taken())
                .extracting(TakenTender::tender)
                .containsExactly(Tender.VOUCHER, Tender.CARD);
        assertThat(till.tender.payCash(transaction, pounds("5.00")))
                .isInstanceOf(TenderOutcome.Paid.class);
        assertThat(till.day.totals().orElseThrow().tenders())
                .containsExactly(
                        new TenderTotal(Tender.CASH, pounds("1.00")),
                        new TenderTotal(Tender.CARD, pounds("0.55")),
                        new TenderTotal(Tender.VOUCHER, pounds("1.00")));
    }

    @Test
    void aKillBetweenTheLastAuthorisationAndTheSaleLosesNeither() {
        UUID transaction = transaction();
        TakenTender asked =
                ((TenderOutcome.Asking) till.cards.start(transaction, pounds("2.55"))).tender();
        TerminalAnswer answer = till.cards.ask(asked);
        till.sale.scan("4006381333931");
        till.cards.answered(transaction, asked.id(), answer);
        till.openSale.remove(till.openSale.basket().orElseThrow().unknown().getFirst());

        till = till.restarted();

        Balance balance = till.tender.balance().orElseThrow();
        assertThat(balance.left()).isEqualTo(pounds("0.00"));
        assertThat(till.tender.payCash(transaction, pounds("0.00")))
                .isInstanceOf(TenderOutcome.Paid.class);
        assertThat(till.terminal.approvals()).isEqualTo(1);
    }

    @Test
    void aReversalThatIsCutOffIsAskedAgainToo() {
        UUID transaction = transaction();
        TakenTender asked =
                ((TenderOutcome.Asking) till.cards.start(transaction, pounds("1.00"))).tender();
        TakenTender part =
                ((TenderOutcome.PartPaid)
                                till.cards.answered(transaction, asked.id(), till.cards.ask(asked)))
                        .taken();
        TakenTender back =
                ((TenderOutcome.Asking) till.cards.startReversal(transaction, part)).tender();
        till.cards.ask(back);

        kill();

        TakenTender unfinished = till.tender.balance().orElseThrow().unfinished().orElseThrow();
        assertThat(till.cards.answered(transaction, back.id(), till.cards.askAgain(unfinished)))
                .isInstanceOf(TenderOutcome.TakenBack.class);
        assertThat(till.tender.balance().orElseThrow().taken()).isEmpty();
        assertThat(till.terminal.approvals()).as("taken, and given back").isEqualTo(2);
    }

    private UUID transaction() {
        return till.openSale.basket().orElseThrow().transaction().id();
    }

    private static Money pounds(String amount) {
        return Money.of(GBP, new BigDecimal(amount));
    }
}
