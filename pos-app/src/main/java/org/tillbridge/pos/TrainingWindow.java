package org.tillbridge.pos;

import javafx.stage.Stage;

import org.tillbridge.pos.ui.Tasks;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// Puts a till to learn on in the window's place, and the real one back. The real one stays as it
/// is meanwhile, with nobody signed on. On the FX thread, save for [#close].
final class TrainingWindow implements AutoCloseable {
    private final Stage stage;
    private final Surroundings real;
    private final Tasks tasks;
    private final Locale usual;
    private final Runnable back;
    private volatile Optional<TillApplication> apart = Optional.empty();
    private boolean preparing;

    /// @param usual in which language, unless another was chosen
    /// @param back puts the real till's window back
    TrainingWindow(Stage stage, Surroundings real, Tasks tasks, Locale usual, Runnable back) {
        this.stage = stage;
        this.real = real;
        this.tasks = tasks;
        this.usual = usual;
        this.back = back;
    }

    /// The till to learn on, while somebody does.
    Optional<TillApplication> apart() {
        return apart;
    }

    /// @param ready called before it comes in the window's place
    /// @param cannot called instead, with the text that says why
    void begin(Runnable ready, Consumer<String> cannot) {
        if (!preparing && apart.isEmpty()) {
            preparing = true;
            tasks.aside(
                    () -> Training.prepare(real),
                    prepared -> {
                        switch (prepared) {
                            case Training.Prepared.Ready(Surroundings around) -> {
                                ready.run();
                                open(around);
                            }
                            case Training.Prepared.NothingToSell() ->
                                    cannot.accept("training.nothingToSell");
                            case Training.Prepared.InUse() -> cannot.accept("training.inUse");
                        }
                    },
                    () -> preparing = false);
        }
    }

    private void open(Surroundings around) {
        TillApplication till = new TillApplication(stage, around, usual, this::end);
        apart = Optional.of(till);
        till.show();
    }

    private void end() {
        Optional<TillApplication> ended = apart;
        apart = Optional.empty();
        back.run();
        ended.ifPresent(till -> tasks.aside(Executors.callable(till::close), closed -> {}));
    }

    @Override
    public void close() {
        apart.ifPresent(TillApplication::close);
    }
}
