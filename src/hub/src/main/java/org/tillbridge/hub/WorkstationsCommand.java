package org.tillbridge.hub;

import org.tillbridge.hub.enrolment.EnrolledWorkstation;
import org.tillbridge.hub.enrolment.EnrolmentStore.Listed;
import org.tillbridge.hub.enrolment.TrustIn;

import picocli.CommandLine.Command;

/// Says which workstations there are, and which of them something is wrong with.
@Command(
        name = "workstations",
        mixinStandardHelpOptions = true,
        description =
                "List the workstations, those that are on two machines or revoked with a word on"
                        + " it.")
final class WorkstationsCommand extends OfficeCommand {
    @Override
    int run(BackOffice office) {
        sayAll(office::workstations, this::say);
        return 0;
    }

    private void say(Listed listed) {
        EnrolledWorkstation workstation = listed.workstation();
        TrustIn trust = listed.trust();
        out().printf(
                        "%d, store %d, %s%s%s%n",
                        workstation.id().number(),
                        workstation.store().number(),
                        workstation.name(),
                        trust.enrolBy()
                                .map(by -> "; on two machines, enrol both anew by " + by)
                                .orElse(""),
                        trust.revokedAt()
                                .map(
                                        at ->
                                                "; revoked since %s: %s"
                                                        .formatted(at, trust.reason().orElse("")))
                                .orElse(""));
    }
}
