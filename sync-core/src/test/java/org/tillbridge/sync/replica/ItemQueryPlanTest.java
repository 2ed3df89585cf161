package org.tillbridge.sync.replica;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// What is asked of each line costs the same in a large catalogue as in a small one.
class ItemQueryPlanTest {
    @TempDir Path folder;

    @Test
    void whetherAnItemIsADepositIsLookedUpByThatItem() {
        try (Replica replica = Replica.open(folder, Shop.BATH, Shop.TILL);
                SqlStore sql = ReplicaSchemaStore.openForReading(folder.resolve("replica-1.db"))) {
            assertThat(replica.missing()).isNotEmpty();
            assertThat(
                            sql.list(
                                    "EXPLAIN QUERY PLAN " + ItemStore.IS_DEPOSIT,
                                    row -> row.getString(4),
                                    4711))
                    .singleElement()
                    .asString()
                    .isEqualTo(
                            "SEARCH companion USING COVERING INDEX companion_by_companion"
                                    + " (companion=? AND levy=?)");
        }
    }
}
