package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tillbridge.hub.store.DatabaseAddress;
import org.tillbridge.sync.wire.CustomerOutcome;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/// What head office learns of a customer on the command line, and has forgotten of them.
@OnEachDatabase
class CustomerCommandTest extends AmongCustomers {
    private final StringWriter said = new StringWriter();

    @Test
    void headOfficeHasItForgottenWhoACustomerIsWithoutSeeingIt() {
        first.journal().enrolling(ZOE);
        first.pushAll();

        assertThat(runs("zoe@example.com")).isZero();
        assertThat(said).hasToString("Enrolled: 1. Known by name or address: 1.%n".formatted());
        assertThat(asks(first, byCard(ZOE)).toString()).contains(ZOE.id().toString());

        assertThat(runs(ZOE.loyaltyCode().printed(), "--erase")).isZero();
        assertThat(said)
                .hasToString("Enrolled: 1. Erased, here and at each till: 1.%n".formatted());
        assertThat(((CustomerOutcome.Answered) asks(first, byCard(ZOE))).answer().name()).isEmpty();
        assertThat(runs("zoe@example.com", "--erase")).isEqualTo(HubApp.NOT_TAKEN);
        assertThat(said).hasToString("Nobody is known by that.%n".formatted());
    }

    @Test
    void whatIsNeitherCardNorAddressIsRefused() {
        assertThat(runs("Zoe Muller", "--erase")).isEqualTo(HubApp.NOT_TAKEN);
        assertThat(said)
                .hasToString("That is neither a loyalty card nor an e-mail address.%n".formatted());
    }

    /// @return the exit status
    private int runs(String... arguments) {
        HubSettings settings = on.settings(folder.resolve("hub"));
        List<String> all =
                new ArrayList<>(List.of("customer", "--folder", settings.folder().toString()));
        if (settings.database() instanceof DatabaseAddress.Server) {
            all.addAll(List.of("--database", PostgresServer.running().urlOf(settings.folder())));
        }
        all.addAll(List.of(arguments));
        said.getBuffer().setLength(0);
        CommandLine commands =
                HubApp.commandLine()
                        .setOut(new PrintWriter(said, true))
                        .setErr(new PrintWriter(said, true));
        return commands.execute(all.toArray(String[]::new));
    }
}
