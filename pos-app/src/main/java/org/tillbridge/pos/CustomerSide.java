package org.tillbridge.pos;

import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.util.Subscription;

import org.tillbridge.pos.device.DeviceSettings.CustomerDisplay;
import org.tillbridge.pos.device.javapos.JavaPosDisplay.Said;
import org.tillbridge.pos.display.CustomerDisplayViewModel;
import org.tillbridge.pos.display.CustomerLines;
import org.tillbridge.pos.ui.Theme;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What the customer looks at: a window, a display of two lines, or nothing. On the FX thread.
final class CustomerSide {
    private final CustomerWindow window;
    private Subscription lines = Subscription.EMPTY;

    CustomerSide(ObservableValue<Theme> theme) {
        window = new CustomerWindow(theme);
    }

    /// From now on it is this, and shows that.
    ///
    /// @param toLines takes what a display of lines shows
    void show(
            Optional<CustomerDisplay> display,
            Supplier<CustomerDisplayViewModel> model,
            String title,
            Consumer<Said> toLines) {
        lines.unsubscribe();
        lines = Subscription.EMPTY;
        if (display.isEmpty()) {
            window.close();
            return;
        }
        switch (display.get()) {
            case CustomerDisplay.Window() -> window.show(model.get(), title);
            case CustomerDisplay.Lines _ -> {
                window.close();
                lines = model.get().shown().subscribe(now -> toLines.accept(CustomerLines.of(now)));
            }
        }
    }

    void close() {
        lines.unsubscribe();
        window.close();
    }

    /// What its window shows, for pictures and tests.
    Optional<Scene> scene() {
        return window.scene();
    }
}
