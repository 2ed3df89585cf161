package org.tillbridge.demo.replay;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/// One workstation of a replay, as the process that the replay starts.
@Command(name = "replay-till", hidden = true)
public final class ReplayTillCommand implements Callable<Integer> {
    @Option(names = "--folder", required = true)
    private Path folder = Path.of("");

    @Option(names = "--invoices", required = true)
    private Path invoices = Path.of("");

    @Option(names = "--non-goods", required = true)
    private Path nonGoods = Path.of("");

    @Option(names = "--limit", required = true)
    private int limit;

    @Option(names = "--index", required = true)
    private int index;

    @Option(names = "--workstations", required = true)
    private int workstations;

    @Option(names = "--released", required = true)
    private int released;

    private final TillConditions conditions;

    /// @param conditions under which it works
    public ReplayTillCommand(TillConditions conditions) {
        this.conditions = conditions;
    }

    public static void main(String[] arguments) {
        System.exit(
                new CommandLine(new ReplayTillCommand(TillConditions.USUAL)).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        try {
            List<Act> acts =
                    ActPlan.of(
                                    InvoiceFiles.read(invoices, Replay.ZONE).spread(limit),
                                    NonGoods.read(nonGoods),
                                    Replay.CURRENCY)
                            .of(index, workstations);
            try (ReplayTill till = ReplayTill.start(folder, conditions)) {
                till.work(acts, released);
            }
            return 0;
        } catch (ReplayFailedException failed) {
            System.out.println(new TillSays.Failed(String.valueOf(failed.getMessage())).line());
            return 1;
        }
    }
}
