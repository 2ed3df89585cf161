package org.tillbridge.hub;

import org.tillbridge.hub.shop.SetupException;
import org.tillbridge.hub.shop.ShopSetup;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;

/// Sets a shop up.
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = {
            "Set up stores, price lists, taxes, departments and operators from a folder of TSV"
                    + " files.",
            "All or nothing. Can be run again: what is known is changed, what is new is added."
        })
final class InitCommand extends OfficeCommand {
    @Parameters(paramLabel = "SHOP", description = "The folder with stores.tsv and the others.")
    private Path shop = Path.of("");

    /// A set-up that is refused makes no hub.
    @Override
    HubSettings settings(HubOption option) throws IOException, SetupException {
        HubSettings settings = option.settings();
        if (!BackOffice.isThere(settings)) {
            ShopSetup.check(shop);
        }
        return settings;
    }

    @Override
    int run(BackOffice office) throws IOException, SetupException {
        ShopSetup.Taken taken = office.init(shop);
        out().printf(
                        "Taken. Stores: %d, price lists: %d, tax rates: %d, departments: %d,"
                                + " operators: %d.%n",
                        taken.stores(),
                        taken.priceLists(),
                        taken.taxes(),
                        taken.departments(),
                        taken.operators());
        return 0;
    }
}
