package org.tillbridge.pos;

import javafx.animation.PauseTransition;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.util.Duration;
import javafx.util.Subscription;

import org.tillbridge.pos.device.DeviceSettings.CustomerDisplay;
import org.tillbridge.pos.device.javapos.JavaPosDisplay.Said;
import org.tillbridge.pos.display.CustomerDisplayViewModel;
import org.tillbridge.pos.display.CustomerDisplayViewModel.Shown;
import org.tillbridge.pos.display.CustomerLines;
import org.tillbridge.pos.ui.Theme;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What the customer looks at: a window, a display of two lines, or nothing. On the FX thread.
final class CustomerSide {
    /// Long enough to turn round and look.
    private static final Duration TEST = Duration.seconds(5);

    private final CustomerWindow window;
    private final String title;
    private final PauseTransition test = new PauseTransition(TEST);
    private Subscription lines = Subscription.EMPTY;
    private Runnable asBefore;

    /// @param title of its window
    CustomerSide(ObservableValue<Theme> theme, String title) {
        window = new CustomerWindow(theme);
        this.title = title;
        asBefore = window::close;
        test.setOnFinished(_ -> asBefore.run());
    }

    /// From now on it is this, and shows that.
    ///
    /// @param toLines takes what a display of lines shows
    void show(
            Optional<CustomerDisplay> display,
            Supplier<CustomerDisplayViewModel> model,
            Consumer<Said> toLines) {
        test.stop();
        asBefore = () -> put(display, model, toLines);
        asBefore.run();
    }

    /// Shows something in its window for a moment, also where there is none: so it is tried before
    /// it is chosen.
    void test(Shown said) {
        window.show(new SimpleObjectProperty<>(said), title);
        test.playFromStart();
    }

    private void put(
            Optional<CustomerDisplay> display,
            Supplier<CustomerDisplayViewModel> model,
            Consumer<Said> toLines) {
        lines.unsubscribe();
        lines = Subscription.EMPTY;
        if (display.isEmpty()) {
            window.close();
            return;
        }
        switch (display.get()) {
            case CustomerDisplay.Window() -> window.show(model.get().shown(), title);
            case CustomerDisplay.Lines _ -> {
                window.close();
                lines = model.get().shown().subscribe(now -> toLines.accept(CustomerLines.of(now)));
            }
        }
    }

    void close() {
        test.stop();
        lines.unsubscribe();
        window.close();
    }
}
