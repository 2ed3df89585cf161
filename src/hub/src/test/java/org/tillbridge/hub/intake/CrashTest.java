package org.tillbridge.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.tillbridge.sync.journal.Fixtures.aSale;
import static org.tillbridge.sync.journal.Fixtures.article;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.tillbridge.hub.ChainFixture;
import org.tillbridge.hub.HubSettings;
import org.tillbridge.hub.OnEachDatabase;
import org.tillbridge.hub.TestDatabase;
import org.tillbridge.hub.enrolment.SpareEpochs;
import org.tillbridge.hub.figures.FiguresStore;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.StatementHook;
import org.tillbridge.hub.store.StorageException;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.journal.EpochGrant;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.wire.PushAnswer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

/// A push is taken in small chunks, each of which is all or nothing, at whatever statement the hub
/// dies.
@OnEachDatabase
class CrashTest {
    private static final StoreId BATH = new StoreId(1);
    private static final Clock STANDING =
            Clock.fixed(Instant.parse("2010-12-01T10:00:00Z"), ZoneOffset.UTC);
    private static final WorkstationId TILL = new WorkstationId(1);

    @Parameter TestDatabase on;
    @TempDir Path folder;
    private ChainFixture journal =
            new ChainFixture(BATH, TILL, new EpochGrant(new Epoch("0".repeat(16)), 1));

    @BeforeEach
    void aShopWithOneTillAndASaleToSend() throws Exception {
        HubSettings settings = on.settings(folder);
        journal = ChainFixture.atNewHub(settings, Clock.systemUTC(), folder);
        for (int n = 1; n <= 2; n++) {
            journal.add(
                    new SaleCompleted(
                            aSale().numbered(journal.nextNumber())
                                    .known(journal.nextId())
                                    .of(n, article(1, "21201", "Candle", 195))
                                    .of(1, article(999, "x", "Unknown", 100))
                                    .paidIn(Tender.CASH)));
        }
    }

    @Test
    void aHubThatDiesAtAnyStatementHasAllOfTheChunkOrNothing() throws IOException {
        assumeThat(on).as("what a file can show").isEqualTo(TestDatabase.SQLITE);
        List<Path> images = new ArrayList<>();
        String before = state(image("before"));
        try (HubDatabase database =
                HubDatabase.open(
                        on.settings(folder).database(),
                        sql -> images.add(image("at-" + images.size())))) {
            push(database);
        }
        String after = state(image("after"));

        assertThat(images).hasSizeGreaterThan(15);
        for (Path image : images) {
            assertThat(state(image)).as("%s", image).isEqualTo(before);
        }
        assertThat(after).isNotEqualTo(before).contains("retail_transaction=2");
    }

    @Test
    void aFullDiskAtAnyStatementIsWeatherAndTheSameBatchIsTakenLater() {
        int statements = 1;
        for (int failing = 0; failing < statements; failing += 3) {
            int fails = failing;
            int[] count = {0};
            boolean[] armed = {false};
            try (HubDatabase database =
                    HubDatabase.open(
                            on.settings(folder).database(),
                            sql -> {
                                if (armed[0] && count[0]++ == fails && !sql.equals("ROLLBACK")) {
                                    throw new SQLException("disk full", "53100");
                                }
                            })) {
                armed[0] = true;
                String before = dump(database);
                assertThatThrownBy(() -> push(database))
                        .isInstanceOf(StorageException.Weather.class);
                assertThat(dump(database)).isEqualTo(before);
                statements = fails == 0 ? 30 : statements;
            }
        }
        try (HubDatabase database =
                HubDatabase.open(on.settings(folder).database(), StatementHook.NONE)) {
            assertThat(push(database).acknowledgedThrough()).isEqualTo(2);
        }
    }

    @Test
    void aChunkThatTakesTooLongEndsAndTheNextGoesOn() {
        List<String> commits = new ArrayList<>();
        try (HubDatabase database =
                HubDatabase.open(
                        on.settings(folder).database(),
                        sql -> {
                            if (sql.startsWith("UPDATE scope SET")) {
                                commits.add(sql);
                            }
                        })) {
            assertThat(push(database, slow()).results()).hasSize(2);
        }

        assertThat(commits).hasSize(2);
    }

    /// A minute goes by whenever someone looks.
    private static Clock slow() {
        AtomicReference<Instant> now = new AtomicReference<>(STANDING.instant());
        InstantSource time = () -> now.updateAndGet(before -> before.plusSeconds(60));
        return time.withZone(ZoneOffset.UTC);
    }

    private PushAnswer push(HubDatabase database) {
        return push(database, STANDING);
    }

    private PushAnswer push(HubDatabase database, Clock clock) {
        PushOutcome outcome =
                new JournalIntake(
                                database, clock, new IntakeCounts(), new SpareEpochs(new Random(1)))
                        .push(BATH, journal.all());
        return ((PushOutcome.Answered) outcome).answer();
    }

    private Path image(String name) {
        try {
            Path image = Files.createDirectories(folder.resolve(name));
            for (String file : List.of("hub.db", "hub.db-wal")) {
                if (Files.exists(folder.resolve(file))) {
                    Files.copy(folder.resolve(file), image.resolve(file));
                }
            }
            return image;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static String state(Path image) {
        try (HubDatabase database = HubDatabase.open(image.resolve("hub.db"))) {
            assertThat(database.read(sql -> new FiguresStore(sql).figures()).agree()).isTrue();
            return dump(database);
        }
    }

    private static String dump(HubDatabase database) {
        List<String> tables =
                List.of(
                        "journal_entry",
                        "parked_effect",
                        "retail_transaction",
                        "sales_total",
                        "tender_total",
                        "tax_total",
                        "stock_movement",
                        "stock_balance",
                        "feed_transaction",
                        "replica_row");
        return database.read(
                sql -> {
                    StringBuilder dump = new StringBuilder();
                    for (String table : tables) {
                        long rows = sql.number("SELECT count(*) FROM " + table).orElseThrow();
                        dump.append(table).append('=').append(rows).append('\n');
                    }
                    dump.append("positions=")
                            .append(sql.number("SELECT sum(position) FROM scope").orElse(0));
                    dump.append("\nwatermarks=")
                            .append(
                                    sql.number("SELECT sum(watermark) FROM workstation_epoch")
                                            .orElse(0));
                    return dump.toString();
                });
    }
}
