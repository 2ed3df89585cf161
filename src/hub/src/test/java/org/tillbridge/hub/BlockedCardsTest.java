package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.hub.ShopFixture.aShop;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.StatementHook;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.sync.wire.CardDigest;
import org.tillbridge.sync.wire.Cursor;
import org.tillbridge.sync.wire.FeedRow;
import org.tillbridge.sync.wire.FeedTransaction;
import org.tillbridge.sync.wire.ReplicaRow.BlockedCardRow;
import org.tillbridge.sync.wire.RowCodec;
import org.tillbridge.sync.wire.Scope;

import java.nio.file.Path;
import java.util.List;

/// Every till hears which cards pay no more, and of none its number.
@OnEachDatabase
class BlockedCardsTest {
    private static final StoredValueCode CARD = new StoredValueCode("98158734446889373223");
    private static final FeedRow ROW = RowCodec.row(new BlockedCardRow(CardDigest.of(CARD)));

    @Parameter TestDatabase on;
    @TempDir Path folder;
    private Hub hub;
    private TillFixture till;

    @BeforeEach
    void start() throws Exception {
        hub = Hub.start(settings());
        hub.office().init(aShop().in(folder.resolve("shop")));
        till = TillFixture.enrol(hub, 2, folder.resolve("bristol"));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void aTillHearsOfABlockAndOfItsEndAndNeverOfTheNumber() {
        hub.office().storedValue().block(CARD, "lost");
        hub.office().storedValue().block(CARD, "lost again");
        hub.office().storedValue().unblock(CARD);

        List<FeedTransaction> heard = till.feed(Cursor.start(Scope.CATALOGUE));

        assertThat(heard.stream().flatMap(one -> one.rows().stream()))
                .filteredOn(row -> row.kind().equals(BlockedCardRow.KIND))
                .containsExactly(ROW, FeedRow.removed(ROW.kind(), ROW.key()));
        assertThat(heard).noneMatch(one -> one.content().contains(CARD.digits()));
    }

    @Test
    void cardsThatAnOlderHubBlockedAreToldAtItsFirstStart() {
        hub.close();
        try (HubDatabase database = HubDatabase.open(settings().database(), StatementHook.NONE)) {
            int kept =
                    database.write(
                            transaction ->
                                    transaction
                                            .statements()
                                            .update(
                                                    """
                                                    INSERT INTO stored_value_block
                                                      (code, reason, at) VALUES (?, 'lost', 1)\
                                                    """,
                                                    CARD.digits()));
            assertThat(kept).isEqualTo(1);
        }
        hub = Hub.start(settings());

        try (HubDatabase database = HubDatabase.open(settings().database(), StatementHook.NONE)) {
            List<String> told =
                    database.read(
                            sql ->
                                    sql.list(
                                            "SELECT key FROM replica_row WHERE kind = ?",
                                            row -> row.getString(1),
                                            BlockedCardRow.KIND));
            assertThat(told).containsExactly(ROW.key());
        }
    }

    private HubSettings settings() {
        return on.settings(folder.resolve("hub"));
    }
}
