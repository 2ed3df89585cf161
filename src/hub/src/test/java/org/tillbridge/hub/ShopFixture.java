package org.tillbridge.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// The set-up files of a small chain: two stores, two price lists, three people.
public final class ShopFixture {
    private final Map<String, String> files = new LinkedHashMap<>();

    private ShopFixture() {}

    public static ShopFixture aShop() {
        return new ShopFixture()
                .with(
                        "price-lists.tsv",
                        "priceList\tname\tcurrency\n1\tShop prices\tGBP\n2\tOutlet\tGBP\n")
                .with(
                        "stores.tsv",
                        """
                        store	name	country	timeZone	priceList	taxIncluded	taxRounding
                        1	Bath	GB	Europe/London	1	yes	document
                        2	Bristol	GB	Europe/London	2		line
                        """)
                .with(
                        "taxes.tsv",
                        """
                        taxClass	from	percent
                        standard		17.5
                        standard	2011-01-04	20
                        zero		0
                        """)
                .with("departments.tsv", "department\tname\ttaxClass\n1\tGifts\tstandard\n")
                .with(
                        "operators.tsv",
                        """
                        operator	name	role	pin	stores
                        1	A. Morgan	manager	123456
                        2	B. Evans	cashier	1234	1
                        3	G. Hale	cashier	6789	2
                        """);
    }

    public ShopFixture with(String file, String content) {
        files.put(file, content);
        return this;
    }

    public ShopFixture without(String file) {
        files.remove(file);
        return this;
    }

    public Path in(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        return folder;
    }
}
