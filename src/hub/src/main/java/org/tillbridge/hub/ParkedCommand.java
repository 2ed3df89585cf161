package org.tillbridge.hub;

import org.tillbridge.hub.intake.Place;
import org.tillbridge.hub.intake.WaitingEffect;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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
    private static final int MOST_SHOWN = 1000;

    @Option(names = "--replay", description = "Try all of them again first.")
    private boolean replay;

    @Override
    int run(BackOffice office) {
        if (replay) {
            out().printf("Applied: %d.%n", office.settlement().ofAll());
        }
        for (WaitingEffect one : office.settlement().list(MOST_SHOWN)) {
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
        out().printf("Parked: %d.%n", office.settlement().waiting());
        return 0;
    }
}
