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
import org.tillbridge.sync.wire.Cursor;
import org.tillbridge.sync.wire.FeedTransaction;
import org.tillbridge.sync.wire.ReplicaRow.SigningKeyRow;
import org.tillbridge.sync.wire.RowCodec;
import org.tillbridge.sync.wire.Scope;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Every till hears which key signs the receipts of which other.
@OnEachDatabase
class SigningKeysTest {
    @Parameter TestDatabase on;
    @TempDir Path folder;
    private Hub hub;
    private TillFixture bath;
    private TillFixture bristol;

    @BeforeEach
    void start() throws Exception {
        hub = Hub.start(settings());
        hub.office().init(aShop().in(folder.resolve("shop")));
        bath = TillFixture.enrol(hub, 1, folder.resolve("bath"));
        bristol = TillFixture.enrol(hub, 2, folder.resolve("bristol"));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void aTillOfAnotherStoreHearsOfTheKeyOfAnyTill() {
        assertThat(keysAt(bristol))
                .containsExactly(key(bath, Optional.empty()), key(bristol, Optional.empty()));
    }

    @Test
    void aRevokedTillsKeyStaysAndSaysSinceWhen() {
        Instant since =
                hub.office().revocation().revoke(bath.workstation(), "stolen").orElseThrow();

        assertThat(keysAt(bristol)).last().isEqualTo(key(bath, Optional.of(since)));
    }

    @Test
    void tillsOfAnOlderHubAreToldOfAtItsFirstStart() {
        hub.office().revocation().revoke(bath.workstation(), "stolen");
        hub.close();
        try (HubDatabase database = HubDatabase.open(settings().database(), StatementHook.NONE)) {
            int forgotten =
                    database.write(
                            transaction ->
                                    transaction
                                            .statements()
                                            .update(
                                                    "DELETE FROM replica_row WHERE kind = ?",
                                                    SigningKeyRow.KIND));
            assertThat(forgotten).isEqualTo(2);
        }
        hub = Hub.start(settings());

        try (HubDatabase database = HubDatabase.open(settings().database(), StatementHook.NONE)) {
            List<String> told =
                    database.read(
                            sql ->
                                    sql.list(
                                            """
                                            SELECT key, body FROM replica_row
                                            WHERE kind = 'signingKey' ORDER BY key\
                                            """,
                                            row ->
                                                    row.getString(1)
                                                            + row.getString(2)
                                                                    .contains("revokedAt")));
            assertThat(told).containsExactly("1true", "2false");
        }
    }

    private HubSettings settings() {
        return on.settings(folder.resolve("hub"));
    }

    private static List<SigningKeyRow> keysAt(TillFixture till) {
        return keysOf(till.feed(Cursor.start(Scope.CATALOGUE)));
    }

    private static List<SigningKeyRow> keysOf(List<FeedTransaction> transactions) {
        return transactions.stream()
                .flatMap(transaction -> transaction.rows().stream())
                .filter(row -> row.kind().equals(SigningKeyRow.KIND))
                .map(row -> RowCodec.read(row.kind(), row.body().orElseThrow()).orElseThrow())
                .map(SigningKeyRow.class::cast)
                .toList();
    }

    private static SigningKeyRow key(TillFixture till, Optional<Instant> revokedAt) {
        return new SigningKeyRow(
                till.workstation(), till.store(), till.keys().verifyingKey(), revokedAt);
    }
}
