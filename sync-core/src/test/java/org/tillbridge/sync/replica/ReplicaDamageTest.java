package org.tillbridge.sync.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.replica.Shop.BATH;
import static org.tillbridge.sync.replica.Shop.PRICES;
import static org.tillbridge.sync.replica.Shop.STORE;
import static org.tillbridge.sync.replica.Shop.TILL;
import static org.tillbridge.sync.replica.Shop.WORKSTATION;
import static org.tillbridge.sync.replica.Shop.code;
import static org.tillbridge.sync.replica.Shop.item;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tillbridge.retail.Department;
import org.tillbridge.retail.DepartmentId;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.Role;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.sync.wire.PinDigest;
import org.tillbridge.sync.wire.ReplicaRow;
import org.tillbridge.sync.wire.ReplicaRow.ItemRow;
import org.tillbridge.sync.wire.ReplicaRow.OperatorRow;
import org.tillbridge.sync.wire.Scope;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Whatever happens to the files, the till opens, look-ups answer, and what is missing is asked
/// for.
class ReplicaDamageTest {
    private static final int ITEMS = 400;

    @TempDir Path folder;
    @TempDir Path downloads;
    private final HubInMemory hub = Shop.opened();
    private Path file = Path.of("");

    @BeforeEach
    void load() {
        hub.put(Scope.CATALOGUE, rows(n -> anItem(n)));
        hub.put(PRICES, rows(n -> Shop.price(n, Instant.EPOCH, n + ".00")));
        hub.put(STORE, rows(n -> Shop.stock(n, n)));
        try (Replica replica = Replica.open(folder, BATH, TILL)) {
            hub.loadMissing(replica, downloads);
            assertThat(replica.fillItems(ITEMS + 1)).isFalse();
        }
        file = folder.resolve("replica-2.db");
    }

    @Test
    void aMissingFileIsFetchedAgain() throws IOException {
        Files.delete(file);
        opensAndHeals();
    }

    @Test
    void aMissingPointerFindsTheFileAgain() throws IOException {
        Files.delete(folder.resolve("replica.pointer"));
        try (Replica replica = Replica.open(folder, BATH, TILL)) {
            assertThat(replica.missing()).isEmpty();
            answersRightly(replica);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "replica-7.db", "../replica-2.db", "nonsense", "replica-02.db\n"})
    void aPointerToNothingFindsTheFileAgain(String text) throws IOException {
        Files.writeString(folder.resolve("replica.pointer"), text);
        try (Replica replica = Replica.open(folder, BATH, TILL)) {
            assertThat(replica.missing()).isEmpty();
            answersRightly(replica);
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsFetchedAgain() throws IOException {
        Files.writeString(file, "<html>Please sign in to the guest network</html>".repeat(99));
        opensAndHeals();
    }

    @Test
    void anEmptyFileIsFetchedAgain() throws IOException {
        Files.write(file, new byte[0]);
        opensAndHeals();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 50, 90, 99})
    void aFileThatIsCutOffIsFetchedAgain(int percent) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 100 * percent));
        opensAndHeals();
    }

    @Test
    void aDatabaseOfSomethingElseIsFetchedAgain() throws IOException {
        Files.delete(file);
        new JournalOnDisk(file).open(Shop.EPOCH).close();
        opensAndHeals();
    }

    @Test
    void theFileOfAnotherReplicaIsFetchedAgain(@TempDir Path other) throws IOException {
        try (Replica replica = Replica.open(other, BATH, TILL)) {
            assertThat(replica.missing()).isNotEmpty();
        }
        Files.copy(other.resolve("replica-1.db"), file, StandardCopyOption.REPLACE_EXISTING);
        opensAndHeals();
    }

    @Test
    void aWalOfAnotherFileIsNotBelieved(@TempDir Path other) throws IOException {
        Path foreign = other.resolve("foreign.db");
        JournalOnDisk journal = new JournalOnDisk(foreign).open(Shop.EPOCH);
        for (int n = 1; n < 100; n++) {
            journal.sale(Shop.EPOCH, n, n, n);
        }
        Files.copy(other.resolve("foreign.db-wal"), folder.resolve("replica-2.db-wal"));
        journal.close();
        opensAndHeals();
    }

    @Test
    void aChangedPriceIsFound() {
        change("UPDATE raw_row SET body = replace(body, ':', ':1') WHERE key LIKE '333/%'");
        opensAndHeals();
    }

    @Test
    void rowsThatCannotHaveComeAreFound() {
        change("UPDATE raw_row SET body = '' WHERE kind = 'price' AND key LIKE '333/%'");
        change("UPDATE raw_row SET key = key || hex(zeroblob(40000)) WHERE kind = 'stock'");
        opensAndHeals();
    }

    @Test
    void aChangedNameIsFound() {
        change("UPDATE item SET name = 'Owl' WHERE item = 333");
        opensAndHeals();
    }

    /// "catalogue" of one row becomes "cadalogue": SQLite still gives it among those of the
    /// catalogue, and finds it under neither name.
    @Test
    void aRowAmongThoseOfAnotherScopeIsFound() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int row = new String(bytes, ISO_8859_1).lastIndexOf("catalogueitem");
        bytes[row + 2] = 'd';
        startWith(bytes);
        try (Replica replica = Replica.open(folder, BATH, TILL)) {
            replica.verify();

            assertThat(replica.missing()).contains(Scope.CATALOGUE);
            hub.loadMissing(replica, downloads);
            answersRightly(replica);
        }
    }

    /// A bit anywhere: afterwards each answer is right, or its scope is missing.
    @Test
    void noBitIsTurnedUnseen() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(20101201);
        for (int round = 0; round < 150; round++) {
            byte[] damaged = whole.clone();
            int place = random.nextInt(round % 2 == 0 ? damaged.length : 8192);
            damaged[place] ^= (byte) (1 << random.nextInt(8));
            startWith(damaged);
            opensAndHeals();
        }
    }

    @Test
    void damageWhileReadingIsRepairedBeforeTheAnswer() throws IOException {
        try (Replica replica = Replica.open(folder, BATH, TILL);
                ReplicaReader reader = replica.reader(folder.resolve("journal.db"))) {
            byte[] bytes = Files.readAllBytes(file);
            Arrays.fill(bytes, 8192, bytes.length, (byte) 0x5A);
            Files.write(file, bytes);
            assertThat(reader.find(code("SKU-100"))).isInstanceOf(ItemMatch.class);
            hub.loadMissing(replica, downloads);
            answersRightly(replica);
        }
    }

    @Test
    void damageWhileWritingIsRepairedAndTheFeedGoesOn() throws IOException {
        try (Replica replica = Replica.open(folder, BATH, TILL)) {
            byte[] bytes = Files.readAllBytes(file);
            Arrays.fill(bytes, 8192, bytes.length, (byte) 0x5A);
            Files.write(file, bytes);
            hub.put(STORE, rows(n -> Shop.stock(n, n)));
            replica.apply(hub.feed(replica.cursors()));
            hub.loadMissing(replica, downloads);
            answersRightly(replica);
        }
    }

    @Test
    void aJournalThatCannotBeReadStopsNoLookUp() throws IOException {
        Files.write(folder.resolve("journal.db"), new byte[5000]);
        try (Replica replica = Replica.open(folder, BATH, TILL)) {
            answersRightly(replica);
        }
        Files.writeString(folder.resolve("journal.db"), "not a database at all ".repeat(500));
        try (Replica replica = Replica.open(folder, BATH, TILL)) {
            answersRightly(replica);
            assertThat(replica.missing()).isEmpty();
        }
    }

    @Test
    void ofAFileThatCannotBeReadAtAllTheEssentialsAreLeft() throws IOException {
        Files.writeString(file, "<html>Please sign in to the guest network</html>".repeat(99));
        for (int start = 1; start <= 2; start++) {
            try (Replica replica = Replica.open(folder, BATH, TILL);
                    ReplicaReader reader = replica.reader(folder.resolve("journal.db"))) {
                assertThat(replica.isDamaged()).isTrue();
                assertThat(replica.missing()).hasSize(4);
                hasEssentials(reader);
                assertThat(reader.find(code("SKU-100"))).isEqualTo(new ItemMatch.NotFound());
            }
        }
        try (Replica replica = Replica.open(folder, BATH, TILL)) {
            hub.loadMissing(replica, downloads);
            assertThat(replica.isDamaged()).isFalse();
            answersRightly(replica);
        }
    }

    @Test
    void theEssentialsFollowTheFeed() throws IOException {
        OperatorRow newcomer = operator(5, "C. Jones");
        try (Replica replica = Replica.open(folder, BATH, TILL)) {
            hub.put(WORKSTATION, newcomer);
            hub.remove(WORKSTATION, operator(3, "B. Evans"));
            replica.apply(hub.feed(replica.cursors()));
        }
        Files.delete(file);
        try (Replica replica = Replica.open(folder, BATH, TILL);
                ReplicaReader reader = replica.reader(folder.resolve("journal.db"))) {
            assertThat(reader.operators()).containsExactly(newcomer);
        }
    }

    /// The kept ones were written whole; of what is salvaged nobody knows.
    @Test
    void keptEssentialsAreBelievedBeforeWhatIsSalvaged() {
        change(
                """
                UPDATE raw_row SET body = replace(body, 'B. Evans', 'B. Ivans')
                WHERE kind = 'operator'\
                """);
        try (Replica replica = Replica.open(folder, BATH, TILL);
                ReplicaReader reader = replica.reader(folder.resolve("journal.db"))) {
            replica.verify();
            replica.replace(replica.leaseFile());
            assertThat(replica.isDamaged()).isTrue();
            hasEssentials(reader);
        }
    }

    @Test
    void essentialsThatAreDamagedTooAreNotBelieved() throws IOException {
        Random random = new Random(20101202);
        Path kept = folder.resolve("workstation-2.essentials");
        byte[] whole = Files.readAllBytes(kept);
        for (int round = 0; round < 50; round++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            startWith(new byte[0]);
            Files.write(kept, damaged);
            try (Replica replica = Replica.open(folder, BATH, TILL);
                    ReplicaReader reader = replica.reader(folder.resolve("journal.db"))) {
                assertThat(List.of(List.of(), List.of(operator(3, "B. Evans"))))
                        .contains(reader.operators());
            }
        }
    }

    private static void hasEssentials(ReplicaReader reader) {
        assertThat(reader.operators()).containsExactly(operator(3, "B. Evans"));
        assertThat(reader.store()).contains(Shop.settings(1));
        assertThat(reader.departments())
                .containsExactly(new Department(new DepartmentId(3), "Gifts", Shop.STANDARD));
        assertThat(reader.taxRate(Shop.STANDARD, Shop.DAY)).contains(new TaxRate(175_000));
    }

    private static OperatorRow operator(int number, String name) {
        return new OperatorRow(
                new OperatorId(number),
                name,
                Role.HEAD_OFFICE,
                new PinDigest("c2FsdHNhbHRzYWx0c2FsdA==", 1000, "dmVyaWZpZXI="));
    }

    @Test
    void scopesThatAreSoundSurviveTheDamageOfAnother() {
        change(
                """
                UPDATE raw_row SET body = replace(body, 'Item 7', 'Item 8')
                WHERE kind = 'item' AND key = '7'\
                """);
        try (Replica replica = Replica.open(folder, BATH, TILL)) {
            replica.verify();
            assertThat(replica.missing()).containsExactly(Scope.CATALOGUE);
            hub.loadMissing(replica, downloads);
            answersRightly(replica);
        }
    }

    @Test
    void aFileOfAnEarlierDerivationIsDerivedAnewWithoutTheHub() {
        try (SqlStore sql = ReplicaSchemaStore.openForFeed(file)) {
            sql.run(
                    "ALTER TABLE raw_row ADD COLUMN position INTEGER NOT NULL DEFAULT 7",
                    "CREATE TABLE stock (item INTEGER PRIMARY KEY, on_hand INTEGER NOT NULL)",
                    "DELETE FROM item_code",
                    "PRAGMA user_version = 14");
        }
        try (Replica replica = Replica.open(folder, BATH, TILL)) {
            assertThat(replica.missing()).isEmpty();
            answersRightly(replica);
        }
    }

    private void opensAndHeals() {
        try (Replica replica = Replica.open(folder, BATH, TILL)) {
            asksAll(replica);
            replica.verify();
            Set<Scope> missing = replica.missing();
            assertThat(replica.cursors())
                    .noneMatch(cursor -> missing.contains(cursor.scope()) && cursor.position() > 0);
            hub.loadMissing(replica, downloads);
            answersRightly(replica);
        }
    }

    /// Whatever the answers are, there are answers.
    private void asksAll(Replica replica) {
        try (ReplicaReader reader = replica.reader(folder.resolve("journal.db"))) {
            for (int n = 1; n <= ITEMS; n += 40) {
                assertThat(reader.lookUp(code("SKU-" + n), Shop.NOON, Shop.DAY)).isNotNull();
            }
            assertThat(reader.search("item", 8).items()).isNotNull();
            assertThat(reader.operators()).isNotNull();
            assertThat(reader.loaded()).isNotNull();
        }
    }

    private void answersRightly(Replica replica) {
        try (ReplicaReader reader = replica.reader(folder.resolve("journal.db"))) {
            for (int n = 1; n <= ITEMS; n++) {
                assertThat(reader.lookUp(code("SKU-" + n), Shop.NOON, Shop.DAY))
                        .isEqualTo(new LookUp.Found(Shop.priced(anItem(n), n + ".00", n)));
            }
            assertThat(reader.stock(new ItemId(ITEMS + 1)).signum()).isZero();
        }
    }

    /// Only this file, as if nothing had been opened since.
    private void startWith(byte[] bytes) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path old : files.toList()) {
                Files.delete(old);
            }
        }
        Files.write(file, bytes);
        Files.writeString(folder.resolve("replica.pointer"), "replica-2.db\n");
    }

    private void change(String sql) {
        try (SqlStore connection = ReplicaSchemaStore.openForFeed(file)) {
            connection.run(sql);
        }
    }

    private static ItemRow anItem(int number) {
        return item(number, "Item " + number, "SKU-" + number);
    }

    private static ReplicaRow[] rows(IntFunction<ReplicaRow> row) {
        return IntStream.rangeClosed(1, ITEMS).mapToObj(row).toArray(ReplicaRow[]::new);
    }
}
