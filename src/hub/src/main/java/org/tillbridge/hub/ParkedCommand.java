package org.tillbridge.hub;

import org.tillbridge.hub.intake.Place;
import org.tillbridge.hub.intake.WaitingEffect;
import org.tillbridge.retail.WorkstationId;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.Optional;

/// Says what is parked, and why.
@Command(
        name = "parked",
        mixinStandardHelpOptions = true,
        description = {
            "List the effects of entries that are parked, with the reason: the money is booked,"
                    + " this is not.",
            "What waits for an item is applied by itself when the item is there."
        })
final class ParkedCommand extends OfficeCommand {
    @Option(names = "--replay", description = "Try all of them again first.")
    private boolean replay;

    @Option(
            names = "--refunds-of",
            paramLabel = "NUMBER",
            description =
                    "Book what this revoked workstation gave back in money, and put on cards,"
                            + " first.")
    private Optional<Integer> refundsOf = Optional.empty();

    @Override
    int run(BackOffice office) {
        if (refundsOf.filter(number -> number < 1).isPresent()) {
            err().println("There is no workstation " + refundsOf.get() + ".");
            return HubApp.NOT_TAKEN;
        }
        if (refundsOf.isPresent()) {
            int applied = office.settlement().ofRefunds(new WorkstationId(refundsOf.get()));
            out().printf("Applied: %d.%n", applied);
        }
        if (replay) {
            out().printf("Applied: %d.%n", office.settlement().ofAll());
        }
        sayAll(office.settlement()::list, this::say);
        out().printf("Parked: %d.%n", office.settlement().waiting());
        return 0;
    }

    private void say(WaitingEffect one) {
        Place place = one.place();
        out().printf(
                        "Store %d, workstation %d, entry %s/%d %s, %s: %s%n",
                        place.store().number(),
                        place.workstation().number(),
                        place.epoch().hex(),
                        place.sequence(),
                        one.kind(),
                        one.effect().effect(),
                        one.effect().text());
    }
}
