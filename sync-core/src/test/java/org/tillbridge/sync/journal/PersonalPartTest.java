package org.tillbridge.sync.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.journal.Fixtures.EPOCH;
import static org.tillbridge.sync.journal.Fixtures.FIRST_OF_DECEMBER;
import static org.tillbridge.sync.journal.Fixtures.OPERATOR;
import static org.tillbridge.sync.journal.GoldenAgreement.CUSTOMER;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.retail.Customer;
import org.tillbridge.retail.CustomerId;
import org.tillbridge.retail.EmailAddress;
import org.tillbridge.retail.StoredValueKind;
import org.tillbridge.sync.journal.Epochs.Fork;
import org.tillbridge.sync.journal.JournalEntry.CustomerEnrolled;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// What an entry says of a person lies beside the chain.
class PersonalPartTest {
    private static final int PAGE = 4096;

    @TempDir Path folder;
    private EpochsInMemory epochs;
    private final PersonalPart part =
            PersonalPart.of(CustomerCodec.person(CUSTOMER), new Random(1));

    @BeforeEach
    void enrolled() {
        epochs = EpochsInMemory.oneAndThreeSpares();
        try (Journal journal = OpenJournal.intactIn(folder, epochs)) {
            journal.append(
                            Draft.fact(
                                            OPERATOR,
                                            FIRST_OF_DECEMBER,
                                            new CustomerEnrolled(
                                                    CUSTOMER.id(), CUSTOMER.loyaltyCode()))
                                    .withPersonal(part))
                    .join();
        }
    }

    @Test
    void theEntryHasTheHashAloneAndThePartGoesToTheHubBesideIt() {
        try (Journal journal = OpenJournal.intactIn(folder, epochs)) {
            EntryTexts texts = journal.reader().texts(EPOCH, 0, 1, 1 << 20).getFirst();

            assertThat(texts.personal()).contains(part);
            assertThat(texts.recorded().header().personalPartHash()).contains(part.hash());
            assertThat(texts.header() + texts.body()).doesNotContain("Zo", "example.com");
            assertThat(journal.reader().customers()).containsExactly(CUSTOMER);
        }
    }

    @Test
    void aPartThatWasErasedLeavesTheChainWhole() throws SQLException {
        new JournalSql(folder).run("DELETE FROM personal_part");

        assertThat(JournalVerifier.verify(folder.resolve("journal.db")))
                .isInstanceOf(Verdict.Intact.class);
        try (Journal journal = OpenJournal.intactIn(folder, epochs)) {
            assertThat(journal.reader().texts(EPOCH, 0, 1, 1 << 20).getFirst().personal())
                    .isEmpty();
            assertThat(journal.reader().customers()).isEmpty();
        }
    }

    @Test
    void whatIsErasedIsInNoFileOfTheJournalAnyMoreAndTheOthersStay() throws IOException {
        try (Journal journal = OpenJournal.intactIn(folder, epochs)) {
            for (int n = 0; n < 200; n++) {
                enrol(journal, n);
            }

            journal.erase(Set.of(part.hash(), Hash.ZERO)).join();

            assertThat(folder.resolve("journal.db-wal"))
                    .content(StandardCharsets.ISO_8859_1)
                    .doesNotContain(part.salt());
            assertThat(journal.reader().customers()).hasSize(200).doesNotContain(CUSTOMER);
            enrol(journal, 200);
            assertThat(journal.reader().texts(EPOCH, 0, 300, 1 << 20)).hasSize(202);
        }
        assertThat(JournalVerifier.verify(folder.resolve("journal.db")))
                .isInstanceOf(Verdict.Intact.class);
        String name = CUSTOMER.name().substring(0, 2);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(
                            file ->
                                    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                                            .doesNotContain(name)
                                            .doesNotContain(
                                                    CUSTOMER.email().orElseThrow().normalForm()));
        }
    }

    private static void enrol(Journal journal, int n) {
        Customer customer =
                new Customer(
                        new CustomerId(new UUID(7, n)),
                        Fixtures.card(StoredValueKind.POINTS, 100 + n),
                        "Ada " + n,
                        EmailAddress.parse("ada" + n + "@example.net"));
        journal.append(
                        Draft.fact(
                                        OPERATOR,
                                        FIRST_OF_DECEMBER,
                                        new CustomerEnrolled(customer.id(), customer.loyaltyCode()))
                                .withPersonal(
                                        PersonalPart.of(
                                                CustomerCodec.person(customer), new Random(n))))
                .join();
    }

    @Test
    void aPartThatIsNotWhatWasWrittenIsAsIfItHadBeenErased() throws SQLException {
        new JournalSql(folder).run("UPDATE personal_part SET part = replace(part, 'Zo', 'Jo')");

        try (Journal journal = OpenJournal.intactIn(folder, epochs)) {
            assertThat(journal.reader().texts(EPOCH, 0, 1, 1 << 20).getFirst().personal())
                    .isEmpty();
        }
    }

    @Test
    void anEntryThatIsCarriedTakesItsPartAlong() {
        try (Journal journal = OpenJournal.intactIn(folder, epochs)) {
            Hash none = RecordedEntry.firstPreviousHash(Fixtures.WORKSTATION, EPOCH);
            journal.openAfterFork(new Fork(EPOCH, 0, none), Set.of());
            Epoch carrying = journal.reader().epochs().getLast().epoch();

            List<EntryTexts> texts = journal.reader().texts(carrying, 0, 10, 1 << 20);
            assertThat(texts)
                    .extracting(EntryTexts::personal)
                    .containsExactly(Optional.empty(), Optional.of(part));
        }
    }

    @Test
    void aJournalThatIsDamagedKeepsTheParts() throws SQLException {
        new JournalSql(folder).run("DROP TRIGGER an_entry_is_never_changed");

        Opening opening = OpenJournal.in(folder, epochs);
        assertThat(opening).isInstanceOf(Opening.Recovered.class);
        try (Journal salvaged = ((Opening.Recovered) opening).journal()) {
            assertThat(salvaged.reader().customers()).containsExactly(CUSTOMER);
        }
    }

    /// One sector among many customers who are not at the hub yet.
    @Test
    void aDamagedPageCostsThePartsThatAreOnIt() throws IOException {
        try (Journal journal = OpenJournal.intactIn(folder, epochs)) {
            for (int n = 0; n < 200; n++) {
                enrol(journal, n);
            }
        }
        Path file = folder.resolve("journal.db");
        byte[] bytes = Files.readAllBytes(file);
        int page = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("Ada 100") / PAGE;
        Arrays.fill(bytes, page * PAGE, (page + 1) * PAGE, (byte) 0);
        Files.write(file, bytes);

        Opening opening = OpenJournal.in(folder, epochs);

        assertThat(opening).isInstanceOf(Opening.Recovered.class);
        try (Journal salvaged = OpenJournal.usable(opening)) {
            assertThat(salvaged.reader().customers())
                    .hasSizeBetween(201 - PAGE / 100, 200)
                    .contains(CUSTOMER)
                    .extracting(Customer::name)
                    .contains("Ada 0", "Ada 199")
                    .doesNotContain("Ada 100");
        }
    }
}
