package org.tillbridge.retail.codes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// How in-store numbers are built in a store: by its own rules, else by those of its country.
///
/// A country's numbers are laid down by its GS1 organisation. Countries that leave them to each
/// chain have no rules here, and a store there has its own or none.
public record InStoreTable(List<InStoreRule> rules) {
    private static final List<InStoreRule> NORDIC_WEIGHT =
            rulesOf("23IIIIIIMMMMC:weight:3", "24IIIIIIMMMMC:weight:2", "25IIIIIIMMMMC:weight:1");

    private static final List<InStoreRule> SWEDISH =
            Stream.concat(
                            rulesOf(
                                    "20IIIIIIMMMMC:price:2",
                                    "21IIIIIIMMMMC:price:1",
                                    "22IIIIIIMMMMC:price:0")
                                    .stream(),
                            NORDIC_WEIGHT.stream())
                    .toList();

    /// By ISO 3166 code. Sources: GS1 Denmark (GTIN-13 pris, vægt), GS1 Germany (Globale
    /// Artikelnummer in der Anwendung; SAN-4), GS1 UK (variable measure items), GS1 Sweden
    /// (variable weight numbers; products in Norway follow it), GS1 Finland, GS1 Latvia (for the
    /// Baltic states), GS1 US (random weight items).
    private static final Map<String, List<InStoreRule>> BY_COUNTRY =
            Map.of(
                    "DE",
                    rulesOf(
                            "22IIIIVMMMMMC:price:2",
                            "23IIIIVMMMMMC:price:2",
                            "25IIIIVMMMMMC:count:0",
                            "26IIIIVMMMMMC:count:0",
                            "28IIIIVMMMMMC:weight:3",
                            "29IIIIVMMMMMC:weight:3"),
                    "DK",
                    rulesOf(
                            "21IIIIMMMMMMC:price:2",
                            "22IIIIMMMMMMC:price:2",
                            "23IIIIMMMMMMC:price:2",
                            "24IIIIMMMMMMC:price:2",
                            "26IIIIMMMMMMC:weight:3",
                            "27IIIIIMMMMMC:weight:3",
                            "28IIIIMMMMMMC:weight:3"),
                    "EE",
                    NORDIC_WEIGHT,
                    "FI",
                    NORDIC_WEIGHT,
                    "GB",
                    rulesOf("20IIIIIVMMMMC:price:2"),
                    "LT",
                    NORDIC_WEIGHT,
                    "LV",
                    NORDIC_WEIGHT,
                    "NO",
                    SWEDISH,
                    "SE",
                    SWEDISH,
                    "US",
                    rulesOf("02IIIIIVMMMMC:price:2"));

    public InStoreTable {
        rules = List.copyOf(rules);
    }

    /// @param country ISO 3166 code
    /// @param own the store's; they go before its country's
    public static InStoreTable of(String country, List<InStoreRule> own) {
        List<InStoreRule> rules = new ArrayList<>(own);
        rules.addAll(BY_COUNTRY.getOrDefault(country, List.of()));
        return new InStoreTable(rules);
    }

    /// The rule for a number of 13 digits; the first that fits counts.
    Optional<InStoreRule> ruleFor(String digits) {
        return rules.stream().filter(rule -> digits.startsWith(rule.prefix())).findFirst();
    }

    private static List<InStoreRule> rulesOf(String... rules) {
        return Stream.of(rules).map(InStoreRule::parse).toList();
    }
}
