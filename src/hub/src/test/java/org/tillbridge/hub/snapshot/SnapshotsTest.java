package org.tillbridge.hub.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tillbridge.hub.ShopFixture.aShop;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.tillbridge.hub.HubNode;
import org.tillbridge.hub.OnEachDatabase;
import org.tillbridge.hub.TestDatabase;
import org.tillbridge.hub.enrolment.Enrolment;
import org.tillbridge.sync.wire.Scope;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How long one snapshot serves.
@OnEachDatabase
class SnapshotsTest {
    private static final Scope CATALOGUE = Scope.CATALOGUE;

    @Parameter TestDatabase on;
    @TempDir Path folder;
    private Instant now = Instant.parse("2026-11-29T12:00:00Z");
    private HubNode node;

    @BeforeEach
    void start() throws Exception {
        node =
                HubNode.open(
                        on.settings(folder.resolve("hub")),
                        new HubNode.Surroundings(
                                ((InstantSource) () -> now).withZone(ZoneOffset.UTC),
                                new SecureRandom()));
        node.office().init(aShop().in(folder.resolve("shop")));
        item("A1");
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void whatWasBuiltForACodeServesAsLongAsTheCodeIsGoodThoughItemsAreAdded() {
        Snapshot built = node.snapshots().latest(CATALOGUE);
        item("A2");

        now = now.plus(Enrolment.CODE_LIFETIME).minusMillis(1);
        assertThat(node.snapshots().latest(CATALOGUE)).isEqualTo(built);

        now = now.plusMillis(1);
        assertThat(node.snapshots().latest(CATALOGUE).cursor().position())
                .isGreaterThan(built.cursor().position());
    }

    @Test
    void oneThatNothingWasAddedToServesForGood() {
        Snapshot built = node.snapshots().latest(CATALOGUE);

        now = now.plus(Duration.ofDays(100));

        assertThat(node.snapshots().latest(CATALOGUE)).isEqualTo(built);
    }

    /// Else a till would fetch it, be told that it needs a newer one, and fetch it again.
    @Test
    void oneThatTheLogNoLongerLeadsOnFromIsNotHandedOut() {
        Snapshot built = node.snapshots().latest(CATALOGUE);
        item("A2");

        node.feed().forget(now.plusSeconds(1), now.plusSeconds(2));

        assertThat(node.snapshots().latest(CATALOGUE).cursor().position())
                .isGreaterThan(built.cursor().position());
    }

    /// A till that takes it would be told the rest row by row.
    @Test
    void oneThatMuchCameAfterIsNotHandedOut() {
        Snapshot built = node.snapshots().latest(CATALOGUE);
        items(IntStream.rangeClosed(1, 1_001).mapToObj(n -> "B" + n));

        assertThat(node.snapshots().latest(CATALOGUE).cursor().position())
                .isGreaterThan(built.cursor().position());
    }

    @Test
    void oneThatWasBuiltWhileTheClockWasAheadDoesNotServeUntilThen() {
        now = now.plus(Duration.ofDays(1_000));
        Snapshot built = node.snapshots().latest(CATALOGUE);
        item("A2");

        now = now.minus(Duration.ofDays(1_000));

        assertThat(node.snapshots().latest(CATALOGUE).cursor().position())
                .isGreaterThan(built.cursor().position());
    }

    @Test
    void oneWhoseFileHasGoneIsMadeAnew() throws IOException {
        Snapshot built = node.snapshots().latest(CATALOGUE);
        Files.delete(built.file());
        Files.delete(made());

        Snapshot again = node.snapshots().latest(CATALOGUE);

        assertThat(again.file()).isRegularFile();
        assertThat(again.cursor()).isEqualTo(built.cursor());
    }

    @Test
    void oneThatCannotBeMadeLeavesNoFile() {
        node.database()
                .write(transaction -> transaction.statements().update("DROP TABLE replica_row"));

        assertThatThrownBy(() -> node.snapshots().latest(CATALOGUE))
                .isInstanceOf(RuntimeException.class);
        assertThat(made()).isEmptyDirectory();
    }

    private Path made() {
        return folder.resolve("hub").resolve("snapshots");
    }

    private void item(String sku) {
        items(Stream.of(sku));
    }

    private void items(Stream<String> skus) {
        String rows = skus.map(sku -> sku + "\tAn item\t1\t1\n").collect(Collectors.joining());
        node.office()
                .importFile("items.tsv", "sku\tname\tdepartment\tprice\n" + rows)
                .orElseThrow();
    }
}
