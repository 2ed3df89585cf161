package org.tillbridge.hub.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.hub.BackOffice;
import org.tillbridge.hub.HubSettings;
import org.tillbridge.hub.ShopFixture;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Two that write to one SQLite file, such as a command beside a hub that serves.
@Timeout(600)
class TwoProcessesTest {
    private static final int ITEMS = 30_000;
    private static final int RESTS = 16;

    @TempDir Path folder;

    @Test
    void whoServesWritesWhileMuchIsImported() throws Exception {
        HubSettings settings = HubSettings.of(folder.resolve("hub"));
        try (BackOffice command = BackOffice.open(settings, Clock.systemUTC(), new SecureRandom());
                HubDatabase serving = HubDatabase.open(settings.database(), StatementHook.NONE)) {
            command.init(ShopFixture.aShop().in(folder.resolve("shop")));
            CompletableFuture<Void> importing =
                    CompletableFuture.runAsync(
                            () -> command.importFile("items.tsv", items()),
                            Thread.ofPlatform()::start);
            int written = 0;
            while (!endsSoon(importing)) {
                written += hasItems(serving) ? writeSomething(serving) : 0;
            }

            assertThat(written).isGreaterThan(5);
        }
    }

    @Test
    void whoWaitsWritesAsSoonAsTheOtherRests() throws Exception {
        Path file = folder.resolve("hub.db");
        try (HubDatabase working = HubDatabase.open(file);
                HubDatabase waiting = HubDatabase.open(file)) {
            AtomicInteger works = new AtomicInteger();
            CompletableFuture<Void> work =
                    CompletableFuture.runAsync(
                            () -> workAndRest(working, works), Thread.ofPlatform()::start);
            Set<Integer> writtenAfter = new HashSet<>();
            while (!work.isDone()) {
                writtenAfter.add(waiting.write(transaction -> works.get()));
            }

            assertThat(writtenAfter)
                    .as("of %d rests; a busy machine may miss some", RESTS)
                    .hasSizeGreaterThan(RESTS / 2);
        }
    }

    /// Long at work, each time for another while; then it rests for a moment.
    private static void workAndRest(HubDatabase database, AtomicInteger works) {
        Random whiles = new Random(1);
        for (int rest = 0; rest < RESTS; rest++) {
            Duration work = Duration.ofMillis(whiles.nextLong(200, 400));
            database.write(
                    transaction -> {
                        LockSupport.parkNanos(work.toNanos());
                        return works.incrementAndGet();
                    });
            database.letOthersWrite();
        }
    }

    private static boolean endsSoon(CompletableFuture<Void> work) throws Exception {
        try {
            work.get(20, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        }
    }

    private static boolean hasItems(HubDatabase database) {
        return database.read(sql -> sql.number("SELECT item FROM item LIMIT 1")).isPresent();
    }

    /// It waits as long as SQLite lets it, and fails then.
    private static int writeSomething(HubDatabase database) {
        return database.write(
                transaction ->
                        transaction
                                .statements()
                                .update(
                                        """
                                        UPDATE scope SET last_time = last_time
                                        WHERE scope = 'catalogue'\
                                        """));
    }

    private static String items() {
        return IntStream.rangeClosed(1, ITEMS)
                .mapToObj("S%1$d\tItem %1$d\t1\t1.95"::formatted)
                .collect(Collectors.joining("\n", "sku\tname\tdepartment\tprice\n", "\n"));
    }
}
