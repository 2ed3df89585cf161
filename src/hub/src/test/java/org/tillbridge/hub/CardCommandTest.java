package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.hub.ForkTest.CANDLE;
import static org.tillbridge.sync.journal.Fixtures.aSale;
import static org.tillbridge.sync.journal.Fixtures.card;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.StoredValueKind;
import org.tillbridge.retail.StoredValueSlip;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.TransactionFixture;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// What head office learns of a card on the command line, and has done to it.
@OnEachDatabase
class CardCommandTest {
    private static final StoredValueCode CARD = card(StoredValueKind.GIFT_CARD, 1);
    private static final StoredValueCode OTHER = card(StoredValueKind.GIFT_CARD, 2);

    @Parameter TestDatabase on;
    @TempDir Path folder;
    private String said = "";
    private Hub hub;
    private TillFixture till;

    @BeforeEach
    void start() throws Exception {
        hub = ForkTest.openedHub(on.settings(folder.resolve("hub")), folder.resolve("shop"));
        till = TillFixture.enrol(hub, 1, folder.resolve("till"));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    /// Whoever lost the paper does not know its number.
    @Test
    void headOfficeFindsALostCardByTheReceiptAndBlocksItWithoutSeeingItsNumber() {
        TransactionNumber receipt = sells(CARD, till.journal().nextNumber());
        push(
                aSale().numbered(till.journal().nextNumber())
                        .of(11, CANDLE)
                        .through(StoredValueSlip.unasked(CARD), pounds("10.00")));

        assertThat(runs(receipt.toString(), "--block", "lost")).isZero();

        assertThat(said.lines().map(line -> line.replaceAll("[0-9-]+, receipt [0-9-]+", "…")))
                .startsWith(
                        "giftCard " + CARD.masked() + ": GBP 15.00 on it.",
                        "…, line 1: GBP 25.00 from issued to balance.",
                        "…, line 2: GBP 10.00 from balance to redeemed.")
                .last()
                .asString()
                .startsWith("Blocked since ")
                .endsWith(": lost");
        assertThat(said).doesNotContain(CARD.digits());
        assertThat(isBlocked(CARD)).isTrue();
    }

    /// A disk that was copied: the last of the two was blocked, whoever asked for the other.
    @Test
    void whereTwoMachinesPrintedOneNumberTheCardHasToBeSaid() {
        TransactionNumber receipt = sells(CARD, till.journal().nextNumber());
        sells(OTHER, receipt);

        assertThat(runs(receipt.toString(), "--block", "lost")).isEqualTo(HubApp.NOT_TAKEN);

        assertThat(said.lines())
                .containsExactly(
                        "There are several cards on it; say which with --line, or with --ending:",
                        "line 1: giftCard " + CARD.masked(),
                        "line 1: giftCard " + OTHER.masked());
        assertThat(runs(receipt.toString(), "--line", "1", "--block", "lost"))
                .isEqualTo(HubApp.NOT_TAKEN);
        assertThat(isBlocked(CARD) || isBlocked(OTHER)).isFalse();
        assertThat(runs(receipt.toString(), "--ending", CARD.lastFour(), "--block", "lost"))
                .isZero();
        assertThat(isBlocked(CARD)).isTrue();
        assertThat(isBlocked(OTHER)).isFalse();
    }

    @Test
    void withoutADeedTheCardsOfBothAreTold() {
        TransactionNumber receipt = sells(CARD, till.journal().nextNumber());
        sells(OTHER, receipt);

        assertThat(runs(receipt.toString())).isZero();

        assertThat(said)
                .contains("giftCard " + CARD.masked() + ": GBP 25.00 on it.")
                .contains("giftCard " + OTHER.masked() + ": GBP 25.00 on it.");
    }

    /// In the shell's history, and among the processes, everyone could read it.
    @Test
    void aCardsNumberMayComeFromTheStandardInput() {
        sells(CARD, till.journal().nextNumber());
        InputStream before = System.in;
        try {
            System.setIn(
                    new ByteArrayInputStream(
                            (CARD.printed() + "\n").getBytes(StandardCharsets.UTF_8)));
            assertThat(runs("-", "--block", "lost")).isZero();
        } finally {
            System.setIn(before);
        }
        assertThat(isBlocked(CARD)).isTrue();
    }

    @Test
    void aLineOfACardIsRefused() {
        assertThat(runs(CARD.digits(), "--line", "2", "--block", "lost"))
                .isEqualTo(HubApp.NOT_TAKEN);
        assertThat(said.strip())
                .isEqualTo("--line and --ending go with the number of a receipt, not of a card.");
        assertThat(isBlocked(CARD)).isFalse();
    }

    @Test
    void aReasonIsAsLongAsPeopleReadIt() {
        for (String odd : List.of("", " ", "x".repeat(121), "lost\u202E")) {
            assertThat(runs(CARD.digits(), "--block", odd)).isEqualTo(HubApp.NOT_TAKEN);
        }
        assertThat(isBlocked(CARD)).isFalse();
        assertThat(runs(CARD.digits(), "--block", "x".repeat(120))).isZero();
        assertThat(isBlocked(CARD)).isTrue();
    }

    private TransactionNumber sells(StoredValueCode code, TransactionNumber number) {
        return push(aSale().numbered(number).loading(code, pounds("25.00"))).number();
    }

    private RetailTransaction push(TransactionFixture sale) {
        RetailTransaction paid = sale.known(till.journal().nextId()).paidIn(Tender.CASH);
        till.journal().add(new SaleCompleted(paid));
        till.pushAll();
        return paid;
    }

    private boolean isBlocked(StoredValueCode code) {
        return hub.office().storedValue().card(code).block().isPresent();
    }

    /// @return the exit status
    private int runs(String... arguments) {
        CommandRun run = CommandRun.of(on.settings(folder.resolve("hub")), "card", arguments);
        said = run.said();
        return run.status();
    }
}
