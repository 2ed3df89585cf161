package org.tillbridge.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.hub.TestDatabase;
import org.tillbridge.retail.StoreId;
import org.tillbridge.sync.wire.Scope;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;

/// Transactions that stand in each other's way on PostgreSQL.
@Timeout(600)
class CollisionTest {
    @TempDir Path folder;
    private HubDatabase database;
    private final AtomicInteger tries = new AtomicInteger();

    @BeforeEach
    void twoRows() {
        database =
                HubDatabase.open(
                        TestDatabase.POSTGRES.settings(folder).database(), StatementHook.NONE);
        database.write(
                transaction ->
                        transaction
                                .statements()
                                .update(
                                        """
                                        INSERT INTO price_list (price_list, name, currency)
                                        VALUES (1, '', 'GBP'), (2, '', 'GBP')\
                                        """));
    }

    @AfterEach
    void close() {
        database.close();
    }

    /// The one that is done again may overtake the other once more, so how often is not known.
    @Test
    void ofTwoInADeadlockOneIsDoneAgainAndNobodyHearsOfIt() {
        CyclicBarrier bothHaveOne = new CyclicBarrier(2);
        CompletableFuture<Void> one = marking("a", 1, 2, bothHaveOne);
        CompletableFuture<Void> other = marking("b", 2, 1, bothHaveOne);

        CompletableFuture.allOf(one, other).join();

        assertThat(tries).hasValueGreaterThan(2);
        assertThat(names()).allSatisfy(name -> assertThat(name).hasSize(2).contains("a", "b"));
        assertThat(names().stream().distinct()).hasSize(1);
    }

    @Test
    void whoFailsForAnotherReasonFailsAtOnce() {
        assertThatThrownBy(
                        () ->
                                database.write(
                                        transaction -> {
                                            tries.incrementAndGet();
                                            return transaction
                                                    .statements()
                                                    .update("DELETE FROM no_such_table");
                                        }))
                .isInstanceOf(StorageException.Weather.class);
        assertThat(tries).hasValue(1);
    }

    @Test
    void aCollisionThatComesAgainAndAgainIsWeather() {
        assertThatThrownBy(
                        () ->
                                database.write(
                                        _ -> {
                                            tries.incrementAndGet();
                                            throw new SQLException("crossed", "40001");
                                        }))
                .isInstanceOf(StorageException.Weather.class);
        assertThat(tries).hasValueBetween(2, 10);
    }

    @Test
    void scopesAreLockedInOneOrder() {
        Scope bath = new Scope.Store(new StoreId(1));
        database.write(
                transaction -> {
                    transaction.locks(Scope.CATALOGUE);
                    transaction.locks(new Scope.Prices(7));
                    transaction.locks(bath);
                    transaction.locks(bath);
                    assertThatThrownBy(() -> transaction.locks(Scope.CATALOGUE))
                            .isInstanceOf(IllegalStateException.class);
                    return 0;
                });
    }

    private CompletableFuture<Void> marking(
            String mark, int first, int second, CyclicBarrier bothHaveOne) {
        boolean[] isAgain = {false};
        return CompletableFuture.runAsync(
                () ->
                        database.write(
                                transaction -> {
                                    tries.incrementAndGet();
                                    append(transaction.statements(), mark, first);
                                    if (!isAgain[0]) {
                                        isAgain[0] = true;
                                        meet(bothHaveOne);
                                    }
                                    return append(transaction.statements(), mark, second);
                                }),
                Thread.ofPlatform()::start);
    }

    private static int append(StatementStore statements, String mark, int row) throws SQLException {
        return statements.update(
                "UPDATE price_list SET name = name || ? WHERE price_list = ?", mark, row);
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException alone) {
            throw new IllegalStateException(alone);
        }
    }

    private List<String> names() {
        return database.read(
                sql -> sql.list("SELECT name FROM price_list", row -> row.getString(1)));
    }
}
