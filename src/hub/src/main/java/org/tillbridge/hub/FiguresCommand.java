package org.tillbridge.hub;

import org.tillbridge.hub.figures.Figures;
import org.tillbridge.hub.figures.FiguresCodec;

import picocli.CommandLine.Command;

/// Says what the books say.
@Command(
        name = "figures",
        mixinStandardHelpOptions = true,
        description =
                "Print what is booked as JSON: per workstation entries, documents, revenue,"
                        + " tenders, taxes and stock movement. Exit status 0 only if nothing is"
                        + " missing or booked twice and the totals are those of the ledgers.")
final class FiguresCommand extends OfficeCommand {
    @Override
    int run(BackOffice office) {
        Figures figures = office.figures();
        out().println(FiguresCodec.text(figures));
        return figures.agree() ? 0 : HubApp.NOT_TAKEN;
    }
}
