package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tillbridge.hub.ForkTest.CANDLE;
import static org.tillbridge.sync.journal.Fixtures.MORNING;
import static org.tillbridge.sync.journal.Fixtures.aReturn;
import static org.tillbridge.sync.journal.Fixtures.aSale;
import static org.tillbridge.sync.journal.Fixtures.article;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.tillbridge.hub.conflict.Conflict;
import org.tillbridge.hub.page.PageRequest;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.Fixtures.Article;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.TransactionFixture;
import org.tillbridge.sync.rules.Rule;
import org.tillbridge.sync.wire.EntryResult;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;

/// A piece with a serial number that two tills sold without hearing of each other: both sales
/// stand, and somebody is told.
@OnEachDatabase
class PiecesAtTheHubTest {
    private static final Article PIECE = CANDLE.piece("S-1");

    @Parameter TestDatabase on;
    @TempDir Path folder;
    private Hub hub;
    private TillFixture bath;
    private TillFixture bristol;

    @BeforeEach
    void start() throws Exception {
        hub = ForkTest.openedHub(on.settings(folder.resolve("hub")), folder.resolve("shop"));
        bath = TillFixture.enrol(hub, 1, folder.resolve("bath"));
        bristol = TillFixture.enrol(hub, 2, folder.resolve("bristol"));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    /// frappe/erpnext#12147, frappe/erpnext#7987
    @Test
    void twoSalesOfOnePieceAtTillsThatDoNotHearOfEachOtherStandAndAreACase() {
        UUID first = sells(bath, 0, PIECE);
        UUID second = sells(bristol, 60, PIECE);

        assertThat(bristol.pushAll().results()).allMatch(EntryResult::isApplied);
        assertThat(cases()).isEmpty();
        assertThat(bath.pushAll().results()).allMatch(EntryResult::isApplied);

        assertThat(cases())
                .extracting(
                        Conflict::store,
                        Conflict::entryId,
                        one -> one.otherEntryId().orElseThrow(),
                        Conflict::subject,
                        Conflict::fact,
                        Conflict::other)
                .containsExactly(
                        tuple(
                                bristol.store(),
                                second,
                                first,
                                "item 1, serial number S-1, line 1",
                                "Sold with 2-2-1-000001 at 2010-12-01T08:27:00Z.",
                                "Sold with 1-1-1-000001 at 2010-12-01T08:26:00Z, and not brought"
                                        + " back between."));
        assertThat(hub.office().figures().agree()).isTrue();
    }

    @Test
    void aReturnBetweenThemMakesNoneWhicheverIsHeardLast() {
        UUID first = sells(bath, 0, PIECE);
        bath.pushAll();
        sells(bristol, 60, PIECE);
        bristol.pushAll();
        assertThat(cases()).as("as far as the hub knows").hasSize(1);
        TillFixture beside = TillFixture.enrol(hub, 1, folder.resolve("beside"));

        comesBack(beside, 30, first);
        beside.pushAll();

        assertThat(cases()).isEmpty();
    }

    /// A receipt proves what was bought, and says no serial number.
    @Test
    void whatComesBackByItsReceiptIsThePieceThatWasSoldAlsoWhereTheSaleIsHeardLast() {
        UUID first = sells(bath, 0, PIECE);
        sells(bath, 60, PIECE);
        add(bristol, 30, aReturn().from(first, 1).of(1, CANDLE), bristol.journal().nextId(), true);
        bristol.pushAll();
        bath.pushAll();
        hub.office().settlement().ofWhatArrived();
        assertThat(cases()).isEmpty();

        UUID third = sells(bath, 90, PIECE);
        add(bath, 120, aReturn().from(third, 1).of(1, CANDLE), bath.journal().nextId(), true);
        sells(bath, 150, PIECE);
        bath.pushAll();

        assertThat(cases()).extracting(Conflict::entryId).containsExactly(third);
    }

    @Test
    void aReturnAfterBothTakesNothingBackAndTheNextSaleIsNone() {
        UUID first = sells(bath, 0, PIECE);
        UUID second = sells(bath, 30, PIECE);
        comesBack(bath, 60, first);
        sells(bath, 90, PIECE);
        bath.pushAll();

        assertThat(cases()).extracting(Conflict::entryId).containsExactly(second);
    }

    @Test
    void anotherPieceAnotherItemAndWhatWasTakenOutAgainAreNone() {
        sells(bath, 0, PIECE);
        sells(bath, 30, CANDLE.piece("S-2"));
        sells(bath, 60, article(2, "21202", "Candle, blue", 195).piece("S-1"));
        sells(bath, 90, CANDLE);
        UUID id = bath.journal().nextId();
        add(bath, 120, aSale().of(1, PIECE).voided().of(1, CANDLE), id, false);
        bath.pushAll();

        assertThat(cases()).isEmpty();
    }

    /// A till would not ring it; what is said stands as it is said.
    @Test
    void ofTwoLinesOfOneSaleTheSecondStaysACaseWhateverIsHeardOfBeforeTheFirst() {
        UUID twice = bath.journal().nextId();
        add(bath, 60, aSale().of(1, PIECE).of(1, PIECE), twice, false);
        bath.pushAll();
        assertThat(cases()).extracting(Conflict::entryId).containsExactly(twice);

        add(bristol, 30, aReturn().of(1, PIECE), bristol.journal().nextId(), true);
        bristol.pushAll();

        assertThat(cases()).extracting(Conflict::entryId).containsExactly(twice);
    }

    @Test
    void whatARevokedTillTookBackCountsOnceAPersonSaysSo() {
        UUID first = sells(bath, 0, PIECE);
        bath.pushAll();
        hub.office().revocation().revoke(bristol.workstation(), "stolen");
        comesBack(bristol, 30, first);
        sells(bath, 60, PIECE);
        bath.push(bath.journal().from(2, 1));
        bristol.pushAll();
        assertThat(cases()).hasSize(1);

        hub.office().settlement().ofRefunds(bristol.workstation());

        assertThat(cases()).isEmpty();
    }

    /// In one store they wait for each other anyway.
    @Test
    void ofTwoStoresThatTellOfItAtTheSameMomentThereIsOneCase() {
        for (int n = 0; n < 15; n++) {
            Article piece = CANDLE.piece("T-" + n);
            sells(bath, 0, piece);
            sells(bristol, 60, piece);

            CyclicBarrier together = new CyclicBarrier(2);
            Stream.of(bath, bristol)
                    .map(
                            till ->
                                    CompletableFuture.runAsync(
                                            () -> pushLast(till, together),
                                            Thread.ofPlatform()::start))
                    .toList()
                    .forEach(CompletableFuture::join);

            assertThat(cases()).hasSize(n + 1);
        }
    }

    private static void pushLast(TillFixture till, CyclicBarrier together) {
        try {
            together.await();
        } catch (InterruptedException | BrokenBarrierException alone) {
            throw new AssertionError(alone);
        }
        till.push(till.journal().from(till.journal().size(), 1));
    }

    private List<Conflict> cases() {
        return hub.office().conflicts(PageRequest.first(100)).rows().stream()
                .filter(one -> one.rule() == Rule.SERIAL_SOLD_TWICE)
                .toList();
    }

    private static UUID sells(TillFixture till, int seconds, Article article) {
        UUID id = till.journal().nextId();
        add(till, seconds, aSale().of(1, article), id, false);
        return id;
    }

    private static void comesBack(TillFixture till, int seconds, UUID sale) {
        UUID id = till.journal().nextId();
        add(till, seconds, aReturn().from(sale, 1).of(1, PIECE), id, true);
    }

    private static void add(
            TillFixture till, int seconds, TransactionFixture document, UUID id, boolean isBack) {
        var done =
                document.numbered(till.journal().nextNumber())
                        .known(id)
                        .at(MORNING.plusSeconds(seconds))
                        .paidIn(Tender.CASH);
        till.journal().add(isBack ? new ReturnCompleted(done) : new SaleCompleted(done));
    }
}
