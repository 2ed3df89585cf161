package org.tillbridge.interleaver;

import org.tillbridge.hub.PostgresServer;
import org.tillbridge.seeds.SeedRange;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.concurrent.Callable;

/// `java -jar simulator.jar interleaver --seeds 200 --from 1`.
@Command(
        name = "interleaver",
        mixinStandardHelpOptions = true,
        description =
                "Two or three connections to a real PostgreSQL, statement by statement in an order"
                        + " that a seed decides.")
public final class InterleaverCommand implements Callable<Integer> {
    @Mixin private final SeedRange range = new SeedRange(200);

    @Option(names = "--trace", description = "Show what was run even where nothing failed.")
    private boolean trace;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws SQLException {
        range.check(spec);
        PrintWriter out = spec.commandLine().getOut();
        long end = System.nanoTime() + range.atMost().toNanos();
        long statements = 0;
        long failed = 0;
        long seed = range.from();
        try (LocksStore locks = new LocksStore(PostgresServer.running().administration())) {
            for (; seed < range.from() + range.seeds() && System.nanoTime() < end; seed++) {
                Interleaving.Outcome outcome = Interleaving.of(seed, locks::waiting);
                statements += outcome.trace().size();
                if (trace || outcome.failure().isPresent()) {
                    outcome.trace().forEach(out::println);
                }
                if (outcome.failure().isPresent()) {
                    failed++;
                    out.println("seed " + seed + " FAILED: " + outcome.failure().get());
                    out.println(
                            "again: java -jar src/system-tests/target/simulator.jar interleaver"
                                    + " --seeds 1 --from "
                                    + seed);
                }
                out.flush();
            }
        }
        out.printf("%d seeds, %d statements, %d failed%n", seed - range.from(), statements, failed);
        out.print(range.ranShort(seed - range.from()));
        out.flush();
        return failed == 0 && !range.isShort(seed - range.from()) ? 0 : 1;
    }
}
