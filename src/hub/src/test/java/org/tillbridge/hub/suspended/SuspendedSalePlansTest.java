package org.tillbridge.hub.suspended;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.hub.QueryPlans;
import org.tillbridge.hub.TestDatabase;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/// What is set aside is looked for among what still is, however much ever was.
class SuspendedSalePlansTest {
    private static final StoreId STORE = new StoreId(1);
    private static final WorkstationId TILL = new WorkstationId(1);

    @TempDir Path folder;

    @Test
    void nobodyWhoAsksWhatIsSetAsideWalksThroughAllThatEverWas() {
        Set<String> statements = new LinkedHashSet<>();
        try (HubDatabase database =
                HubDatabase.open(
                        TestDatabase.SQLITE.settings(folder).database(), statements::add)) {
            int shown =
                    database.write(
                            transaction -> {
                                SuspendedSaleStore store =
                                        new SuspendedSaleStore(transaction.statements());
                                return store.waitingFor(STORE, TILL).size()
                                        + store.goneFrom(STORE, TILL).size();
                            });

            assertThat(shown).isZero();
            assertThat(statements)
                    .filteredOn(sql -> sql.contains("suspended_sale"))
                    .hasSize(2)
                    .allSatisfy(
                            sql ->
                                    assertThat(QueryPlans.walks(database, sql))
                                            .allMatch(
                                                    step -> step.contains("suspended_sale_open")));
        }
    }
}
