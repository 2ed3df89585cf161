package org.tillbridge.hub.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.tillbridge.hub.ShopFixture.aShop;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tillbridge.hub.store.HubDatabase;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class ShopSetupTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2010-11-30T12:00:00Z"), ZoneOffset.UTC);

    @TempDir Path folder;

    @Test
    void theSameChanceGivesEachOperatorTheSameSalt() throws Exception {
        String people =
                IntStream.rangeClosed(1, 40)
                        .mapToObj(person -> person + "\tP. Doe\tcashier\t%04d\t".formatted(person))
                        .collect(Collectors.joining("\n"));
        Path shop =
                aShop().with("operators.tsv", "operator\tname\trole\tpin\tstores\n" + people)
                        .in(folder.resolve("shop"));

        List<String> salts = salts(shop, "first.db");

        assertThat(salts).hasSize(40).doesNotHaveDuplicates();
        assertThat(salts(shop, "second.db")).isEqualTo(salts);
    }

    /// Whatever the column, and whatever its kind of finding.
    @ParameterizedTest
    @ValueSource(strings = {"price-lists", "stores", "taxes", "departments", "operators"})
    void anOddCellIsNamedWithFileLineAndASentence(String name) throws Exception {
        String file = name + ".tsv";
        Path good = aShop().in(folder.resolve("good"));
        List<String> lines = Files.readAllLines(good.resolve(file));
        String odd = "x".repeat(200);
        for (int column = 0; column < lines.getFirst().split("\t", -1).length; column++) {
            List<String> cells = new ArrayList<>(List.of(lines.get(1).split("\t", -1)));
            cells.addAll(List.of("", ""));
            cells.set(column, odd);
            String content = lines.getFirst() + "\n" + String.join("\t", cells) + "\n";
            Path shop = aShop().with(file, content).in(folder.resolve("odd"));

            assertThat(refusal(shop))
                    .startsWith(file + ", line 2: ")
                    .contains(lines.getFirst().split("\t", -1)[column].equals("pin") ? "PIN" : odd)
                    .endsWith(".\nNothing of this set-up was taken.");
        }
    }

    @Test
    void whatIsOddAboutARightIsNamed() throws Exception {
        String rights =
                "store\trole\tright\tallowance\tfreeUpTo\n9\tcashier\tnoSale\task\t\n"
                        + "1\tbaker\tfly\tmaybe\t1.234\n";

        assertThat(refusal(aShop().with("rights.tsv", rights).in(folder.resolve("shop"))))
                .isEqualTo(
                        """
                        rights.tsv, line 2: There is no store 9.
                        rights.tsv, line 3: "baker" is no role: cashier, keyholder, manager or headOffice.
                        rights.tsv, line 3: "fly" is no right, such as priceOverride.
                        rights.tsv, line 3: "maybe" is not one of allow, ask, deny, preset.
                        rights.tsv, line 3: "1.234" is no amount, such as 50.00.
                        Nothing of this set-up was taken.\
                        """);
    }

    @Test
    void whatIsOddAboutJurisdictionsIsNamed() throws Exception {
        String taxes =
                "taxClass\tpercent\tjurisdiction\tstore\n"
                        + "standard\t4\tState\t1\n"
                        + "standard\t4.5\tCity\t1\n"
                        + "standard\t1\tCity\t1\n"
                        + "standard\t17.5\t\t1\n"
                        + "reduced\t60\tState\t\n"
                        + "reduced\t60\tCity\t\n"
                        + "zero\t0\t\t9\n";

        assertThat(refusal(aShop().with("taxes.tsv", taxes).in(folder.resolve("shop"))))
                .isEqualTo(
                        """
                        taxes.tsv, line 4: "City" is no jurisdiction beside the other rows of this tax class: each has a name of its own, and together they take no more than 100 per cent.
                        taxes.tsv, line 5: "" is no jurisdiction beside the other rows of this tax class: each has a name of its own, and together they take no more than 100 per cent.
                        taxes.tsv, line 7: "City" is no jurisdiction beside the other rows of this tax class: each has a name of its own, and together they take no more than 100 per cent.
                        taxes.tsv, line 8: There is no store 9.
                        Nothing of this set-up was taken.\
                        """);
    }

    @Test
    void whatIsReferredToAndNotThereIsNamed() throws Exception {
        assertThat(
                        refusal(
                                aShop().with(
                                                "stores.tsv",
                                                "store\tname\tcountry\ttimeZone\tpriceList\n"
                                                        + "1\tBath\tGB\tEurope/London\t9\n")
                                        .in(folder.resolve("shop"))))
                .isEqualTo(
                        "stores.tsv, line 2: There is no price list 9.\nNothing of this set-up was"
                                + " taken.");
        assertThat(
                        refusal(
                                aShop().with("departments.tsv", "department\tname\tkind\n")
                                        .in(folder.resolve("shop"))))
                .isEqualTo(
                        "departments.tsv, line 1: taxClass is missing.\n"
                                + "departments.tsv, line 1: Nobody knows kind.\n"
                                + "Nothing of this set-up was taken.");
    }

    @Test
    void howAStoreBuildsItsOwnNumbersIsRead() throws Exception {
        String stores = "store\tname\tcountry\ttimeZone\tpriceList\tinStoreRules\n";
        ShopSetup.check(
                aShop().with(
                                "stores.tsv",
                                stores
                                        + "1\tBath\tGB\tEurope/London\t1\t"
                                        + "27:fixed 20IIIIIVMMMMC:price:2\n"
                                        + "2\tWells\tGB\tEurope/London\t1\t\n")
                        .in(folder.resolve("good")));

        assertThat(
                        refusal(
                                aShop().with(
                                                "stores.tsv",
                                                stores + "1\tBath\tGB\tEurope/London\t1\t20IC\n")
                                        .in(folder.resolve("odd"))))
                .startsWith(
                        "stores.tsv, line 2: \"20IC\" does not say how in-store numbers are built");
    }

    /// It would stand on every receipt, and read as another one.
    @Test
    void aNameHasNoCharactersThatNobodySees() throws Exception {
        assertThat(
                        refusal(
                                aShop().with(
                                                "price-lists.tsv",
                                                "priceList\tname\tcurrency\n"
                                                        + "1\tShop \u202Eprices\tGBP\n"
                                                        + "2\tOutlet\tGBP\n")
                                        .in(folder.resolve("shop"))))
                .startsWith("price-lists.tsv, line 2: \"Shop \\u202Eprices\" is no name");
    }

    /// What an odd row was to make known is not missed elsewhere; of very many a few are enough.
    @Test
    void allThatIsOddIsNamedOnce() throws Exception {
        String people =
                IntStream.rangeClosed(1, 30)
                        .mapToObj(person -> person + "\tP. Doe\tcashier\tx\t1\n")
                        .collect(Collectors.joining());
        Path shop =
                aShop().with(
                                "stores.tsv",
                                "store\tname\tcountry\ttimeZone\tpriceList\n"
                                        + "one\t\tGB\tEurope/London\t1\n"
                                        + "2\tBath\tGB\tEurope/London\t1\n"
                                        + "2\tBath\tGB\tEurope/London\t1\n")
                        .with("operators.tsv", "operator\tname\trole\tpin\tstores\n" + people)
                        .in(folder.resolve("shop"));

        List<String> told = refusal(shop).lines().toList();

        assertThat(told)
                .hasSize(22)
                .startsWith(
                        "stores.tsv, line 2: \"one\" is no number of a store: whole, from 1.",
                        "stores.tsv, line 2: \"\" is no name: 1 to 120 characters that are seen.",
                        "stores.tsv, line 4: 2 was given twice.",
                        "operators.tsv, line 2: The PIN is not 4 to 8 digits, or not at least 6 for"
                                + " one who approves.")
                .endsWith("And 13 more.", "Nothing of this set-up was taken.");
    }

    private String refusal(Path shop) {
        try (HubDatabase database = HubDatabase.open(folder.resolve("hub.db"))) {
            ShopSetup setup = new ShopSetup(database, CLOCK, new Random(1), 1000, (_, _, _) -> {});
            return assertThatExceptionOfType(SetupException.class)
                    .isThrownBy(() -> setup.take(shop))
                    .actual()
                    .getMessage();
        }
    }

    private List<String> salts(Path shop, String name) throws Exception {
        try (HubDatabase database = HubDatabase.open(folder.resolve(name))) {
            new ShopSetup(database, CLOCK, new Random(1), 1000, (_, _, _) -> {}).take(shop);
            return database.read(sql -> new ShopStore(sql).operators()).stream()
                    .map(operator -> HexFormat.of().formatHex(operator.secret().salt()))
                    .toList();
        }
    }
}
