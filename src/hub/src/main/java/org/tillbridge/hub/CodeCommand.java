package org.tillbridge.hub;

import org.tillbridge.hub.enrolment.Enrolment;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.wire.EnrolmentCode;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.Optional;

/// Gives out an enrolment code.
@Command(
        name = "code",
        mixinStandardHelpOptions = true,
        description = "Make a one-time code with which a new workstation joins a store.")
final class CodeCommand extends OfficeCommand {
    @ArgGroup(multiplicity = "1")
    private Place place = new Place();

    /// Where it will stand.
    private static final class Place {
        @Option(
                names = "--store",
                paramLabel = "NUMBER",
                description = "The store it will stand in.")
        private int store;

        @Option(
                names = "--replaces",
                paramLabel = "NUMBER",
                description =
                        "The workstation that died and whose place it takes. It may send what that"
                                + " one had not sent: till recover.")
        private int replaces;
    }

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description =
                    "What people call it. Usual: \"Till\" and its number, or the name of the one"
                            + " it replaces.")
    private Optional<String> name = Optional.empty();

    @Override
    int run(BackOffice office) {
        Optional<EnrolmentCode> code = code(office);
        if (code.isEmpty()) {
            err().println(
                            place.replaces == 0
                                    ? "There is no store " + place.store + "."
                                    : "There is no workstation " + place.replaces + ".");
            return HubApp.NOT_TAKEN;
        }
        out().println(code.get().text());
        err().printf("Good once, for %d minutes.%n", Enrolment.CODE_LIFETIME.toMinutes());
        return 0;
    }

    private Optional<EnrolmentCode> code(BackOffice office) {
        if (place.store > 0) {
            return office.code(new StoreId(place.store), name);
        }
        return place.replaces > 0
                ? office.codeReplacing(new WorkstationId(place.replaces), name)
                : Optional.empty();
    }
}
