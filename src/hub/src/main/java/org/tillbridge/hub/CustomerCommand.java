package org.tillbridge.hub;

import org.tillbridge.hub.customer.Erasure;
import org.tillbridge.sync.wire.CustomerQuestion;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.util.Optional;

/// Says whether it is known who a customer is, and erases that.
@Command(
        name = "customer",
        mixinStandardHelpOptions = true,
        description = {
            "Say whether a customer is known, and have it forgotten who they are.",
            "What they bought stays in the books, and points stay on their cards; no name, address"
                    + " or group is left here, nor at a till that hears of it."
        })
final class CustomerCommand extends OfficeCommand {
    @Parameters(
            paramLabel = "CUSTOMER",
            description = {
                "A loyalty card or an e-mail address of theirs.",
                "- reads it from the standard input: what is given here stays in the shell's"
                        + " history, and others see it while the command runs."
            })
    private String customer = "";

    @Option(names = "--erase", description = "Erase name, address and groups, for good.")
    private boolean erase;

    @Override
    int run(BackOffice office) throws IOException {
        Optional<CustomerQuestion> question = CustomerQuestion.parse(orFromInput(customer));
        if (question.isEmpty()) {
            err().println("That is neither a loyalty card nor an e-mail address.");
            return HubApp.NOT_TAKEN;
        }
        Erasure erasure = office.erasure();
        Erasure.Known known = erase ? erasure.erase(question.get()) : erasure.known(question.get());
        if (known.isNobody()) {
            err().println("Nobody is known by that.");
            return HubApp.NOT_TAKEN;
        }
        out().printf(
                        "Enrolled: %d. %s: %d.%n",
                        known.enrolled(),
                        erase ? "Erased, here and at each till" : "Known by name or address",
                        known.parts());
        return 0;
    }
}
