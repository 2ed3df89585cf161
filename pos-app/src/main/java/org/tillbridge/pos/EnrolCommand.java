package org.tillbridge.pos;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.pos.enrol.EnrolWords;
import org.tillbridge.pos.receipt.ReceiptMail;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.sync.wire.CodeRefusal;
import org.tillbridge.sync.wire.Enroller;
import org.tillbridge.sync.wire.EnrolmentCode;
import org.tillbridge.sync.wire.EnrolmentFile;
import org.tillbridge.sync.wire.EnrolmentOutcome;
import org.tillbridge.sync.wire.HubAddress;
import org.tillbridge.sync.wire.NoAnswer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.Callable;

@Command(
        name = "enrol",
        description = "Makes this machine a workstation of a store, by a one-time code.",
        mixinStandardHelpOptions = true)
final class EnrolCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(EnrolCommand.class);
    private static final Duration SEND_WITHIN = Duration.ofMinutes(1);

    @Option(
            names = "--folder",
            required = true,
            paramLabel = "FOLDER",
            description = "The workstation's own folder; made if it is not there.")
    private Path folder = Path.of("");

    @Option(
            names = "--hub",
            required = true,
            paramLabel = "ADDRESS",
            description = "Where the hub is, such as https://hub.example.")
    private String hub = "";

    @Option(
            names = "--code",
            required = true,
            paramLabel = "CODE",
            description = "A manager's one-time code, such as ABCD-2345.")
    private String code = "";

    @Option(
            names = "--anew",
            description =
                    "Make a machine that is enrolled already a new workstation; what it was is put"
                            + " aside.")
    private boolean anew;

    @Spec private CommandSpec spec = CommandSpec.create();

    private final EnrolWords words = new EnrolWords(new Texts(Locale.UK, ZoneId.systemDefault()));

    @Override
    public Integer call() throws IOException {
        EnrolmentCode oneTime = EnrolmentCode.parse(code).orElseThrow(() -> wrong(words.noCode()));
        PrintWriter out = spec.commandLine().getOut();
        return anew ? enrolAnew(oneTime, out) : enrol(oneTime, out);
    }

    private int enrol(EnrolmentCode oneTime, PrintWriter out) {
        if (Files.exists(folder.resolve(EnrolmentFile.NAME))) {
            out.println(folder + " is a workstation's already; --anew makes it a new one.");
            return 1;
        }
        return switch (new Enroller(folder).enrol(address(), oneTime)) {
            case EnrolmentOutcome.Enrolled enrolled -> {
                out.println("Enrolled: " + enrolled.enrolment().enrolment().name() + ".");
                yield 0;
            }
            case EnrolmentOutcome.CodeRefused(CodeRefusal why) -> {
                out.println(sentences(words.refused(why)));
                yield 1;
            }
            case NoAnswer none -> {
                out.println(unanswered(none));
                yield 1;
            }
        };
    }

    private int enrolAnew(EnrolmentCode oneTime, PrintWriter out) throws IOException {
        EnrolAnew again = new EnrolAnew(Wiring.surroundings(folder), SEND_WITHIN);
        EnrolAnew.Outcome outcome = again.enrol(address(), oneTime);
        out.println(
                switch (outcome) {
                    case EnrolAnew.Outcome.Enrolled(var enrolment, var aside) ->
                            "Enrolled: %s. What it was is in %s; keep it."
                                    .formatted(enrolment.name(), aside);
                    case EnrolAnew.Outcome.DayIsOpen(var day) ->
                            "Close the business day of %s first.".formatted(day);
                    case EnrolAnew.Outcome.SaleIsOpen() ->
                            "Complete or cancel the sale that is open first.";
                    case EnrolAnew.Outcome.SalesAreSuspended(int sales) ->
                            "Resume and complete or cancel the %d suspended sales first."
                                    .formatted(sales);
                    case EnrolAnew.Outcome.Unsigned(long documents) ->
                            ("The signing unit has not signed %d sales yet. Start the till until it"
                                            + " has.")
                                    .formatted(documents);
                    case EnrolAnew.Outcome.PaymentsNotForwarded(int payments) ->
                            ("%d offline card payments are not forwarded yet. Start the till until"
                                            + " the terminal has, or say there what became of"
                                            + " them.")
                                    .formatted(payments);
                    case EnrolAnew.Outcome.Unmailed(int letters) ->
                            ("%d receipts are not e-mailed yet. Start the till until they are, or"
                                            + " delete %s: then nobody gets them.")
                                    .formatted(letters, folder.resolve(ReceiptMail.FOLDER));
                    case EnrolAnew.Outcome.Unsent(long entries) ->
                            "The hub lacks %d entries yet. Try again when it can be reached."
                                    .formatted(entries);
                    case EnrolAnew.Outcome.CannotStart() ->
                            "The till cannot be started here; start it to see why.";
                    case EnrolAnew.Outcome.CodeRefused(CodeRefusal why) ->
                            sentences(words.refused(why));
                    case EnrolAnew.Outcome.Unanswered(var none) -> unanswered(none);
                });
        return outcome instanceof EnrolAnew.Outcome.Enrolled ? 0 : 1;
    }

    /// What exactly went wrong is for whoever looks after the network: it is in the till's log.
    private String unanswered(NoAnswer none) {
        TillLog.into(folder.toAbsolutePath());
        LOG.info("No answer from the hub at {}, {}: {}", hub, none.cause(), none.reason());
        return sentences(words.unanswered(none.cause(), hub));
    }

    private static String sentences(Message message) {
        return message.happened() + " " + message.toDo();
    }

    private HubAddress address() {
        HubAddress.flaw(hub)
                .ifPresent(
                        flaw -> {
                            throw wrong(words.flaw(flaw));
                        });
        return HubAddress.parse(hub);
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
