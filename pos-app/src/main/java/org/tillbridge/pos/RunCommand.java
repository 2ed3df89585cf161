package org.tillbridge.pos;

import javafx.application.Platform;
import javafx.stage.Stage;

import org.tillbridge.pos.device.NexoSettings;
import org.tillbridge.pos.device.TerminalFile;
import org.tillbridge.pos.device.TerminalFile.Terminal;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.sync.MediumFolder;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

@Command(name = "run", description = "Opens the till's window.", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    @Option(
            names = "--folder",
            required = true,
            paramLabel = "FOLDER",
            description = "The workstation's own folder.")
    private Path folder = Path.of("");

    @Option(
            names = "--language",
            defaultValue = "en-GB",
            paramLabel = "TAG",
            description =
                    "en-GB, de-DE, fr-FR, or one of these languages as another country writes it;"
                            + " ${DEFAULT-VALUE} if not given. Once another is chosen on the"
                            + " Settings screen, that one counts.")
    private String language = "en-GB";

    @Option(
            names = "--lock-after",
            defaultValue = "10",
            paramLabel = "MINUTES",
            description =
                    "After how long without a touch the operator is signed off, 0 for never;"
                            + " ${DEFAULT-VALUE} if not given. The basket stays.")
    private int lockAfter = 10;

    @Option(
            names = "--second-medium",
            paramLabel = "FOLDER",
            description =
                    "A folder on a stick, card or share, to which all that is recorded is copied at"
                            + " once; for recover.")
    private Optional<Path> secondMedium = Optional.empty();

    @Option(
            names = "--training",
            description =
                    "Opens a till to learn on, apart from the workstation's own: nothing of it is"
                            + " sold, sent or counted.")
    private boolean training;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException, IOException {
        Locale spoken = spoken();
        TillLog.into(folder.toAbsolutePath());
        Surroundings around = Wiring.surroundings(folder.toAbsolutePath());
        if (secondMedium.isPresent()) {
            around = around.with(MediumFolder.apartFrom(around.folder(), secondMedium.get()));
        }
        switch (TerminalFile.in(folder)) {
            case Terminal.None() -> {}
            case Terminal.Nexo(NexoSettings settings) ->
                    around = around.with(Wiring.terminal(settings));
            case Terminal.Odd(String why) -> {
                return refused(why);
            }
        }
        return training ? openTraining(around, spoken) : open(around, spoken);
    }

    private int openTraining(Surroundings real, Locale spoken)
            throws InterruptedException, IOException {
        return switch (Training.prepare(real)) {
            case Training.Prepared.Ready(Surroundings apart) -> open(apart, spoken);
            case Training.Prepared.NothingToSell() ->
                    refused("This till knows nothing to sell yet; start it without --training.");
            case Training.Prepared.InUse() ->
                    refused("Somebody learns on this till already; end that training first.");
        };
    }

    private int refused(String why) {
        spec.commandLine().getErr().println(why);
        return 1;
    }

    private int open(Surroundings around, Locale spoken) throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        Optional<String> unusable = WindowSystem.start(() -> open(around, spoken, closed));
        if (unusable.isPresent()) {
            spec.commandLine().getErr().println("No window can be shown: " + unusable.get() + ".");
            return 1;
        }
        closed.await();
        return 0;
    }

    private Locale spoken() {
        return Texts.languageOf(language)
                .orElseThrow(
                        () ->
                                new ParameterException(
                                        spec.commandLine(),
                                        "There are no texts in %s. There are: %s."
                                                .formatted(language, tags())));
    }

    private static String tags() {
        return Texts.LANGUAGES.stream()
                .map(Locale::toLanguageTag)
                .collect(Collectors.joining(", "));
    }

    private void open(Surroundings around, Locale spoken, CountDownLatch closed) {
        Platform.setImplicitExit(false);
        Stage stage = new Stage();
        TillApplication till = new TillApplication(stage, around, spoken, stage::hide);
        stage.setOnHidden(
                hidden -> {
                    till.close();
                    Platform.exit();
                    closed.countDown();
                });
        till.lockAfter(Duration.ofMinutes(Math.max(0, lockAfter)));
        till.show();
    }
}
