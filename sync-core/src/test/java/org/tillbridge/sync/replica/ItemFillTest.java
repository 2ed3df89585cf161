package org.tillbridge.sync.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.replica.Shop.code;
import static org.tillbridge.sync.replica.Shop.item;
import static org.tillbridge.sync.replica.Shop.numbers;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tillbridge.retail.ItemId;
import org.tillbridge.sync.wire.ReplicaRow;
import org.tillbridge.sync.wire.ReplicaRow.ItemRow;
import org.tillbridge.sync.wire.Scope;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// After a load, items are read from their raw rows until they have been put into their table:
/// nobody who asks can tell which.
class ItemFillTest extends WithReplica {
    private static final int ITEMS = 12;

    @BeforeEach
    void load() {
        hub.put(Scope.CATALOGUE, rows(ItemFillTest::anItem));
        hub.put(Scope.CATALOGUE, Shop.favourite("Bags", 1, 3), Shop.favourite("Bags", 2, 99));
        hub.put(Shop.PRICES, rows(n -> Shop.price(n, Instant.EPOCH, n + ".00")));
        hub.put(Shop.STORE, rows(n -> Shop.stock(n, n)));
        loadAnew();
    }

    private void loadAnew() {
        try (ReplicaLoad load = replica.startLoad(Set.of(Scope.CATALOGUE, Shop.PRICES))) {
            hub.load(load, folder);
            assertThat(load.finish()).isEqualTo(new LoadOutcome.InUse());
        }
    }

    @Test
    void answersAreTheSameBeforeAndWhileAndAfter() {
        answersRightly();
        while (replica.fillItems(5)) {
            answersRightly();
        }
        answersRightly();
        assertThat(inTable()).isEqualTo(ITEMS);
    }

    /// 10, 11 and 12 come before 2.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 8, ITEMS})
    void newsAreFollowedWhereverItHasCome(int filled) {
        fillOnce(filled);
        hub.put(Scope.CATALOGUE, item(1, "Owl", "OWL"), item(8, "Swan", "SWAN"));
        hub.remove(Scope.CATALOGUE, anItem(2));
        hub.remove(Scope.CATALOGUE, anItem(9));
        hub.remove(Scope.CATALOGUE, anItem(10));
        hub.remove(Scope.CATALOGUE, anItem(7));
        follow();
        hub.put(Scope.CATALOGUE, anItem(10), anItem(7));
        follow();

        newsAreThere();
        fillAll();
        newsAreThere();
        assertThat(numbers(reader.search("item", 12).items()))
                .containsExactly(10, 11, 12, 3, 4, 5, 6, 7, 2, 9);
        assertThat(numbers(reader.search("swan", 12).items())).containsExactly(8);
    }

    private void newsAreThere() {
        isNotReplaced();
        assertThat(reader.find(code("OWL"))).isEqualTo(found(item(1, "Owl", "OWL")));
        assertThat(reader.find(code("SWAN"))).isEqualTo(found(item(8, "Swan", "SWAN")));
        assertThat(reader.find(code("SKU-8"))).isEqualTo(new ItemMatch.NotFound());
        assertThat(reader.find(code("SKU-2"))).isEqualTo(found(Shop.discontinued(anItem(2))));
        assertThat(reader.find(code("SKU-9"))).isEqualTo(found(Shop.discontinued(anItem(9))));
        assertThat(reader.find(code("SKU-10"))).isEqualTo(found(anItem(10)));
        assertThat(reader.find(code("SKU-7"))).isEqualTo(found(anItem(7)));
    }

    @Test
    void itemsThatANewSnapshotNoLongerHasAreFoundLast() {
        fillAll();
        hub.remove(Scope.CATALOGUE, anItem(1));
        hub.put(Shop.PRICES, Shop.price(2, Shop.NOON, "1.95"));
        loadAnew();
        assertThat(inTable()).isEqualTo(1);
        assertThat(reader.find(code("SKU-1"))).isEqualTo(found(Shop.discontinued(anItem(1))));
        fillAll();
        assertThat(numbers(reader.search("item", 12).items())).endsWith(9, 1);
        isNotReplaced();
    }

    @Test
    void atTheNextStartItGoesOnWhereItHadCome() {
        fillOnce(5);
        close();
        open();
        assertThat(inTable()).isEqualTo(5);
        answersRightly();
        fillAll();
        assertThat(inTable()).isEqualTo(ITEMS);
        answersRightly();
    }

    /// It stands twice then. Before that the file is looked through for it, in vain.
    @ParameterizedTest
    @CsvSource({"4, false", "5, true", "12, true"})
    void anItemWhoseRowIsDamagedIsSoldOnceItIsInItsTable(int filled, boolean sold) {
        fillOnce(filled);
        change("UPDATE raw_row SET body = '{' || body WHERE kind = 'item' AND key = '2'");

        LookUp found = new LookUp.Found(Shop.priced(anItem(2), "2.00", 2));
        assertThat(reader.lookUp(code("SKU-2"), Shop.NOON, Shop.DAY))
                .isEqualTo(sold ? found : new LookUp.NotFound());

        assertThat(replica.isVerified()).isNotEqualTo(sold);
        replica.verify();
        assertThat(replica.missing()).containsExactly(Scope.CATALOGUE);
        hub.loadMissing(replica, folder);
        answersRightly();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE items_filled SET through = ''",
                "UPDATE items_filled SET through = '1'",
                "UPDATE items_filled SET through = 'all'",
                "UPDATE item SET name = 'Owl' WHERE item = 12",
                "DELETE FROM item WHERE item = 12"
            })
    void whatIsInTheTableIsHeldAgainstTheRows(String damage) {
        fillOnce(5);
        change(damage);
        ReplicaFile before = replica.leaseFile();

        replica.verify();

        assertThat(replica.isInUse(before)).isFalse();
        before.release();
        answersRightly();
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "'1'", "'!ll'"})
    void whereItIsForgottenHowFarItHadComeItIsFilledOnceMore(String through) {
        fillAll();
        change("UPDATE items_filled SET through = " + through);

        fillAll();

        answersRightly();
        assertThat(inTable()).isEqualTo(ITEMS);
    }

    private void change(String statement) {
        ReplicaFile file = replica.leaseFile();
        try (SqlStore sql = ReplicaSchemaStore.openForFeed(file.path())) {
            sql.run(statement);
        } finally {
            file.release();
        }
    }

    private void answersRightly() {
        isNotReplaced();
        for (int n = 1; n <= ITEMS; n++) {
            PricedItem priced = Shop.priced(anItem(n), n + ".00", n);
            assertThat(reader.find(code("SKU-" + n))).isEqualTo(found(anItem(n)));
            assertThat(reader.find(code("sku-" + n))).isEqualTo(found(anItem(n)));
            assertThat(reader.item(new ItemId(n))).contains(anItem(n).item());
            assertThat(reader.lookUp(code("SKU-" + n), Shop.NOON, Shop.DAY))
                    .isEqualTo(new LookUp.Found(priced));
            assertThat(reader.lookUp(new ItemId(n), Shop.NOON, Shop.DAY)).contains(priced);
        }
        assertThat(reader.favourites()).containsExactly(new Favourite("Bags", 1, anItem(3).item()));
        assertThat(reader.loaded().items()).isEqualTo(ITEMS);
        assertThat(reader.item(new ItemId(99))).isEmpty();
        assertThat(reader.lookUp(new ItemId(99), Shop.NOON, Shop.DAY)).isEqualTo(Optional.empty());
    }

    /// What is not what it should be is. Asked first: a look-up that finds nothing replaces it too.
    private void isNotReplaced() {
        ReplicaFile before = replica.leaseFile();
        replica.verify();
        assertThat(replica.isInUse(before)).isTrue();
        assertThat(replica.missing()).isEmpty();
        before.release();
    }

    private void fillOnce(int items) {
        if (items > 0) {
            assertThat(replica.fillItems(items)).isTrue();
        }
        assertThat(inTable()).isEqualTo(items);
    }

    private void fillAll() {
        while (replica.fillItems(5)) {
            assertThat(replica.missing()).isEmpty();
        }
    }

    private long inTable() {
        ReplicaFile file = replica.leaseFile();
        Path path = file.path();
        try (SqlStore sql = ReplicaSchemaStore.openForReading(path)) {
            return sql.number("SELECT count(*) FROM item");
        } finally {
            file.release();
        }
    }

    private static ItemMatch found(ItemRow row) {
        return new ItemMatch.Found(row.item());
    }

    private static ItemRow anItem(int number) {
        return item(number, "Item " + number, "SKU-" + number);
    }

    private static ReplicaRow[] rows(IntFunction<ReplicaRow> row) {
        return IntStream.rangeClosed(1, ITEMS).mapToObj(row).toArray(ReplicaRow[]::new);
    }
}
