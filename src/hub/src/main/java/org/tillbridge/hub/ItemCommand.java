package org.tillbridge.hub;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.Map;

/// Adds or changes an item.
@Command(
        name = "item",
        mixinStandardHelpOptions = true,
        description =
                "Add an item, or change the one with this sku. Give all of it: the row replaces.")
final class ItemCommand extends RowCommand {
    @Option(
            names = "--sku",
            required = true,
            paramLabel = "SKU",
            description = "The shop's own name for it; letter case counts.")
    private String sku = "";

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "Its name.")
    private String name = "";

    @Option(
            names = "--department",
            required = true,
            paramLabel = "NUMBER",
            description = "Its department.")
    private String department = "";

    @Option(
            names = "--tax-class",
            paramLabel = "CLASS",
            description = "Its tax class. Usual: the department's.")
    private String taxClass = "";

    @Option(
            names = "--codes",
            paramLabel = "CODES",
            description = "Codes it is found by beside the sku, parted by spaces.")
    private String codes = "";

    @Option(
            names = "--price",
            paramLabel = "AMOUNT",
            description = "On the first price list, from now.")
    private String price = "";

    @Option(names = "--discontinued", description = "It is no longer sold.")
    private boolean discontinued;

    @Override
    String file() {
        return "items.tsv";
    }

    @Override
    Map<String, String> cells() {
        return Map.of(
                "sku", sku,
                "name", name,
                "department", department,
                "taxClass", taxClass,
                "codes", codes,
                "price", price,
                "status", discontinued ? "discontinued" : "");
    }
}
