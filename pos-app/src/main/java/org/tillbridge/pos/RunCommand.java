package org.tillbridge.pos;

import javafx.application.Platform;
import javafx.stage.Stage;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

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
            description = "en-GB, de-DE or fr-FR; ${DEFAULT-VALUE} if not given.")
    private String language = "en-GB";

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        TillLog.into(folder.toAbsolutePath());
        CountDownLatch closed = new CountDownLatch(1);
        Optional<String> unusable = WindowSystem.start(() -> open(closed));
        if (unusable.isPresent()) {
            spec.commandLine().getErr().println("No window can be shown: " + unusable.get() + ".");
            return 1;
        }
        closed.await();
        return 0;
    }

    private void open(CountDownLatch closed) {
        Platform.setImplicitExit(false);
        Stage stage = new Stage();
        TillApplication till =
                new TillApplication(
                        stage,
                        Wiring.surroundings(folder.toAbsolutePath()),
                        Locale.forLanguageTag(language),
                        stage::hide);
        stage.setOnHidden(
                hidden -> {
                    till.close();
                    Platform.exit();
                    closed.countDown();
                });
        till.show();
    }
}
