package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.hub.http.RequestSignatures;
import org.tillbridge.hub.intake.ChunkSize;
import org.tillbridge.retail.Customer;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Each text of a statement is prepared and kept for as long as a hub on SQLite runs.
class StatementsKeptTest {
    private static final int ROUNDS = 50;

    private final Set<String> texts = ConcurrentHashMap.newKeySet();
    @TempDir Path folder;

    @Test
    void lookingAgainAndAgainForWhatWaitsForACustomerKeepsNoMoreOfThem() throws Exception {
        HubSettings settings = TestDatabase.SQLITE.settings(folder.resolve("hub"));
        ForkTest.openedHub(settings, folder.resolve("shop")).close();
        try (Hub hub = Hub.start(settings, noting())) {
            TillFixture till = TillFixture.enrol(hub, 1, folder.resolve("till"));
            customerIsKnownAfterTheSale(hub, till, 1);
            customerIsKnownAfterTheSale(hub, till, 2);
            Set<String> known = Set.copyOf(texts);
            assertThat(known).anyMatch(sql -> sql.contains("c.known_since >="));

            for (int round = 3; round <= ROUNDS; round++) {
                customerIsKnownAfterTheSale(hub, till, round);
            }

            assertThat(texts).containsExactlyInAnyOrderElementsOf(known);
            assertThat(hub.office().settlement().waiting()).isZero();
        }
    }

    private static void customerIsKnownAfterTheSale(Hub hub, TillFixture till, int n) {
        long next = till.journal().size() + 1;
        Customer customer = AmongCustomers.customer(n, "Zoë", "zoe" + n + "@example.com");
        AmongCustomers.sells(till, customer, 1);
        till.push(till.journal().from(next, 1));
        assertThat(hub.office().settlement().waiting()).isPositive();
        till.journal().enrolling(customer);
        till.push(till.journal().from(next + 1, 1));
        hub.office().settlement().ofWhatArrived();
    }

    /// Of customers that are new; the hub's own threads run others whenever they like.
    private void note(String sql) {
        if (sql.contains("known_since")) {
            texts.add(sql);
        }
    }

    private HubNode.Surroundings noting() {
        return new HubNode.Surroundings(
                Clock.systemUTC(),
                new SecureRandom(),
                this::note,
                RequestSignatures::verifies,
                ChunkSize.USUAL,
                _ -> true);
    }
}
