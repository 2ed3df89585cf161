package org.tillbridge.hub;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.Instant;
import java.util.Optional;

/// Says whether this hub was restored and gets back what it lost.
@Command(
        name = "healing",
        mixinStandardHelpOptions = true,
        description = {
            "Say whether the hub is healing: it was restored from a backup, and the tills bring"
                    + " back what it lost.",
            "It ends by itself when all that were heard of late have sent what they had."
        })
final class HealingCommand extends OfficeCommand {
    @ArgGroup private final Change change = new Change();

    /// What a person wants to be so.
    private static final class Change {
        @Option(
                names = "--begin",
                description = "Say so right after putting a backup back, before a till is heard.")
        private boolean begin;

        @Option(names = "--end", description = "End it: those who are still missing will not come.")
        private boolean end;
    }

    @Override
    int run(BackOffice office) {
        if (change.begin) {
            office.healing().beginAnew("A person put a backup back.");
        }
        if (change.end) {
            office.healing().end();
        }
        Optional<Instant> since = office.healing().since();
        out().println(since.map(at -> "Healing since " + at + ".").orElse("Not healing."));
        return 0;
    }
}
