package org.tillbridge.simulator;

import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.StoredValueKind;

import java.util.List;
import java.util.SplittableRandom;

/// A file that the chain of shops is set up with.
record SetUp(String name, String content) {
    static final String STORES = "stores.tsv";

    static final List<SetUp> FILES =
            List.of(
                    new SetUp(
                            "price-lists.tsv",
                            """
                            priceList	name	currency
                            1	Shops	GBP
                            2	Outlets	GBP
                            3	Ireland	EUR
                            """),
                    new SetUp(
                            STORES,
                            """
                            store	name	country	timeZone	priceList	taxIncluded	taxRounding	storedValueOfflineLimit	pointsPercent
                            1	Bath	GB	Europe/London	1	yes	document	20.00	10
                            2	Bristol	GB	Europe/London	2	no	line	0.00	2.5
                            3	Galway	IE	Europe/Dublin	3	yes	line	15.00	7
                            4	Wells	GB	Europe/London	1	no	document	50.00	0
                            """),
                    new SetUp(
                            "taxes.tsv",
                            """
                            taxClass	from	percent
                            standard		17.5
                            standard	2011-01-04	20
                            reduced		5
                            zero		0
                            """),
                    new SetUp(
                            "departments.tsv",
                            """
                            department	name	taxClass
                            1	Gifts	standard
                            2	Heating	reduced
                            3	Books	zero
                            """),
                    new SetUp(
                            "operators.tsv",
                            """
                            operator	name	role	pin
                            1	A. Morgan	manager	123456
                            2	B. Rowe	cashier	2222
                            """));

    /// Items 1 to [Templates#ITEMS]; the code of an item is `1000` and its number.
    static List<SetUp> imports() {
        StringBuilder items = new StringBuilder("sku\tname\tdepartment\tprice\n");
        StringBuilder prices = new StringBuilder("priceList\tsku\tprice\tfrom\n");
        StringBuilder stock = new StringBuilder("store\tsku\tonHand\n");
        StringBuilder tiles = new StringBuilder("category\tsku\n");
        for (int item = 1; item <= Templates.ITEMS; item++) {
            String sku = code(item);
            items.append(
                    "%s\tItem %d\t%d\t%d.%02d\n"
                            .formatted(sku, item, item % 3 + 1, item, item * 7 % 100));
            for (int list = 2; list <= 3; list++) {
                prices.append("%d\t%s\t%d.%04d\t\n".formatted(list, sku, item, item * 617 % 10000));
            }
            for (int store = 1; store <= Templates.STORES; store++) {
                stock.append("%d\t%s\t%d\n".formatted(store, sku, OPENING_STOCK));
            }
            if (item % 3 == 0) {
                tiles.append("Tiles\t%s\n".formatted(sku));
            }
        }
        return List.of(
                new SetUp("items.tsv", items.toString()),
                new SetUp("prices.tsv", prices.toString()),
                new SetUp("stock.tsv", stock.toString()),
                new SetUp("favourites.tsv", tiles.toString()),
                new SetUp("promotions.tsv", promotions()));
    }

    /// The rows of a file for one store only, with what it gives for goods without proof.
    static String storeAgain(int store, boolean creditOnly) {
        List<String> rows =
                FILES.stream()
                        .filter(file -> file.name().equals(STORES))
                        .flatMap(file -> file.content().lines())
                        .toList();
        return "%s\tcreditWithoutProof\n%s\t%s\n"
                .formatted(rows.getFirst(), rows.get(store), creditOnly ? "yes" : "no");
    }

    private static String promotions() {
        StringBuilder rows = new StringBuilder(PROMOTION_COLUMNS);
        for (int which = 0; which < PROMOTIONS; which++) {
            rows.append(promotion(which, 25));
        }
        return rows.toString();
    }

    static final String PROMOTION_COLUMNS = "promotion\tname\tkind\titems\tpercent\tbuy\tamount\n";
    static final int PROMOTIONS = 3;

    /// One of each kind, each on an item of its own.
    ///
    /// @param value above 0, below 100
    static String promotion(int which, int value) {
        return switch (which) {
            case 0 -> "P1\t%d %% off\tpercentage\t%s\t%d\t\t\n".formatted(value, code(7), value);
            case 1 -> "P2\t3 for less\tnForPrice\t%s\t\t3\t1%d\n".formatted(code(5), value % 10);
            default -> "P3\tless\tamount\t%s\t\t\t0.%02d\n".formatted(code(9), value);
        };
    }

    /// A class of tax that every third item has.
    static final String REDUCED = "reduced";

    static final String FIRST_DAY = "2010-12-01";
    static final int OPENING_STOCK = 50;

    /// In the Irish store cash is rounded to five cents.
    static int cashStep(int store) {
        return store == 3 ? 5 : 1;
    }

    /// How much of a card is taken in a store in a day without asking, in minor units.
    static long offlineLimit(int store) {
        return switch (store) {
            case 1 -> 2000;
            case 3 -> 1500;
            case 4 -> 5000;
            default -> 0;
        };
    }

    static final int GIFT_CARDS = 2;

    /// One that was printed before anybody bought it.
    static StoredValueCode giftCard(int which) {
        return StoredValueCode.random(StoredValueKind.GIFT_CARD, new SplittableRandom(which));
    }

    /// One that nobody ever printed.
    static StoredValueCode nobodysCard(int which) {
        return giftCard(1000 + which);
    }

    static String code(int item) {
        return Integer.toString(1000 + item);
    }
}
