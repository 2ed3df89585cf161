package org.tillbridge.pos;

import org.tillbridge.sync.journal.EpochPosition;
import org.tillbridge.sync.journal.JournalVerifier;
import org.tillbridge.sync.journal.Verdict;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

@Command(
        name = "verify",
        description = "Walks a journal's hash chain and names the first break.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A journal.db; it may be in use.")
    private Path file = Path.of("");

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (!Files.isRegularFile(file)) {
            out.println("There is no file " + file + ".");
            return 2;
        }
        return switch (JournalVerifier.verify(file)) {
            case Verdict.Intact intact -> {
                for (EpochPosition epoch : intact.epochs()) {
                    out.printf(
                            "Epoch %s, series %d: entries %d to %d follow from one another.%n",
                            epoch.epoch().hex(), epoch.series(), epoch.first(), epoch.last());
                }
                out.println("The chain is intact.");
                yield 0;
            }
            case Verdict.NewerVersion newer -> {
                out.println("A newer version of this program wrote it: form " + newer.version());
                yield 2;
            }
            case Verdict.Broken broken -> {
                var found = broken.firstBreak();
                out.printf(
                        "Broken at entry %d%s: %s%n",
                        found.sequence(),
                        found.epoch().map(epoch -> " of epoch " + epoch.hex()).orElse(""),
                        found.what());
                yield 1;
            }
        };
    }
}
