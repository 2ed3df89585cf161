package org.tillbridge.pos.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.TillOnDisk;
import org.tillbridge.pos.sale.OpenSale.Restored;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.sync.journal.OpenJournal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/// What becomes of the open sale where the journal was damaged.
class SaleAfterDamageTest {
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

    /// Seed 102226 of the simulator: the hub has that sale, and got another under its id.
    @Test
    void aSaleThatDamageTookOutOfTheJournalIsNotFinishedAgainUnderItsId() throws IOException {
        till.sale.scan("22214");
        till = till.restarted();
        RetailTransaction lost = ((TenderOutcome.Paid) pay("6.00")).transaction();
        till.close();
        Path journal = folder.resolve("journal.db");
        String bytes = Files.readString(journal, StandardCharsets.ISO_8859_1);
        Files.writeString(
                journal,
                bytes.replace(lost.number() + "\"", lost.number() + "!"),
                StandardCharsets.ISO_8859_1);

        till = till.restarted();

        assertThat(till.restored).isEqualTo(Restored.BASKET);
        assertThat(till.journal.reader().transaction(lost.id())).isEmpty();
        RetailTransaction again = ((TenderOutcome.Paid) pay("6.00")).transaction();
        assertThat(again.id()).isNotEqualTo(lost.id());
        assertThat(again.goods()).isEqualTo(lost.goods());
        assertThat(till.restarted().restored).isEqualTo(Restored.NOTHING);
    }

    @Test
    void theSaleThatGoesOnAfterDamageKeepsItsNewIdOverARestart() throws IOException {
        till.sale.scan("22214");
        UUID before = idOfOpenSale();
        damage();

        till = till.restarted();
        UUID after = idOfOpenSale();
        till = till.restarted();

        assertThat(after).isNotEqualTo(before);
        assertThat(idOfOpenSale()).isEqualTo(after);
    }

    /// Seed 412775 of the simulator: the log was cut off once more, with the other id in it.
    @Test
    void itGetsANewIdAlsoWhereThePowerWentBeforeThatWasOnDisk() throws IOException {
        till.sale.scan("22214");
        UUID before = idOfOpenSale();
        damage();
        OpenJournal.usable(OpenJournal.in(folder, till.epochs)).close();

        till = till.restarted();

        assertThat(idOfOpenSale()).isNotEqualTo(before);
    }

    /// The till's, which ends.
    private void damage() throws IOException {
        till.close();
        Path journal = folder.resolve("journal.db");
        String bytes = Files.readString(journal, StandardCharsets.ISO_8859_1);
        Files.writeString(
                journal,
                bytes.replace("\"openingFloat\":1", "\"openingFloat\":2"),
                StandardCharsets.ISO_8859_1);
    }

    private UUID idOfOpenSale() {
        return till.openSale.basket().orElseThrow().transaction().id();
    }

    private TenderOutcome pay(String cash) {
        return till.tender.payCash(idOfOpenSale(), pounds(cash));
    }
}
