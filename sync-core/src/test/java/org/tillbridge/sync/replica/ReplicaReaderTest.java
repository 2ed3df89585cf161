package org.tillbridge.sync.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tillbridge.sync.replica.Shop.DAY;
import static org.tillbridge.sync.replica.Shop.EPOCH;
import static org.tillbridge.sync.replica.Shop.NOON;
import static org.tillbridge.sync.replica.Shop.PRICES;
import static org.tillbridge.sync.replica.Shop.STORE;
import static org.tillbridge.sync.replica.Shop.WORKSTATION;
import static org.tillbridge.sync.replica.Shop.anItem;
import static org.tillbridge.sync.replica.Shop.code;
import static org.tillbridge.sync.replica.Shop.item;
import static org.tillbridge.sync.replica.Shop.price;
import static org.tillbridge.sync.replica.Shop.priced;
import static org.tillbridge.sync.replica.Shop.stock;

import org.junit.jupiter.api.Test;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.TaxRate.Part;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.wire.ReplicaRow;
import org.tillbridge.sync.wire.ReplicaRow.ErasedPartRow;
import org.tillbridge.sync.wire.ReplicaRow.ItemRow;
import org.tillbridge.sync.wire.ReplicaRow.TaxRateRow;
import org.tillbridge.sync.wire.Scope;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

class ReplicaReaderTest extends WithReplica {
    private static final ItemRow OWLS = item(4711, "Jumbo bag owls", "02000000047119", "22386BL");
    private static final ItemRow TWIN = item(4712, "Jumbo bag foxes", "22386bl", "SHARED");
    private static final ItemRow OTHER = item(4713, "Other", "SHARED");

    @Test
    void aScanFindsItemPriceTaxAndStockAtOnce() {
        hub.put(Scope.CATALOGUE, OWLS);
        hub.put(PRICES, price(4711, Instant.EPOCH, "1.95"));
        hub.put(STORE, stock(4711, 6));
        follow();
        assertThat(reader.lookUp(code("2000000047119"), NOON, DAY))
                .isEqualTo(new LookUp.Found(priced(OWLS, "1.95", 6)));
    }

    /// In the store's scope where it came only after the person was erased.
    @Test
    void whatWasErasedOfAPersonIsToldInTheCatalogueOrToTheStore() {
        Hash before = new Hash("c0ffee00".repeat(8));
        Hash late = new Hash("c0ffee01".repeat(8));
        hub.put(Scope.CATALOGUE, new ErasedPartRow(before));
        hub.put(STORE, new ErasedPartRow(late));
        follow();
        assertThat(reader.erasedParts()).containsExactlyInAnyOrder(before, late);
    }

    /// getdokan/wepos#125, wcpos/woocommerce-pos#1694
    @Test
    void everyOneOfAHundredThousandItemsIsFoundByItsCode() {
        int items = 100_000;
        for (int first = 1; first <= items; first += 1_000) {
            hub.put(
                    Scope.CATALOGUE,
                    IntStream.range(first, first + 1_000)
                            .mapToObj(n -> item(n, "Thing " + n, "T" + n))
                            .toArray(ReplicaRow[]::new));
        }
        hub.loadMissing(replica, folder);

        for (int n = 1; n <= items; n++) {
            assertThat(reader.find(code("T" + n)))
                    .isEqualTo(new ItemMatch.Found(anItem(n, "Thing " + n)));
        }
    }

    @Test
    void codesThatDifferInLetterCaseAreTwoItems() {
        hub.put(Scope.CATALOGUE, OWLS, TWIN);
        follow();
        assertThat(reader.find(code("22386BL"))).isEqualTo(new ItemMatch.Found(OWLS.item()));
        assertThat(reader.find(code("22386bl"))).isEqualTo(new ItemMatch.Found(TWIN.item()));
        assertThat(reader.find(code("22386Bl")))
                .isEqualTo(new ItemMatch.Ambiguous(List.of(OWLS.item(), TWIN.item())));
    }

    @Test
    void letterCaseDoesNotMatterWhereOnlyOneItemHasTheCode() {
        hub.put(Scope.CATALOGUE, OWLS, OTHER);
        follow();
        assertThat(reader.find(code("22386bL"))).isEqualTo(new ItemMatch.Found(OWLS.item()));
    }

    @Test
    void aCodeOfTwoItemsAsks() {
        hub.put(Scope.CATALOGUE, TWIN, OTHER);
        follow();
        assertThat(reader.find(code("shared")))
                .isEqualTo(new ItemMatch.Ambiguous(List.of(TWIN.item(), OTHER.item())));
    }

    @Test
    void theBeginningOfACodeFindsNothing() {
        hub.put(Scope.CATALOGUE, OWLS);
        follow();
        assertThat(reader.find(code("22386"))).isEqualTo(new ItemMatch.NotFound());
        assertThat(reader.find(code("200000004711"))).isEqualTo(new ItemMatch.NotFound());
    }

    @Test
    void aRemovedItemIsDiscontinuedAndStillResolves() {
        hub.put(Scope.CATALOGUE, OWLS);
        hub.remove(Scope.CATALOGUE, OWLS);
        follow();
        assertThat(reader.find(code("22386BL")))
                .isEqualTo(new ItemMatch.Found(Shop.discontinued(OWLS).item()));
    }

    @Test
    void aCodeGivenToAnotherItemNamesThatOne() {
        hub.put(Scope.CATALOGUE, item(1, "Old", "SHARED"));
        hub.remove(Scope.CATALOGUE, item(1, "Old", "SHARED"));
        hub.put(Scope.CATALOGUE, OTHER);
        follow();
        assertThat(reader.find(code("SHARED"))).isEqualTo(new ItemMatch.Found(OTHER.item()));
    }

    @Test
    void anItemLosesTheCodesThatItsNewRowDoesNotHave() {
        hub.put(Scope.CATALOGUE, OWLS);
        hub.put(Scope.CATALOGUE, item(4711, "Jumbo bag owls", "NEW"));
        follow();
        assertThat(reader.find(code("22386BL"))).isEqualTo(new ItemMatch.NotFound());
        assertThat(reader.codes(new ItemId(4711))).containsExactly(code("NEW"));
    }

    @Test
    void pricesSwitchByThemselvesAtTheirTime() {
        hub.put(Scope.CATALOGUE, OWLS);
        hub.put(
                PRICES,
                price(4711, Instant.EPOCH, "1.95"),
                price(4711, NOON, "2.10"),
                price(4711, NOON.plusSeconds(60), "9.99"));
        follow();
        ItemId owls = new ItemId(4711);
        assertThat(reader.price(owls, NOON.minusMillis(1))).contains(Shop.pounds("1.95"));
        assertThat(reader.price(owls, NOON)).contains(Shop.pounds("2.10"));
        assertThat(reader.price(new ItemId(1), NOON)).isEmpty();
    }

    @Test
    void onlyThePriceListOfTheStoreCounts() {
        hub.put(PRICES, price(4711, Instant.EPOCH, "1.95"));
        follow();
        replica.apply(List.of(hub.put(STORE, Shop.settings(2))));
        hub.put(new Scope.Prices(2), price(4711, Instant.EPOCH, "3.00"));
        assertThat(reader.price(new ItemId(4711), NOON)).isEmpty();
        assertThat(replica.missing()).containsExactly(new Scope.Prices(2));
        follow();
        assertThat(reader.price(new ItemId(4711), NOON)).contains(Shop.pounds("3.00"));
    }

    @Test
    void theTaxRateIsThatOfTheBusinessDate() {
        follow();
        assertThat(reader.taxRate(Shop.STANDARD, LocalDate.of(2011, 1, 3)))
                .contains(new TaxRate(175_000));
        assertThat(reader.taxRate(Shop.STANDARD, LocalDate.of(2011, 1, 4)))
                .contains(new TaxRate(200_000));
    }

    /// Also before a later one of all stores; and an item has it, with who takes what.
    @Test
    void theRatesOfTheStoreGoBeforeThoseOfAll() {
        TaxRate both = TaxRate.of(List.of(new Part("State", 40_000), new Part("City", 45_000)));
        TaxRateRow own =
                new TaxRateRow(Optional.of(Shop.BATH), Shop.STANDARD, LocalDate.EPOCH, both);
        hub.put(STORE, own);
        follow();
        assertThat(reader.taxRate(Shop.STANDARD, LocalDate.of(2011, 1, 4))).contains(both);

        replica.apply(List.of(hub.remove(STORE, own)));
        assertThat(reader.taxRate(Shop.STANDARD, LocalDate.of(2011, 1, 4)))
                .contains(new TaxRate(200_000));
    }

    @Test
    void settingsComeBackAsTheHubWroteThem() {
        hub.put(Scope.CATALOGUE, OWLS);
        hub.put(Scope.CATALOGUE, Shop.favourite("Bags", 1, 4711), Shop.favourite("Bags", 2, 9));
        hub.put(STORE, Shop.parked(EPOCH, 3, "stock/1"));
        follow();
        assertThat(reader.store()).contains(Shop.settings(1));
        assertThat(reader.workstation().orElseThrow().name()).isEqualTo("Till 2");
        assertThat(reader.operators()).singleElement().extracting("name").isEqualTo("B. Evans");
        assertThat(reader.departments()).singleElement().extracting("name").isEqualTo("Gifts");
        assertThat(reader.favourites()).containsExactly(new Favourite("Bags", 1, OWLS.item()));
        assertThat(reader.parked()).containsExactly(Shop.parked(EPOCH, 3, "stock/1"));
        assertThat(reader.spareEpochs()).singleElement().extracting("series").isEqualTo(2);
    }

    @Test
    void anEmptyReplicaSaysWhatIsMissing() {
        assertThat(reader.loaded())
                .isEqualTo(
                        new LoadState(
                                Set.of(Scope.CATALOGUE, STORE, WORKSTATION), 0, Optional.empty()));
        follow();
        assertThat(reader.loaded().missing()).containsExactly(PRICES);
        hub.put(PRICES, price(1, NOON, "1.00"));
        follow();
        assertThat(reader.loaded().complete()).isTrue();
    }

    @Test
    void pendingSalesCountUntilTheyAreReflected() {
        try (JournalOnDisk journal = new JournalOnDisk(folder.resolve("journal.db"))) {
            journal.open(EPOCH).sale(EPOCH, 1, 4711, 2).sale(EPOCH, 2, 4711, 1);
            hub.put(STORE, stock(4711, 10));
            follow();
            assertThat(reader.stock(new ItemId(4711))).isEqualTo(Quantity.of(7));
            hub.put(STORE, stock(4711, 8), Shop.reflected(EPOCH, 1));
            follow();
            assertThat(reader.stock(new ItemId(4711))).isEqualTo(Quantity.of(7));
            hub.put(STORE, Shop.reflected(EPOCH, 2), Shop.parked(EPOCH, 2, "stock/1"));
            follow();
            assertThat(reader.stock(new ItemId(4711))).isEqualTo(Quantity.of(7));
            hub.put(STORE, stock(4711, 7));
            hub.remove(STORE, Shop.parked(EPOCH, 2, "stock/1"));
            follow();
            assertThat(reader.stock(new ItemId(4711))).isEqualTo(Quantity.of(7));
        }
    }

    @Test
    void aJournalThatComesLaterIsReadFromThenOn() {
        hub.put(STORE, stock(4711, 10));
        follow();
        assertThat(reader.stock(new ItemId(4711))).isEqualTo(Quantity.of(10));
        try (JournalOnDisk journal = new JournalOnDisk(folder.resolve("journal.db"))) {
            journal.open(EPOCH).sale(EPOCH, 1, 4711, 2);
            assertThat(reader.stock(new ItemId(4711))).isEqualTo(Quantity.of(8));
        }
    }

    /// A journal that is found damaged while it is in use is set aside.
    @Test
    void aJournalThatTakesThePlaceOfAnotherIsReadFromThenOn() throws IOException {
        hub.put(STORE, stock(4711, 6));
        follow();
        Path file = folder.resolve("journal.db");
        try (JournalOnDisk damaged = new JournalOnDisk(file).open(EPOCH)) {
            damaged.sale(EPOCH, 1, 4711, 1);
            assertThat(reader.stock(new ItemId(4711))).isEqualTo(Quantity.of(5));
            try (JournalOnDisk salvaged =
                    new JournalOnDisk(folder.resolve("finished")).open(EPOCH)) {
                salvaged.sale(EPOCH, 1, 4711, 2);
            }
            for (String side : List.of("-wal", "-shm", "")) {
                Files.move(
                        folder.resolve("journal.db" + side),
                        folder.resolve("journal.db.damaged" + side));
            }
            Files.move(folder.resolve("finished"), file);

            assertThat(reader.stock(new ItemId(4711))).isEqualTo(Quantity.of(4));
        }
    }

    @Test
    void aJournalThatTakesThePlaceOfOneThatCannotBeReadIsReadFromThenOn() throws IOException {
        hub.put(STORE, stock(4711, 6));
        follow();
        Path file = folder.resolve("journal.db");
        Files.writeString(file, "not a database at all ".repeat(500));
        assertThat(reader.stock(new ItemId(4711))).isEqualTo(Quantity.of(6));
        Files.move(file, folder.resolve("journal.db.damaged"));
        try (JournalOnDisk salvaged = new JournalOnDisk(file).open(EPOCH)) {
            salvaged.sale(EPOCH, 1, 4711, 2);

            assertThat(reader.stock(new ItemId(4711))).isEqualTo(Quantity.of(4));
        }
    }

    @Test
    void aReaderCannotWriteTheJournal() {
        Path file = folder.resolve("journal.db");
        try (JournalOnDisk journal = new JournalOnDisk(file);
                SqlStore sql = ReplicaSchemaStore.openForReading(folder.resolve("replica-1.db"))) {
            journal.open(EPOCH);
            assertThat(JournalAttachmentStore.attach(sql, file)).isTrue();
            assertThatThrownBy(() -> sql.update("DELETE FROM journal.epoch"))
                    .isInstanceOf(ReplicaException.class);
        }
    }
}
