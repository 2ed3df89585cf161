package org.tillbridge.pos.ui;

import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Pictures for people to look at, in `target/screenshots`.
public final class Screenshots {
    private static final Pictures PICTURES = new Pictures(Path.of("target", "screenshots"));

    private Screenshots() {}

    public static void take(
            String name, Theme theme, int width, int height, Supplier<Parent> root) {
        onFx(
                () -> {
                    Scene scene = new Scene(root.get(), width, height);
                    theme.applyTo(scene);
                    PICTURES.take(scene, name);
                    return name;
                });
    }

    /// Starts the toolkit if nobody did, runs the work on its thread and waits for it.
    public static <T> T onFx(Supplier<T> work) {
        startToolkit();
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(
                () -> {
                    try {
                        result.complete(work.get());
                    } catch (RuntimeException | Error wrong) {
                        result.completeExceptionally(wrong);
                    }
                });
        return result.orTimeout(30, TimeUnit.SECONDS).join();
    }

    private static void startToolkit() {
        try {
            CompletableFuture<Boolean> started = new CompletableFuture<>();
            Platform.startup(() -> started.complete(true));
            started.orTimeout(30, TimeUnit.SECONDS).join();
            Platform.setImplicitExit(false);
        } catch (IllegalStateException alreadyRunning) {
            Platform.setImplicitExit(false);
        }
    }
}
