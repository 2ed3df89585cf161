package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tillbridge.sync.wire.CustomerOutcome;

/// What head office learns of a customer on the command line, and has forgotten of them.
@OnEachDatabase
class CustomerCommandTest extends AmongCustomers {
    private String said = "";

    @Test
    void headOfficeHasItForgottenWhoACustomerIsWithoutSeeingIt() {
        first.journal().enrolling(ZOE);
        first.pushAll();

        assertThat(runs("zoe@example.com")).isZero();
        assertThat(said).isEqualTo("Enrolled: 1. Known by name or address: 1.%n".formatted());
        assertThat(asks(first, byCard(ZOE)).toString()).contains(ZOE.id().toString());

        assertThat(runs(ZOE.loyaltyCode().printed(), "--erase")).isZero();
        assertThat(said).isEqualTo("Enrolled: 1. Erased, here and at each till: 1.%n".formatted());
        assertThat(((CustomerOutcome.Answered) asks(first, byCard(ZOE))).answer().name()).isEmpty();
        assertThat(runs("zoe@example.com", "--erase")).isEqualTo(HubApp.NOT_TAKEN);
        assertThat(said).isEqualTo("Nobody is known by that.%n".formatted());
    }

    @Test
    void whatIsNeitherCardNorAddressIsRefused() {
        assertThat(runs("Zoe Muller", "--erase")).isEqualTo(HubApp.NOT_TAKEN);
        assertThat(said)
                .isEqualTo("That is neither a loyalty card nor an e-mail address.%n".formatted());
    }

    /// @return the exit status
    private int runs(String... arguments) {
        CommandRun run = CommandRun.of(on.settings(folder.resolve("hub")), "customer", arguments);
        said = run.said();
        return run.status();
    }
}
