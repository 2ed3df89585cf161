package org.tillbridge.hub;

import org.tillbridge.hub.conflict.Conflict;
import org.tillbridge.retail.CamelCase;

import picocli.CommandLine.Command;

/// Says what rules have settled.
@Command(
        name = "conflicts",
        mixinStandardHelpOptions = true,
        description =
                "List what met and was settled by a rule: the rule, both facts, and which entries"
                        + " they are; the latest first.")
final class ConflictsCommand extends OfficeCommand {
    @Override
    int run(BackOffice office) {
        sayAll(office::conflicts, this::say);
        out().printf("Conflicts: %d.%n", office.countConflicts());
        return 0;
    }

    private void say(Conflict one) {
        out().printf(
                        "%s %s, store %d, %s: %s %s Entry %s%s.%n",
                        one.at(),
                        CamelCase.of(one.rule()),
                        one.store().number(),
                        one.subject(),
                        one.fact(),
                        one.other(),
                        one.entryId(),
                        one.otherEntryId().map(other -> ", other entry " + other).orElse(""));
    }
}
