package org.tillbridge.hub;

import org.tillbridge.hub.enrolment.Enrolment;
import org.tillbridge.retail.StoreId;
import org.tillbridge.sync.wire.EnrolmentCode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.Optional;

/// Gives out an enrolment code.
@Command(
        name = "code",
        mixinStandardHelpOptions = true,
        description = "Make a one-time code with which a new workstation joins a store.")
final class CodeCommand extends OfficeCommand {
    @Option(
            names = "--store",
            required = true,
            paramLabel = "NUMBER",
            description = "The store it will stand in.")
    private int store;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What people call it. Usual: \"Till\" and its number.")
    private Optional<String> name = Optional.empty();

    @Override
    int run(BackOffice office) {
        if (store < 1) {
            err().println("Numbers of stores start at 1.");
            return HubApp.NOT_TAKEN;
        }
        Optional<EnrolmentCode> code = office.code(new StoreId(store), name);
        if (code.isEmpty()) {
            err().println("There is no store " + store + ".");
            return HubApp.NOT_TAKEN;
        }
        out().println(code.get().text());
        err().printf("Good once, for %d minutes.%n", Enrolment.CODE_LIFETIME.toMinutes());
        return 0;
    }
}
