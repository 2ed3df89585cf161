package org.tillbridge.hub;

import org.tillbridge.retail.WorkstationId;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.Instant;
import java.util.Optional;

/// Takes trust from a workstation.
@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        description = {
            "Trust a workstation no longer: it was stolen, or lost, or left.",
            "What it sold counts on. What it gives back in money, or puts on gift cards and store"
                    + " credits, waits: parked --refunds-of books it."
        })
final class RevokeCommand extends OfficeCommand {
    @Option(
            names = "--workstation",
            required = true,
            paramLabel = "NUMBER",
            description = "Its number; workstations lists them.")
    private int workstation;

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "For those who read it later.")
    private String reason = "";

    @Override
    int run(BackOffice office) {
        Optional<Instant> since =
                workstation < 1
                        ? Optional.empty()
                        : office.revocation().revoke(new WorkstationId(workstation), reason);
        if (since.isEmpty()) {
            err().println("There is no workstation " + workstation + ".");
            return HubApp.NOT_TAKEN;
        }
        out().println("Revoked since " + since.get() + ".");
        return 0;
    }
}
