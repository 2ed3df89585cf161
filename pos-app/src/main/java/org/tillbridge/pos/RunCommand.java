package org.tillbridge.pos;

import javafx.application.Platform;
import javafx.stage.Stage;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Locale;
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

    @Override
    public Integer call() throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        Platform.startup(() -> open(closed));
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
