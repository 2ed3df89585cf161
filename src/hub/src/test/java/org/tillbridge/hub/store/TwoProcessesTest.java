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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A command works beside a hub that serves, on one SQLite file.
@Timeout(120)
class TwoProcessesTest {
    private static final int ITEMS = 30_000;

    @TempDir Path folder;

    @Test
    void whoServesWritesWhileMuchIsImported() throws Exception {
        HubSettings settings = HubSettings.of(folder.resolve("hub"));
        try (BackOffice command = BackOffice.open(settings, Clock.systemUTC(), new SecureRandom());
                HubDatabase serving = HubDatabase.open(settings.database(), StatementHook.NONE)) {
            command.init(ShopFixture.aShop().in(folder.resolve("shop")));
            CompletableFuture<Void> importing =
                    CompletableFuture.runAsync(() -> command.importFile("items.tsv", items()));
            int written = 0;
            while (!endsSoon(importing)) {
                written += hasItems(serving) ? writeSomething(serving) : 0;
            }

            assertThat(written).isGreaterThan(5);
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
