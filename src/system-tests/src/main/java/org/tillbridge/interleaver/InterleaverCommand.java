package org.tillbridge.interleaver;

import org.tillbridge.hub.PostgresServer;
import org.tillbridge.seeds.SeedRange;
import org.tillbridge.seeds.Sometimes;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.Callable;

/// `java -jar simulator.jar interleaver --seeds 200 --from 1`.
@Command(
        name = "interleaver",
        mixinStandardHelpOptions = true,
        description =
                "Several connections to a real PostgreSQL, statement by statement in an order that"
                        + " a seed decides.")
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
        Sometimes sometimes = new Sometimes();
        try (LocksStore locks = new LocksStore(PostgresServer.running().administration())) {
            for (; seed < range.from() + range.seeds() && System.nanoTime() < end; seed++) {
                Interleaving.Outcome outcome = Interleaving.of(seed, locks::waiting);
                statements += outcome.trace().size();
                sometimes.addAll(outcome.sometimes());
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
        long done = seed - range.from();
        sometimes.counts().forEach((what, n) -> out.printf("%9d  %s%n", n, what));
        out.printf("%d seeds, %d statements, %d failed%n", done, statements, failed);
        out.print(range.ranShort(done));
        Set<String> never = sometimes.missing(Interleaving.REACHABLE);
        out.print(Sometimes.notReached(done, Interleaving.MANY, never));
        out.flush();
        boolean reachedAll = done < Interleaving.MANY || never.isEmpty();
        return failed == 0 && reachedAll && !range.isShort(done) ? 0 : 1;
    }
}
