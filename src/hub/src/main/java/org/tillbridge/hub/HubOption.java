package org.tillbridge.hub;

import org.tillbridge.hub.store.DatabaseAddress;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.nio.file.Path;

/// Which hub a command is about.
final class HubOption {
    @Option(
            names = "--folder",
            required = true,
            paramLabel = "FOLDER",
            description =
                    "The hub's folder: database, key, API keys. Init makes it where it is not"
                            + " there.")
    private Path folder = Path.of("");

    @Option(
            names = "--database",
            paramLabel = "URL",
            defaultValue = "${env:TILLBRIDGE_DATABASE}",
            description =
                    "A PostgreSQL database that takes the place of the file in the folder:"
                            + " postgresql://user@host/database. Usual: what the environment's"
                            + " TILLBRIDGE_DATABASE says, else the file.")
    private String database = "";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    HubSettings settings() {
        HubSettings settings = HubSettings.of(folder);
        return database.isEmpty() ? settings : settings.withDatabase(server());
    }

    /// @throws HubStartException if there is no hub
    HubSettings ofOneThatIsThere() {
        HubSettings settings = settings();
        if (!BackOffice.isThere(settings)) {
            throw new HubStartException("There is no hub in " + folder + "; init makes one.");
        }
        return settings;
    }

    private DatabaseAddress server() {
        return DatabaseAddress.parse(database)
                .orElseThrow(
                        () ->
                                new ParameterException(
                                        spec.commandLine(),
                                        "--database is like postgresql://user@host/database."));
    }
}
