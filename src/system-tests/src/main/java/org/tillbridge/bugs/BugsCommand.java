package org.tillbridge.bugs;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.LongFunction;

/// `java -jar simulator.jar bugs`, at the root of the repository: plants each bug of the bank, and
/// lets its home look for it.
@Command(
        name = "bugs",
        mixinStandardHelpOptions = true,
        description = "Plants bugs in the program, and says which of them are found.")
public final class BugsCommand implements Callable<Integer> {
    @Option(names = "--root", paramLabel = "DIR", description = "Of the sources. Usual: here")
    private Path root = Path.of("");

    @Option(names = "--only", paramLabel = "NAME", description = "This one alone.")
    private List<String> only = List.of();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        requireKnown();
        PrintWriter out = spec.commandLine().getOut();
        out.println("| bug | home | budget | caught at seed | by |");
        out.println("|---|---|---|---|---|");
        int survived = 0;
        for (Bug bug : Bug.all()) {
            if (only.isEmpty() || only.contains(bug.name())) {
                String caught = hunt(bug, root);
                survived += caught.isEmpty() ? 1 : 0;
                out.println(line(bug, caught));
                out.flush();
            }
        }
        out.println(survived + " survived");
        out.flush();
        return survived == 0 ? 0 : 1;
    }

    private void requireKnown() {
        List<String> known = Bug.all().stream().map(Bug::name).toList();
        if (!known.containsAll(only)) {
            throw new ParameterException(
                    spec.commandLine(), "There are these bugs: " + String.join(", ", known));
        }
        if (!Files.isRegularFile(root.resolve("pom.xml"))) {
            throw new ParameterException(
                    spec.commandLine(), "The sources are not here: --root says where.");
        }
    }

    /// @return `seed TAB what was violated`; empty if it was not caught
    static String hunt(Bug bug, Path root) throws IOException {
        LongFunction<?> hunt = Mutant.of(bug, root).make(bug.home().hunter(), LongFunction.class);
        return String.valueOf(hunt.apply(bug.budget()));
    }

    private static String line(Bug bug, String caught) {
        String[] parts = caught.isEmpty() ? new String[] {"SURVIVED", ""} : caught.split("\t", 2);
        return "| %s: %s | %s | %d | %s | %s |"
                .formatted(
                        bug.name(),
                        bug.says(),
                        bug.home().name().toLowerCase(Locale.ROOT),
                        bug.budget(),
                        parts[0],
                        parts[1]);
    }
}
