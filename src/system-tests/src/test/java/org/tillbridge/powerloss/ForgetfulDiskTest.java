package org.tillbridge.powerloss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.tillbridge.sync.disk.OwnerOnly;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;

/// What a disk keeps that forgets whatever nobody asked it to keep.
class ForgetfulDiskTest {
    private static final int SEEDS = 200;

    @TempDir Path folder;
    private int disks;

    @Test
    void whatSqliteCommittedWithFullIsThereWheneverThePowerGoes() throws SQLException {
        for (int seed = 0; seed < SEEDS; seed++) {
            assertThat(lostOf(SynchronousMode.FULL, seed)).as("seed " + seed).isZero();
        }
    }

    @Test
    void whatSqliteCommittedWithNormalMayBeLostButTheFileIsWhole() throws SQLException {
        Set<Integer> lost = new HashSet<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            lost.add(lostOf(SynchronousMode.NORMAL, seed));
        }
        assertThat(lost).contains(0).hasSizeGreaterThan(1);
    }

    /// Rows are added one by one until the power goes, now and then with a checkpoint.
    ///
    /// @return how many of those that were committed are not there any more
    private int lostOf(SynchronousMode mode, int seed) throws SQLException {
        SplittableRandom chance = new SplittableRandom(seed);
        ForgetfulDisk disk = disk();
        Path found = folder.resolve("found-" + disks);
        int committed = 0;
        try (Connection database = open(disk.root().resolve("a.db"), mode)) {
            run(database, "CREATE TABLE row (n INTEGER PRIMARY KEY, text TEXT)");
            run(database, "PRAGMA wal_checkpoint(TRUNCATE)");
            disk.cutAfter(chance.nextInt(120), () -> {});
            while (!disk.isGone()) {
                run(database, "INSERT INTO row (text) VALUES (hex(randomblob(1500)))");
                committed++;
                if (chance.nextInt(6) == 0) {
                    run(database, "PRAGMA wal_checkpoint(RESTART)");
                }
            }
        } catch (SQLException gone) {
            assertThat(disk.isGone()).isTrue();
        }
        disk.lose(chance, found);
        disk.unmount();
        try (Connection database = open(found.resolve("a.db"), mode)) {
            assertThat(text(database, "PRAGMA integrity_check")).isEqualTo("ok");
            int there = Integer.parseInt(text(database, "SELECT count(*) FROM row"));
            return Math.max(0, committed - there);
        }
    }

    /// Seed 340 of the power losses: one connection made the WAL, another wrote first.
    @Test
    void whatAnotherConnectionThanTheOneThatMadeTheWalCommitsIsThere() throws SQLException {
        for (int seed = 0; seed < SEEDS; seed++) {
            ForgetfulDisk disk = disk();
            Path file = disk.root().resolve("a.db");
            Path found = folder.resolve("found-" + disks);
            try (Connection made = open(file, SynchronousMode.FULL)) {
                run(made, "CREATE TABLE row (n INTEGER PRIMARY KEY)");
            }
            try (Connection reads = open(file, SynchronousMode.FULL);
                    Connection writes = open(file, SynchronousMode.FULL)) {
                assertThat(text(reads, "SELECT count(*) FROM row")).isEqualTo("0");
                run(writes, "INSERT INTO row VALUES (1)");
                disk.lose(new SplittableRandom(seed), found);
            } catch (SQLException gone) {
                assertThat(disk.isGone()).isTrue();
            }
            disk.unmount();
            try (Connection database = open(found.resolve("a.db"), SynchronousMode.FULL)) {
                assertThat(text(database, "SELECT count(*) FROM row")).isEqualTo("1");
            }
        }
    }

    @Test
    void whatTakesThePlaceOfAFileIsTheOldOrTheNewAndWholeWheneverThePowerGoes() throws IOException {
        Set<String> found = new HashSet<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            SplittableRandom chance = new SplittableRandom(seed);
            ForgetfulDisk disk = disk();
            Path file = disk.root().resolve("small");
            OwnerOnly.replace(file, "old".getBytes(StandardCharsets.UTF_8));
            disk.cutAfter(chance.nextInt(8), () -> {});
            boolean isReplaced = replaced(file);
            found.add(after(disk, chance, "small") + " " + isReplaced);
        }
        assertThat(found).containsExactlyInAnyOrder("old false", "new false", "new true");
    }

    private static boolean replaced(Path file) {
        try {
            OwnerOnly.replace(file, "new".getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    @Test
    void aNameThatWasNotSyncedMayBeGoneAndWhatWasWrittenMayBeTorn() throws IOException {
        Set<String> found = new HashSet<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            ForgetfulDisk disk = disk();
            Files.writeString(disk.root().resolve("fresh"), "abc");
            found.add(after(disk, new SplittableRandom(seed), "fresh"));
        }
        assertThat(found).contains("gone", "", "a", "ab", "abc");
    }

    @Test
    void whatIsWrittenPastTheDiskIsFoundOut() throws IOException {
        ForgetfulDisk disk = disk();
        Files.writeString(Path.of(disk.root().resolve("past").toString()), "unseen");

        assertThatThrownBy(() -> disk.lose(new SplittableRandom(1), folder.resolve("found")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("unseen");
        disk.unmount();
    }

    private ForgetfulDisk disk() {
        disks++;
        try {
            return ForgetfulDisk.mount(Files.createDirectories(folder.resolve("disk-" + disks)));
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private String after(ForgetfulDisk disk, SplittableRandom chance, String name)
            throws IOException {
        Path found = folder.resolve("found-" + disks);
        disk.lose(chance, found);
        disk.unmount();
        Path file = found.resolve(name);
        return Files.exists(file) ? Files.readString(file) : "gone";
    }

    private static Connection open(Path file, SynchronousMode mode) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(mode);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    private static void run(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static String text(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.getString(1);
        }
    }
}
