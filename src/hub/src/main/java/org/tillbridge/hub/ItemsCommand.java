package org.tillbridge.hub;

import org.joda.money.CurrencyUnit;
import org.tillbridge.hub.catalogue.ItemSearch;
import org.tillbridge.hub.catalogue.ListedItem;
import org.tillbridge.hub.catalogue.ListedItem.InStore;
import org.tillbridge.retail.StoreId;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// Says what is sold, what it costs and how much of it is there.
@Command(
        name = "items",
        mixinStandardHelpOptions = true,
        description = {
            "List the items with their price of now and their stock, store by store.",
            "With words, those that have each at the beginning of a word of the name, of the sku or"
                    + " of a code, in any letter case."
        })
final class ItemsCommand extends OfficeCommand {
    @Parameters(arity = "0..*", paramLabel = "WORD", description = "All items if none is given.")
    private List<String> words = List.of();

    @Option(names = "--store", paramLabel = "NUMBER", description = "In this store alone.")
    private Optional<Integer> store = Optional.empty();

    @Override
    int run(BackOffice office) {
        if (store.filter(number -> number < 1).isPresent()) {
            err().println("There is no store " + store.get() + ".");
            return HubApp.NOT_TAKEN;
        }
        ItemSearch search = ItemSearch.of(String.join(" ", words), store.map(StoreId::new));
        sayAll(page -> office.items(search, page), this::say);
        return 0;
    }

    private void say(ListedItem listed) {
        out().printf(
                        "%s, %s%s%n",
                        listed.item().sku(),
                        listed.item().name(),
                        listed.item().discontinued() ? " (discontinued)" : "");
        for (InStore one : listed.stores()) {
            out().printf(
                            "  store %d: %s, %s%n",
                            one.store().number(),
                            one.price().isPresent()
                                    ? one.currency() + " " + amount(one)
                                    : "no price",
                            one.onHand()
                                    .map(quantity -> quantity + " on hand")
                                    .orElse("no stock known"));
        }
    }

    /// With as many decimals as the currency has, and more where the price has more.
    private static String amount(InStore one) {
        BigDecimal price = BigDecimal.valueOf(one.price().orElseThrow(), 4).stripTrailingZeros();
        int decimals = CurrencyUnit.of(one.currency()).getDecimalPlaces();
        return price.setScale(Math.max(price.scale(), decimals)).toPlainString();
    }
}
