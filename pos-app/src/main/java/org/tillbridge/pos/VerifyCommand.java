package org.tillbridge.pos;

import org.tillbridge.sync.journal.ChainBreak;
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
        description =
                "Walks a journal's hash chain, derives anew what follows from its entries, and"
                        + " names the first break.",
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
                    out.println(sentence(epoch));
                }
                out.println("The chain is intact.");
                yield 0;
            }
            case Verdict.NewerVersion newer -> {
                out.println("A newer version of this program wrote it: form " + newer.version());
                yield 2;
            }
            case Verdict.Broken broken -> {
                out.println(sentence(broken.firstBreak()));
                out.println("What was found: " + broken.firstBreak().what());
                yield 1;
            }
        };
    }

    private static String sentence(EpochPosition epoch) {
        String entries =
                epoch.last() < epoch.first()
                        ? "no entries yet"
                        : "entries %d to %d follow from one another"
                                .formatted(epoch.first(), epoch.last());
        return "Epoch %s, series %d: %s.".formatted(epoch.epoch().hex(), epoch.series(), entries);
    }

    private static String sentence(ChainBreak found) {
        String where = where(found);
        return switch (found.kind()) {
            case FILE ->
                    found.sequence() == 0
                            ? "This is no journal, or its pages cannot be read."
                            : "Its pages cannot be read from " + where + " on.";
            case MISSING -> "Broken at %s: it was committed and is missing.".formatted(where);
            case CHAIN ->
                    "Broken at %s: it was changed, or does not follow from the one before."
                            .formatted(where);
            case DERIVED ->
                    found.sequence() == 0
                            ? "The chain holds, but a table beside it was changed."
                            : "The chain holds, but what follows from %s was changed."
                                    .formatted(where);
            case FOREIGN -> "It is another workstation's journal.";
        };
    }

    private static String where(ChainBreak found) {
        String epoch = found.epoch().map(each -> " of epoch " + each.hex()).orElse("");
        return "entry " + found.sequence() + epoch;
    }
}
