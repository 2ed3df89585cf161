package org.tillbridge.pos;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.front.FailureSentence;
import org.tillbridge.pos.enrol.EnrolWords;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.sync.HubContact;
import org.tillbridge.sync.Recovery;
import org.tillbridge.sync.SyncPace;
import org.tillbridge.sync.journal.DeadJournal;
import org.tillbridge.sync.journal.DeadJournal.Outcome.Found;
import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.journal.Journal;
import org.tillbridge.sync.journal.JournalReadException;
import org.tillbridge.sync.journal.JournalWriteException;
import org.tillbridge.sync.wire.Enroller;
import org.tillbridge.sync.wire.Enrolment;
import org.tillbridge.sync.wire.EnrolmentFile;
import org.tillbridge.sync.wire.FileKeys;
import org.tillbridge.sync.wire.HubTime;
import org.tillbridge.sync.wire.NoAnswer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// Sends what a dead till had not sent. May be run beside a till that sells.
@Command(
        name = "recover",
        description = {
            "Sends the hub what a till that died had not sent, out of what is left of it.",
            "This machine has to be enrolled with a code that says whose place it takes."
        },
        mixinStandardHelpOptions = true)
final class RecoverCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(RecoverCommand.class);

    @Option(
            names = "--folder",
            required = true,
            paramLabel = "FOLDER",
            description = "The folder of this machine's own workstation.")
    private Path folder = Path.of("");

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files of the second medium, or the journal.db of the dead till.")
    private List<Path> left = List.of();

    @Spec private CommandSpec spec = CommandSpec.create();

    private final EnrolWords words = new EnrolWords(new Texts(Locale.UK, ZoneId.systemDefault()));

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<EnrolmentFile> enrolled = EnrolmentFile.read(folder);
        if (enrolled.isEmpty()) {
            out().println(folder + " is no workstation's yet; enrol it first.");
            return 1;
        }
        TillLog.into(folder.toAbsolutePath());
        boolean complete = true;
        for (Path file : left) {
            complete &= recover(file, enrolled.get().enrolment());
        }
        return complete ? 0 : 1;
    }

    /// What cannot be used of one file is told, and the others are tried all the same.
    private boolean recover(Path file, Enrolment own) throws InterruptedException {
        try {
            return recovered(file, own);
        } catch (IOException
                | UncheckedIOException
                | JournalReadException
                | JournalWriteException unusable) {
            LOG.error("{} cannot be recovered", file, unusable);
            return say(file, "it cannot be recovered. " + FailureSentence.of(unusable));
        }
    }

    private boolean recovered(Path file, Enrolment own) throws IOException, InterruptedException {
        if (!Files.isRegularFile(file)) {
            return say(file, "there is no such file.");
        }
        Path workplace = Files.createTempDirectory(folder.toAbsolutePath(), "recovering-");
        try {
            Surroundings around = Wiring.surroundings(folder.toAbsolutePath());
            DeadJournal dead =
                    new DeadJournal(
                            workplace,
                            around.computer(),
                            around.entryIds(),
                            () -> new Epoch("%016x".formatted(around.chance().nextLong())));
            return switch (dead.open(file)) {
                case Found found -> send(file, found, own, around);
                case DeadJournal.Outcome.Nothing() ->
                        say(file, "there is no entry in it that can be read.");
                case DeadJournal.Outcome.SeveralWorkstations() ->
                        say(file, "it is of several workstations.");
                case DeadJournal.Outcome.NewerVersion(int version) ->
                        say(file, "a newer version of this program wrote it: " + version + ".");
            };
        } finally {
            delete(workplace);
        }
    }

    private boolean send(Path file, Found found, Enrolment own, Surroundings around)
            throws IOException, InterruptedException {
        FileKeys keys = FileKeys.read(folder.resolve(Enroller.KEY_FILE));
        HubTime hubTime = new HubTime(around.computer());
        try (Journal journal = found.journal();
                ExecutorService background = Executors.newVirtualThreadPerTaskExecutor()) {
            Recovery recovery =
                    new Recovery(
                            found.workstation(),
                            journal,
                            new Recovery.Surroundings(
                                    LinkToHub.of(folder.toAbsolutePath(), own, keys, hubTime)
                                            .inPlaceOf(found.workstation()),
                                    hubTime,
                                    around.computer(),
                                    around.chance(),
                                    background,
                                    SyncPace.USUAL));
            return tell(file, found, own, recovery.run());
        }
    }

    private boolean tell(Path file, Found found, Enrolment own, Recovery.Outcome outcome) {
        int dead = found.workstation().number();
        return switch (outcome) {
            case Recovery.Outcome.Complete(long sent) -> {
                say(
                        file,
                        "%d entries of workstation %d; the hub lacked %d of them and has all now."
                                .formatted(found.entries(), dead, sent));
                yield found.lost() == 0
                        || say(file, "%d more were there and are gone.".formatted(found.lost()));
            }
            case Recovery.Outcome.Incomplete(long unsent, HubContact.Offline hub)
                    when hub.cause() == NoAnswer.Cause.REFUSED ->
                    say(
                            file,
                            ("nothing was sent: this machine does not take the place of"
                                            + " workstation %d. Enrol it with a code for that:"
                                            + " code --replaces %d.")
                                    .formatted(dead, dead));
            case Recovery.Outcome.Incomplete(long unsent, HubContact hub) ->
                    say(
                            file,
                            "the hub lacks %d entries yet. %s Run it again."
                                    .formatted(unsent, why(hub, own)));
        };
    }

    private String why(HubContact hub, Enrolment own) {
        if (hub instanceof HubContact.Offline offline) {
            Message message = words.unanswered(offline.cause(), own.hub().uri().toString());
            return message.happened();
        }
        return "The log has the cause.";
    }

    /// @return false, for that it is not what was wanted
    private boolean say(Path file, String sentence) {
        LOG.info("{}: {}", file, sentence);
        out().println(file + ": " + sentence);
        return false;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private static void delete(Path workplace) throws IOException {
        try (Stream<Path> files = Files.walk(workplace)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
