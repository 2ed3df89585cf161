package org.tillbridge.pos.device.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.TestClock;
import org.tillbridge.pos.Waiting;
import org.tillbridge.pos.device.line.Line;
import org.tillbridge.pos.device.line.NetworkLine;
import org.tillbridge.pos.device.printer.EscPosPrinter.Patience;
import org.tillbridge.pos.device.printer.PrintJob.Form;
import org.tillbridge.pos.device.printer.PrintLine.Text;
import org.tillbridge.pos.device.printer.QueueState.Question;
import org.tillbridge.pos.device.printer.VirtualPrinter.State;
import org.tillbridge.sync.wire.LastingPort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

class PrintQueueTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    /// With a printer that says at once what it says.
    private static final Patience SHORT =
            new Patience(Duration.ofMillis(150), Duration.ofMillis(300));

    @TempDir Path folder;
    private final TestClock clock = new TestClock(NOON);
    private final VirtualPrinter paper = new VirtualPrinter(PrinterProfile.EPSON_80);

    /// Also where the wire carries document and question together.
    @Test
    void aPrinterThatHangsUpHasNotSaidThatItPrinted() throws IOException {
        VirtualPrinter hangsUp = new VirtualPrinter(PrinterProfile.EPSON_80);
        hangsUp.is(State.HANGS_UP);
        Line wire = hangsUp.open();

        assertThatThrownBy(() -> wire.write(new EscPos().kick().askWhenPrinted().bytes()))
                .isInstanceOf(IOException.class);

        assertThat(wire.read(Duration.ZERO)).isEmpty();
    }

    @Test
    void jobsArePrintedInTheirOrder() {
        try (PrintQueue queue = open("one", paper)) {
            for (int number = 1; number <= 20; number++) {
                queue.add(job(number));
            }

            Waiting.until(() -> queue.state().jobs().isEmpty());
            assertThat(texts(paper))
                    .containsExactlyElementsOf(
                            java.util.stream.IntStream.rangeClosed(1, 20)
                                    .mapToObj(number -> "ORIGINAL " + number)
                                    .toList());
        }
    }

    /// itpp-labs/pos-addons#682
    @Test
    void oneDeadPrinterDoesNotHoldUpAnother() {
        VirtualPrinter dead = new VirtualPrinter(PrinterProfile.EPSON_80);
        dead.is(State.BLACK_HOLE);
        try (PrintQueue first = open("dead", dead);
                PrintQueue second = open("alive", paper)) {
            first.add(job(1));
            second.add(job(2));

            Waiting.until(() -> texts(paper).equals(List.of("ORIGINAL 2")));
            Waiting.until(
                    () -> first.state().trouble().equals(Optional.of(PrinterTrouble.NO_ANSWER)));
            assertThat(first.state().jobs()).hasSize(1);
        }
    }

    /// itpp-labs/pos-addons#682
    @Test
    void afterANightOffOldJobsAskBeforeTheyArePrinted() {
        paper.is(State.SWITCHED_OFF);
        try (PrintQueue queue = open("one", paper)) {
            queue.add(job(1));
            queue.add(job(2));
            Waiting.until(() -> queue.state().trouble().isPresent());
        }
        clock.forward(Duration.ofHours(14));
        paper.is(State.READY);

        try (PrintQueue queue = open("one", paper)) {
            Waiting.until(() -> queue.state().asking().size() == 2);
            assertThat(questions(queue))
                    .containsExactly(Question.STILL_WANTED, Question.STILL_WANTED);
            queue.add(new PrintJob(Form.ORIGINAL, new UUID(0, 3), clock.instant()));
            Waiting.until(() -> texts(paper).equals(List.of("ORIGINAL 3")));

            queue.print(1);
            queue.drop(2);

            Waiting.until(() -> queue.state().jobs().isEmpty());
            assertThat(texts(paper)).containsExactly("ORIGINAL 3", "ORIGINAL 1");
        }
        assertThat(folder.resolve("one")).isEmptyDirectory();
    }

    /// odoo/odoo#59059
    @Test
    void aPrinterThatSaysNothingAfterwardsMakesNoSecondOriginal() {
        paper.is(State.HANGS_UP);
        try (PrintQueue queue = open("one", paper)) {
            queue.add(job(1));
            Waiting.until(() -> !queue.state().asking().isEmpty());

            assertThat(questions(queue)).containsExactly(Question.ON_PAPER);
            assertThat(texts(paper)).containsExactly("ORIGINAL 1");
        }
        paper.is(State.READY);
        try (PrintQueue queue = open("one", paper)) {
            assertThat(questions(queue)).as("after a restart").containsExactly(Question.ON_PAPER);
            queue.print(1);
            Waiting.until(() -> queue.state().jobs().isEmpty());
            assertThat(texts(paper)).containsExactly("ORIGINAL 1", "AGAIN 1");
        }
    }

    @Test
    void aJobThatWasBegunWhenTheTillStoppedAsksWhetherItIsOnPaper() throws IOException {
        paper.is(State.SWITCHED_OFF);
        try (PrintQueue queue = open("one", paper)) {
            queue.add(job(1));
        }
        Files.move(
                folder.resolve("one").resolve("000001.waiting"),
                folder.resolve("one").resolve("000001.begun"));
        paper.is(State.READY);

        try (PrintQueue queue = open("one", paper)) {
            assertThat(questions(queue)).containsExactly(Question.ON_PAPER);
        }
        assertThat(texts(paper)).isEmpty();
    }

    @Test
    void whatWaitedForPaperIsPrintedWhenThereIsPaper() {
        paper.is(State.PAPER_OUT);
        try (PrintQueue queue = open("one", paper)) {
            queue.add(job(1));
            Waiting.until(
                    () -> queue.state().trouble().equals(Optional.of(PrinterTrouble.PAPER_OUT)));

            paper.is(State.READY);

            Waiting.until(() -> queue.state().equals(QueueState.IDLE));
            assertThat(texts(paper)).containsExactly("ORIGINAL 1");
        }
    }

    @Test
    void theDrawerOpensThoughThereIsNoPaper() {
        paper.is(State.PAPER_OUT);
        try (PrintQueue queue = open("one", paper)) {
            queue.add(job(1));

            assertThat(queue.openDrawer().join()).isEmpty();
            assertThat(paper.kicks()).isEqualTo(1);
        }
    }

    @Test
    void aDrawerThatCannotBeOpenedIsSaid() {
        paper.is(State.SWITCHED_OFF);
        try (PrintQueue queue = open("one", paper)) {
            assertThat(queue.openDrawer().join()).contains(PrinterTrouble.NOT_REACHED);
        }
    }

    @Test
    void whatCannotBePrintedHoldsUpNothingBehindIt() {
        String tooMuch = "x".repeat(5000);
        try (PrintQueue queue =
                PrintQueue.open(
                        new EscPosPrinter(paper, PrinterProfile.ANY_80, true, SHORT),
                        folder.resolve("one"),
                        job ->
                                Optional.of(
                                        new Printout(
                                                List.of(
                                                        job.document().equals(new UUID(0, 1))
                                                                ? new PrintLine.Qr(tooMuch)
                                                                : Text.plain("Two")))),
                        clock)) {
            queue.add(job(1));
            queue.add(job(2));

            Waiting.until(() -> texts(paper).equals(List.of("Two")));
            Waiting.until(() -> questions(queue).equals(List.of(Question.ON_PAPER)));
        }
    }

    @Test
    void whatIsNotAJobIsPassedBy() throws IOException {
        Path one = Files.createDirectories(folder.resolve("one"));
        Files.writeString(one.resolve("000007.waiting"), "ORIGINAL of something\n");
        Files.writeString(one.resolve("notes.txt"), "Paper is under the desk\n");

        try (PrintQueue queue = open("one", paper)) {
            queue.add(job(1));
            Waiting.until(() -> queue.state().jobs().isEmpty());
        }
        assertThat(texts(paper)).containsExactly("ORIGINAL 1");
    }

    @Test
    void aPrinterOnTheNetworkPrintsAndAnswers() throws IOException {
        try (PrinterOnTheNetwork server = PrinterOnTheNetwork.of(paper);
                PrintQueue queue = open("one", server.line(), Patience.USUAL)) {
            queue.add(job(1));
            Waiting.until(() -> queue.state().equals(QueueState.IDLE) && !texts(paper).isEmpty());
            paper.is(State.COVER_OPEN);
            queue.add(job(2));
            Waiting.until(
                    () -> queue.state().trouble().equals(Optional.of(PrinterTrouble.COVER_OPEN)));
        }
        assertThat(texts(paper)).containsExactly("ORIGINAL 1");
    }

    /// Unplugged and plugged in again.
    @Test
    void aPrinterOnTheNetworkThatComesBackIsUsedWithoutARestart() throws IOException {
        int port = LastingPort.find();
        Line.Opener wire = () -> NetworkLine.open("127.0.0.1", port, Duration.ofSeconds(1));
        try (PrintQueue queue = open("one", wire, Patience.USUAL)) {
            queue.add(job(1));
            Waiting.until(
                    () -> queue.state().trouble().equals(Optional.of(PrinterTrouble.NOT_REACHED)));
            try (PrinterOnTheNetwork _ = PrinterOnTheNetwork.of(paper, port)) {
                Waiting.until(() -> queue.state().equals(QueueState.IDLE));
            }
        }
        assertThat(texts(paper)).containsExactly("ORIGINAL 1");
    }

    private PrintQueue open(String name, Line.Opener wire) {
        return open(name, wire, SHORT);
    }

    private PrintQueue open(String name, Line.Opener wire, Patience patience) {
        return PrintQueue.open(
                new EscPosPrinter(wire, PrinterProfile.EPSON_80, true, patience),
                folder.resolve(name),
                job ->
                        Optional.of(
                                new Printout(
                                        List.of(
                                                Text.plain(
                                                        job.form()
                                                                + " "
                                                                + job.document()
                                                                        .getLeastSignificantBits())))),
                clock);
    }

    private PrintJob job(long number) {
        return new PrintJob(Form.ORIGINAL, new UUID(0, number), clock.instant());
    }

    private static List<Question> questions(PrintQueue queue) {
        return queue.state().jobs().stream().map(QueueState.Waiting::question).toList();
    }

    private static List<String> texts(VirtualPrinter printer) {
        return printer.printed().stream().map(PrintedPaper::text).toList();
    }
}
