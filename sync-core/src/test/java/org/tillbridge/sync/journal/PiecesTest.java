package org.tillbridge.sync.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.journal.Fixtures.CANDLE;
import static org.tillbridge.sync.journal.Fixtures.EPOCH;
import static org.tillbridge.sync.journal.Fixtures.FIRST_OF_DECEMBER;
import static org.tillbridge.sync.journal.Fixtures.OPERATOR;
import static org.tillbridge.sync.journal.Fixtures.OWL_BAG;
import static org.tillbridge.sync.journal.Fixtures.aReturn;
import static org.tillbridge.sync.journal.Fixtures.aSale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.retail.Piece;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.Epochs.Fork;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/// What happened last to a piece with a serial number is found by it.
class PiecesTest {
    private static final Piece S_1 = new Piece(CANDLE.item(), "S-1");

    @TempDir Path folder;

    private final EpochsInMemory epochs = EpochsInMemory.oneAndThreeSpares();
    private final Supplier<UUID> ids = OpenJournal.ids(7);

    @Test
    void theLastTransactionOfAPieceIsFoundByItsSerialNumberAsSoonAsItIsOnDisk()
            throws SQLException {
        try (Journal journal = OpenJournal.intactIn(folder, epochs)) {
            assertThat(journal.reader().lastWith(S_1)).isEmpty();
            UUID sold = sells(journal);
            assertThat(last(journal)).contains(sold);
            UUID back = ids.get();
            journal.append(back(back, sold)).join();

            assertThat(last(journal)).contains(back);
            assertThat(journal.reader().lastWith(new Piece(OWL_BAG.item(), "S-1"))).isEmpty();
            assertThat(journal.reader().lastWith(new Piece(CANDLE.item(), "S-2")))
                    .as("its line was voided")
                    .isEmpty();
            assertThat(new JournalSql(folder).plan(BesideStore.LAST_WITH))
                    .anyMatch(step -> step.startsWith("SEARCH piece_moved"));
        }
        assertIntact();
        try (Journal journal = OpenJournal.intactIn(folder, epochs)) {
            assertThat(last(journal)).as("after a restart").isPresent();
        }
    }

    @Test
    void whatAnEarlierVersionWroteIsFoundToo() throws SQLException {
        UUID sold;
        try (Journal journal = OpenJournal.intactIn(folder, epochs)) {
            sold = sells(journal);
            carryAll(journal);
            sells(journal, "S-3", "S-4");
        }
        new JournalSql(folder).backTo(7);
        assertIntact();

        try (Journal journal = OpenJournal.intactIn(folder, epochs)) {
            assertThat(last(journal)).as("carried").contains(sold);
            assertThat(journal.reader().lastWith(new Piece(CANDLE.item(), "S-2"))).isEmpty();
            assertThat(journal.reader().lastWith(new Piece(CANDLE.item(), "S-3"))).isPresent();
        }
        assertIntact();
    }

    /// The sale is carried behind the return.
    @Test
    void whatIsCarriedIsFoundWhereItIsCarriedAndInItsOrder() {
        try (Journal journal = OpenJournal.intactIn(folder, epochs)) {
            UUID sold = sells(journal);
            Hash ofSale = journal.reader().entry(EPOCH, 1).orElseThrow().hash();
            journal.openAfterFork(new Fork(EPOCH, 1, ofSale), Set.of());
            UUID back = ids.get();
            journal.append(back(back, sold)).join();
            assertThat(last(journal)).contains(back);

            carryAll(journal);

            assertThat(journal.reader().epochs()).hasSize(3);
            assertThat(last(journal)).contains(back);
        }
        assertIntact();
    }

    @Test
    void aPieceThatIsNotFiledAsItShouldBeIsNoIntactJournal() throws SQLException {
        try (Journal journal = OpenJournal.intactIn(folder, epochs)) {
            sells(journal);
        }
        new JournalSql(folder).run("UPDATE piece_moved SET serial = 'S-9'");

        assertThat(JournalVerifier.verify(folder.resolve("journal.db")))
                .isInstanceOf(Verdict.Broken.class);
    }

    private UUID sells(Journal journal) {
        return sells(journal, "S-1", "S-2");
    }

    private UUID sells(Journal journal, String serial, String voided) {
        UUID id = ids.get();
        journal.append(
                        Draft.document(
                                OPERATOR,
                                FIRST_OF_DECEMBER,
                                number ->
                                        new SaleCompleted(
                                                aSale().known(id)
                                                        .numbered(number)
                                                        .of(1, OWL_BAG)
                                                        .of(1, CANDLE.piece(serial))
                                                        .of(1, CANDLE.piece(voided))
                                                        .voided()
                                                        .paidIn(Tender.CASH))))
                .join();
        return id;
    }

    private static Draft back(UUID id, UUID sold) {
        return Draft.document(
                OPERATOR,
                FIRST_OF_DECEMBER,
                number ->
                        new ReturnCompleted(
                                aReturn()
                                        .known(id)
                                        .numbered(number)
                                        .from(sold, 2)
                                        .of(1, CANDLE.piece("S-1"))
                                        .paidIn(Tender.CASH)));
    }

    private static void carryAll(Journal journal) {
        Hash none = RecordedEntry.firstPreviousHash(Fixtures.WORKSTATION, EPOCH);
        journal.openAfterFork(new Fork(EPOCH, 0, none), Set.of());
    }

    private static Optional<UUID> last(Journal journal) {
        return journal.reader()
                .lastWith(S_1)
                .map(
                        committed ->
                                switch (committed.fact()) {
                                    case SaleCompleted(var sale) -> sale.id();
                                    case ReturnCompleted(var back) -> back.id();
                                    default -> throw new AssertionError(committed);
                                });
    }

    private void assertIntact() {
        assertThat(JournalVerifier.verify(folder.resolve("journal.db")))
                .isInstanceOf(Verdict.Intact.class);
    }
}
