package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.hub.ShopFixture.aShop;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.sync.replica.ItemMatch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.stream.Stream;

/// A store gets another price list.
class PriceListMoveTest {
    private static final ItemCode NEWS = ItemCode.parse("S9").orElseThrow();

    @TempDir Path folder;
    private Hub hub;

    @BeforeEach
    void openHub() throws Exception {
        hub = ForkTest.openedHub(HubSettings.of(folder.resolve("hub")), folder.resolve("shop"));
        hub.office().importFile("items.tsv", "sku\tname\tdepartment\tprice\nS1\tSoap\t1\t1.95\n");
        hub.office().importFile("prices.tsv", "priceList\tsku\tprice\n2\tS1\t9.99\n");
    }

    @AfterEach
    void closeHub() {
        hub.close();
    }

    @Test
    void aTillThatWasOffMeanwhileHearsOfItAndOfAllElse() throws Exception {
        try (MachineFixture till = enrolled("till")) {
            till.feeds(6);
            assertThat(till.status().loaded()).isTrue();

            moveToAnotherList();
            hub.office()
                    .importFile("items.tsv", "sku\tname\tdepartment\tprice\nS9\tNew\t1\t2.95\n");
            till.feeds(30);

            assertThat(till.reader().store().orElseThrow().priceList()).isEqualTo(2);
            assertThat(till.reader().find(NEWS)).isInstanceOf(ItemMatch.Found.class);
        }
    }

    /// The snapshot of the store that the first one loaded serves no more.
    @Test
    void aNewTillLoadsRightAfterIt() throws Exception {
        try (MachineFixture first = enrolled("first")) {
            first.feeds(6);
        }
        moveToAnotherList();
        try (MachineFixture second = enrolled("second")) {
            second.feeds(10);

            assertThat(second.status().loaded()).isTrue();
        }
    }

    @Test
    void aTillThatLacksPricesOfTheFormerListLoadsThoseOfTheNewOne() throws Exception {
        try (MachineFixture till = enrolled("till")) {
            till.feeds(6);
        }
        distrustPrices(folder.resolve("till"));
        moveToAnotherList();

        try (MachineFixture till = MachineFixture.started(folder.resolve("till"))) {
            till.feeds(6);

            assertThat(till.status().loaded()).isTrue();
            assertThat(till.reader().store().orElseThrow().priceList()).isEqualTo(2);
        }
    }

    /// As a till does that finds its rows of prices damaged.
    private static void distrustPrices(Path till) throws Exception {
        Path replica;
        try (Stream<Path> files = Files.list(till)) {
            replica =
                    files.filter(file -> file.toString().matches(".*replica-[0-9]+\\.db"))
                            .findFirst()
                            .orElseThrow();
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + replica);
                Statement statement = connection.createStatement()) {
            assertThat(
                            statement.executeUpdate(
                                    "UPDATE cursor SET sound = 0 WHERE scope LIKE 'prices:%'"))
                    .isEqualTo(1);
        }
    }

    private MachineFixture enrolled(String name) throws Exception {
        return MachineFixture.enrolled(hub, folder.resolve(name), network -> network);
    }

    private void moveToAnotherList() throws Exception {
        hub.office()
                .init(
                        aShop().with(
                                        "stores.tsv",
                                        """
                                        store\tname\tcountry\ttimeZone\tpriceList\ttaxIncluded\ttaxRounding
                                        1\tBath\tGB\tEurope/London\t2\tyes\tdocument
                                        2\tBristol\tGB\tEurope/London\t2\t\tline
                                        """)
                                .in(folder.resolve("moved")));
    }
}
