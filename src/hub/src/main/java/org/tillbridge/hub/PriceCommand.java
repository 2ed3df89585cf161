package org.tillbridge.hub;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.Map;

/// Sets a price.
@Command(
        name = "price",
        mixinStandardHelpOptions = true,
        description = "Set the price of an item, now or from a time on.")
final class PriceCommand extends RowCommand {
    @Option(names = "--sku", required = true, paramLabel = "SKU", description = "The item.")
    private String sku = "";

    @Option(
            names = "--price",
            required = true,
            paramLabel = "AMOUNT",
            description = "In the major unit, a point, at most four decimals: 1.95")
    private String price = "";

    @Option(
            names = "--list",
            paramLabel = "NUMBER",
            description = "The price list. Usual: ${DEFAULT-VALUE}")
    private String list = "1";

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description =
                    "A date (2011-01-04, begins at midnight) or an instant (2011-01-04T09:00:00Z)."
                            + " Usual: at once.")
    private String from = "";

    @Override
    String file() {
        return "prices.tsv";
    }

    @Override
    Map<String, String> cells() {
        return Map.of("sku", sku, "price", price, "priceList", list, "from", from);
    }
}
