package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.replica.Shop.GBP;

import javafx.scene.input.KeyCode;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.day.ClosingOutcome;
import org.tillbridge.pos.receipt.Receipt;
import org.tillbridge.pos.receipt.ReceiptLayout;
import org.tillbridge.pos.receipt.ReceiptRow;
import org.tillbridge.pos.returns.RefundOutcome;
import org.tillbridge.pos.returns.Terms;
import org.tillbridge.pos.signon.SignOnOutcome;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.pos.ui.Counter;
import org.tillbridge.pos.ui.OnScreen;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.sync.HubContact;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.journal.JournalReader;
import org.tillbridge.sync.journal.TimeOrderedIds;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.wire.HubAddress;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/// Learning on a till of the shop: all that is done leaves the shop's books as they were.
@OnScreen
@Timeout(600)
class TrainingTest {
    @TempDir Path folder;

    @Test
    void aDayOfTrainingLeavesTheRealTillsFilesByteForByteAsTheyWereAndCallsNoHub()
            throws Exception {
        try (ServerSocket hub = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            hub.setSoTimeout(1);
            realTill("http://127.0.0.1:" + hub.getLocalPort());
            Map<String, String> before = files();

            Surroundings apart = prepared();
            TillServices till = started(apart);
            assertThat(till.signOn().signOn(TillOnDisk.MANAGER, "3333"))
                    .isInstanceOf(SignOnOutcome.Welcome.class);
            till.day().open(TillOnDisk.DAY, pounds("100.00"));
            till.sale().scan("22214");
            RetailTransaction sale =
                    ((TenderOutcome.Paid) till.tender().payCash(open(till), pounds("5.00")))
                            .transaction();
            till.sale().scan("20886");
            byCard(till);
            till.returns().scan("22214", Terms.USUAL);
            assertThat(till.returns().refund(open(till)))
                    .isInstanceOf(RefundOutcome.Refunded.class);
            till.sale().scan("20886");
            till.openSale().suspend();
            assertThat(till.day().close(List.of())).isInstanceOf(ClosingOutcome.Closed.class);

            assertThat(sale.number())
                    .isEqualTo(new TransactionNumber(Shop.BATH, Shop.TILL, Training.SERIES, 1));
            Receipt receipt = till.receipts().receipt(sale.id()).orElseThrow();
            assertThat(receipt.store()).isEqualTo("TRAINING · Bath · TRAINING");
            assertThat(receipt.pass()).as("signed by nobody").isEmpty();
            assertThat(titles(receipt)).containsExactly("TRAINING · Bath · TRAINING");
            assertThat(till.engine().status().hub()).isNotInstanceOf(HubContact.Connected.class);
            till.close();

            assertThat(files()).isEqualTo(before);
            assertThat(Training.prepare(real())).isInstanceOf(Training.Prepared.Ready.class);
            assertThat(calls(hub)).isZero();
        }
        assertThat(JournalReader.of(folder.resolve("journal.db")).recentTransactions(10))
                .hasSize(1);
    }

    @Test
    void eachTrainingBeginsAnew() throws Exception {
        realTill("http://127.0.0.1:1");
        for (int time = 0; time < 2; time++) {
            TillServices till = started(prepared());
            assertThat(till.dayBook().openDay()).isEmpty();
            till.signOn().signOn(TillOnDisk.MANAGER, "3333");
            till.day().open(TillOnDisk.DAY, pounds("100.00"));
            till.close();
        }
    }

    /// Otherwise whoever guesses a manager's PIN would begin training again and again.
    @Test
    void aWrongPinInTrainingDelaysTheNextTryInEveryTrainingAndAtTheRealTill() throws Exception {
        realTill("http://127.0.0.1:1");
        Surroundings real = real();
        for (int time = 0; time < 3; time++) {
            TillServices till =
                    started(((Training.Prepared.Ready) Training.prepare(real)).around());
            assertThat(till.signOn().signOn(TillOnDisk.MANAGER, "9999"))
                    .isInstanceOf(
                            time == 0 ? SignOnOutcome.WrongPin.class : SignOnOutcome.TooSoon.class);
            till.close();
        }

        TillServices till = started(real);
        assertThat(till.signOn().signOn(TillOnDisk.MANAGER, "3333"))
                .isInstanceOf(SignOnOutcome.TooSoon.class);
        till.close();
    }

    @Test
    void whereSomebodyStillLearnsNothingIsDeletedAndNobodyBegins() throws Exception {
        realTill("http://127.0.0.1:1");
        TillServices till = started(prepared());
        till.signOn().signOn(TillOnDisk.MANAGER, "3333");
        till.day().open(TillOnDisk.DAY, pounds("100.00"));

        assertThat(Training.prepare(real())).isEqualTo(new Training.Prepared.InUse());

        assertThat(till.dayBook().openDay()).isPresent();
        till.sale().scan("22214");
        assertThat(till.tender().payCash(open(till), pounds("5.00")))
                .isInstanceOf(TenderOutcome.Paid.class);
        till.close();
        assertThat(Training.prepare(real())).isInstanceOf(Training.Prepared.Ready.class);
    }

    @Test
    void whoeverCannotBeginIsToldAndStaysSignedOn() throws Exception {
        realTill("http://127.0.0.1:1");
        TillServices elsewhere = started(prepared());

        try (TillOnStage till = TillOnStage.startedIn(folder);
                Counter counter = till.counter()) {
            counter.waitFor("B. Evans").press(KeyCode.DOWN).type("3333").press(KeyCode.ENTER);
            counter.waitFor("New sale").press(KeyCode.F10).waitFor("Settings").tap("Settings");
            counter.waitFor("Training").waitForRest().press(KeyCode.F7);
            counter.waitFor("Somebody learns on this till already.").waitForRest();
            counter.picture("settings-training-in-use");
            assertThat(counter.words()).contains("A. Morgan");
        } finally {
            elsewhere.close();
        }
    }

    @Test
    void aMachineThatIsNoWorkstationHasNothingToLearnOn() throws IOException {
        assertThat(Training.prepare(real())).isEqualTo(new Training.Prepared.NothingToSell());
    }

    @Test
    void aManagerBeginsTrainingInTheSettingsItIsMarkedAllOverAndTheRealTillComesBack()
            throws Exception {
        realTill("http://127.0.0.1:1");

        try (TillOnStage till = TillOnStage.startedIn(folder);
                Counter counter = till.counter()) {
            counter.waitFor("B. Evans").press(KeyCode.DOWN).type("3333").press(KeyCode.ENTER);
            counter.waitFor("New sale").press(KeyCode.F10).waitFor("Settings").tap("Settings");
            counter.waitFor("Training").waitForRest().picture("settings-training");
            counter.press(KeyCode.F7);
            till.waitFor("Training: nothing is sold");

            try (Counter apart = till.trainingCounter()) {
                apart.waitForRest().picture("training-sign-on");
                apart.waitFor("B. Evans").press(KeyCode.DOWN).type("3333").press(KeyCode.ENTER);
                apart.waitFor("Open the till").type("10000").press(KeyCode.F12).waitFor("New sale");
                apart.scan("22214").waitFor("£2.55").waitForRest().picture("training-sale");
                apart.press(KeyCode.F12).waitFor("Payments").type("500").waitFor("£2.45");
                apart.press(KeyCode.ENTER).waitFor("TRAINING · Bath · TRAINING");
                apart.waitForRest().picture("training-receipt");
                assertThat(apart.words()).contains("Training: nothing is sold");
                apart.press(KeyCode.ENTER).waitFor("New sale").press(KeyCode.F10);
                apart.waitFor("Settings").tap("Settings").waitFor("End training");
                apart.press(KeyCode.F7);
            }

            till.waitForWith("Working offline");
            counter.waitFor("B. Evans")
                    .press(KeyCode.DOWN)
                    .type("3333")
                    .press(KeyCode.ENTER)
                    .waitFor("New sale");
            assertThat(till.services().receipts().recent(10)).hasSize(1);
        }
    }

    /// Enrolled, with goods, and one sale in its journal.
    private void realTill(String hub) throws IOException {
        TillOnStage.enrol(folder, HubAddress.parse(hub));
        try (TillOnDisk till = TillOnDisk.openIn(folder)) {
            till.sale.scan("22214");
            till.tender.payCash(
                    till.openSale.basket().orElseThrow().transaction().id(), pounds("5.00"));
        }
    }

    private Surroundings real() {
        TestClock clock = new TestClock(Shop.NOON);
        return new Surroundings(
                folder,
                clock,
                clock,
                new TimeOrderedIds(clock, new Random(4)),
                new TimeOrderedIds(clock, new Random(5)),
                new Random(6));
    }

    private Surroundings prepared() throws IOException {
        return ((Training.Prepared.Ready) Training.prepare(real())).around();
    }

    private static TillServices started(Surroundings around) throws IOException {
        return ((TillStart.Outcome.Started) TillStart.start(around)).services();
    }

    private static void byCard(TillServices till) {
        UUID sale = open(till);
        TenderOutcome.Asking asking =
                (TenderOutcome.Asking) till.tenders().cards().start(sale, pounds("4.21"));
        assertThat(
                        till.tenders()
                                .cards()
                                .answered(
                                        sale,
                                        asking.tender().id(),
                                        till.tenders().cards().ask(asking.tender())))
                .isInstanceOf(TenderOutcome.Paid.class);
    }

    private static UUID open(TillServices till) {
        return till.openSale().basket().orElseThrow().transaction().id();
    }

    private static List<String> titles(Receipt receipt) {
        Texts texts = new Texts(Locale.UK, ZoneId.of("Europe/London"));
        return new ReceiptLayout(texts)
                .rows(receipt).stream()
                        .filter(ReceiptRow.Title.class::isInstance)
                        .map(row -> ((ReceiptRow.Title) row).text())
                        .toList();
    }

    private static int calls(ServerSocket hub) throws IOException {
        try {
            hub.accept().close();
            return 1;
        } catch (SocketTimeoutException nobody) {
            return 0;
        }
    }

    /// All that is the real till's, by name.
    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString();
                Optional<byte[]> content =
                        name.startsWith("training")
                                ? Optional.empty()
                                : Optional.of(Files.readAllBytes(file));
                content.ifPresent(bytes -> files.put(name, Hash.of(bytes).hex()));
            }
        }
        return files;
    }

    private static Money pounds(String amount) {
        return Money.of(GBP, new BigDecimal(amount));
    }
}
