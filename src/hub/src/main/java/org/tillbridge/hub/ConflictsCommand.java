package org.tillbridge.hub;

import org.tillbridge.hub.conflict.Conflict;
import org.tillbridge.retail.CamelCase;

import picocli.CommandLine.Command;

/// Says what rules have settled.
@Command(
        name = "conflicts",
        mixinStandardHelpOptions = true,
        description =
                "List what met and was settled by a rule: the rule, and both facts; the latest"
                        + " first.")
final class ConflictsCommand extends OfficeCommand {
    private static final int MOST_SHOWN = 1000;

    @Override
    int run(BackOffice office) {
        for (Conflict one : office.conflicts(MOST_SHOWN)) {
            out().printf(
                            "%s %s, store %d, %s: %s %s%n",
                            one.at(),
                            CamelCase.of(one.rule()),
                            one.store().number(),
                            one.subject(),
                            one.fact(),
                            one.other());
        }
        out().printf("Conflicts: %d.%n", office.countConflicts());
        return 0;
    }
}
