package org.tillbridge.sync.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.journal.Fixtures.EPOCH;
import static org.tillbridge.sync.journal.Fixtures.FIRST_OF_DECEMBER;
import static org.tillbridge.sync.journal.Fixtures.OPERATOR;
import static org.tillbridge.sync.journal.GoldenAgreement.BUYER;
import static org.tillbridge.sync.journal.GoldenEntries.TRANSACTION;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.sync.journal.Epochs.Fork;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/// The invoice of a sale is found by the sale; whom it is made out to lies beside the chain.
class InvoiceTest {
    @TempDir Path folder;
    private EpochsInMemory epochs;
    private final PersonalPart part = PersonalPart.of(InvoiceCodec.buyer(BUYER), new Random(1));

    @BeforeEach
    void invoiced() {
        epochs = EpochsInMemory.oneAndThreeSpares();
        try (Journal journal = OpenJournal.intactIn(folder, epochs)) {
            journal.append(
                            Draft.fact(OPERATOR, FIRST_OF_DECEMBER, GoldenAgreement.invoiced())
                                    .withPersonal(part))
                    .join();
        }
    }

    @Test
    void theEntryHasTheHashOfTheBuyerAloneAndTheyGoToTheHubBesideIt() throws SQLException {
        try (Journal journal = OpenJournal.intactIn(folder, epochs)) {
            EntryTexts texts = journal.reader().texts(EPOCH, 0, 1, 1 << 20).getFirst();

            assertThat(texts.personal()).contains(part);
            assertThat(texts.header() + texts.body()).doesNotContain("ller", "136695976");
            assertThat(invoice(journal).orElseThrow().buyer()).contains(BUYER);
            assertThat(journal.reader().invoiceOf(new UUID(1, 1))).isEmpty();
            assertThat(new JournalSql(folder).plan(InvoiceStore.OF_SALE))
                    .anyMatch(step -> step.contains("USING INDEX invoice"));
        }
    }

    @Test
    void nobodyBecomesACustomerByAnInvoice() {
        try (Journal journal = OpenJournal.intactIn(folder, epochs)) {
            assertThat(journal.reader().customers()).isEmpty();
        }
    }

    @Test
    void aBuyerWhoWasErasedLeavesTheInvoiceAndTheChain() throws SQLException {
        new JournalSql(folder).run("DELETE FROM personal_part");

        assertThat(JournalVerifier.verify(folder.resolve("journal.db")))
                .isInstanceOf(Verdict.Intact.class);
        try (Journal journal = OpenJournal.intactIn(folder, epochs)) {
            Invoice invoice = invoice(journal).orElseThrow();
            assertThat(invoice.number()).isEqualTo(GoldenAgreement.invoiced().number());
            assertThat(invoice.buyer()).isEmpty();
        }
    }

    @Test
    void oneThatIsCarriedIsFoundWithItsBuyer() {
        try (Journal journal = OpenJournal.intactIn(folder, epochs)) {
            Hash none = RecordedEntry.firstPreviousHash(Fixtures.WORKSTATION, EPOCH);
            journal.openAfterFork(new Fork(EPOCH, 0, none), Set.of());

            assertThat(invoice(journal).orElseThrow().buyer()).contains(BUYER);
        }
    }

    private static Optional<Invoice> invoice(Journal journal) {
        return journal.reader().invoiceOf(TRANSACTION);
    }
}
