package org.tillbridge.simulator;

import org.tillbridge.seeds.SeedRange;
import org.tillbridge.seeds.Sometimes;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.LongFunction;

/// Runs seeds. A seed that fails is shrunk and shown, with the command that runs it again.
abstract class SeedsCommand implements Callable<Integer> {
    private static final int SHOWN_LINES = 60;
    private static final int SHRUNK = 3;

    /// In so many seeds everything happens at least once.
    private static final long MANY = 1000;

    @Mixin private final SeedRange range = new SeedRange(2000);

    @Option(names = "--whole", description = "Show a plan that fails whole: that is quicker.")
    private boolean whole;

    @Option(names = "--trace", description = "Show what happened even where nothing failed.")
    private boolean trace;

    @Spec private CommandSpec spec = CommandSpec.create();

    private final LongFunction<Plan> plans;
    private final Set<String> reachable;
    private final String again;

    /// @param plans what is done in a seed
    /// @param reachable what happens at least once in many of them
    /// @param again the command that runs seeds
    SeedsCommand(LongFunction<Plan> plans, Set<String> reachable, String again) {
        this.plans = plans;
        this.reachable = reachable;
        this.again = again;
    }

    @Override
    public Integer call() {
        range.check(spec);
        PrintWriter out = spec.commandLine().getOut();
        long begin = System.nanoTime();
        try (Seeds all = new Seeds(plans)) {
            long ready = System.nanoTime();
            out.println("set up in " + (ready - begin) / 1_000_000 + " ms");
            all.run(
                    range.from(),
                    range.seeds(),
                    range.atMost(),
                    failed -> {
                        out.println(line(failed));
                        out.flush();
                    });
            long millis = (System.nanoTime() - ready) / 1_000_000;
            all.failed().stream().limit(SHRUNK).forEach(failed -> show(all, failed, out));
            if (trace) {
                Simulation.Outcome outcome = all.outcome(plans.apply(range.from()));
                outcome.trace().forEach(out::println);
                out.println(outcome.hash());
            }
            all.sometimes().counts().forEach((what, n) -> out.printf("%9d  %s%n", n, what));
            out.printf(
                    "%d seeds, %d failed, %d things happened, %.1f s, %.1f ms a seed and thread%n",
                    all.done(),
                    all.failed().size(),
                    all.lines(),
                    millis / 1000.0,
                    (double) Seeds.THREADS * millis / Math.max(1, all.done()));
            out.print(range.ranShort(all.done()));
            Set<String> never = all.sometimes().missing(reachable);
            out.print(Sometimes.notReached(all.done(), MANY, never));
            out.flush();
            boolean isWhole = !range.isShort(all.done()) && reachedAll(all.done(), never);
            return all.failed().isEmpty() && isWhole ? 0 : 1;
        }
    }

    private static boolean reachedAll(long done, Set<String> never) {
        return done < MANY || never.isEmpty();
    }

    private static String line(Seeds.Failed failed) {
        String what = failed.failure().what();
        return "seed %d FAILED, invariant %d: %s"
                .formatted(
                        failed.seed(),
                        failed.failure().invariant(),
                        what.lines().findFirst().orElse(""));
    }

    private void show(Seeds all, Seeds.Failed failed, PrintWriter out) {
        out.println();
        out.println(line(failed));
        out.println("again: " + replay(again, failed.seed()));
        Plan plan = plans.apply(failed.seed());
        Plan least =
                whole
                        ? plan
                        : new Shrinking(one -> failsAlike(all.outcome(one), failed)).shrink(plan);
        out.println("tills " + least.tills() + "; of the plan it needs");
        least.steps().forEach(step -> out.println("  " + step.at() + "  " + step.act()));
        List<String> lines = all.outcome(least).trace();
        lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()).forEach(out::println);
    }

    private static boolean failsAlike(Simulation.Outcome outcome, Seeds.Failed failed) {
        return outcome.failure()
                .filter(failure -> failure.invariant() == failed.failure().invariant())
                .isPresent();
    }

    static String replay(String command, long seed) {
        return command + " --seeds 1 --from " + seed;
    }
}
