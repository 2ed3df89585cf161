package org.tillbridge.simulator;

import java.util.List;

/// A file that the chain of shops is set up with.
record SetUp(String name, String content) {
    static final List<SetUp> FILES =
            List.of(
                    new SetUp(
                            "price-lists.tsv",
                            """
                            priceList	name	currency
                            1	Shops	GBP
                            2	Outlets	GBP
                            3	Germany	EUR
                            """),
                    new SetUp(
                            "stores.tsv",
                            """
                            store	name	country	timeZone	priceList	taxIncluded	taxRounding
                            1	Bath	GB	Europe/London	1	yes	document
                            2	Bristol	GB	Europe/London	2	no	line
                            3	Berlin	DE	Europe/Berlin	3	yes	line
                            4	Wells	GB	Europe/London	1	no	document
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
                new SetUp("favourites.tsv", tiles.toString()));
    }

    static final int OPENING_STOCK = 50;

    static String code(int item) {
        return Integer.toString(1000 + item);
    }
}
