package org.tillbridge.pos;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;

import org.tillbridge.pos.display.CustomerDisplayView;
import org.tillbridge.pos.display.CustomerDisplayViewModel.Shown;
import org.tillbridge.pos.ui.Theme;

import java.util.List;
import java.util.Optional;

/// The second window, for the customer: on the second screen where there is one. Closing it changes
/// nothing at the till. On the FX thread.
final class CustomerWindow {
    private final ObservableValue<Theme> theme;
    private Optional<Stage> stage = Optional.empty();
    private Optional<CustomerDisplayView> view = Optional.empty();

    CustomerWindow(ObservableValue<Theme> theme) {
        this.theme = theme;
        theme.subscribe((before, now) -> stage.ifPresent(shown -> now.applyTo(shown.getScene())));
    }

    /// From now on it shows this; it is opened if need be.
    void show(ObservableValue<Shown> what, String title) {
        view.ifPresent(CustomerDisplayView::leave);
        CustomerDisplayView next = new CustomerDisplayView(what);
        view = Optional.of(next);
        Stage shown = stage.orElseGet(CustomerWindow::open);
        stage = Optional.of(shown);
        shown.setTitle(title);
        Scene scene = new Scene(next, 1024, 600);
        theme.getValue().applyTo(scene);
        shown.setScene(scene);
        shown.show();
    }

    void close() {
        view.ifPresent(CustomerDisplayView::leave);
        view = Optional.empty();
        stage.ifPresent(Stage::close);
        stage = Optional.empty();
    }

    private static Stage open() {
        Stage stage = new Stage();
        List<Screen> screens = Screen.getScreens();
        if (screens.size() > 1) {
            Rectangle2D second = screens.get(1).getVisualBounds();
            stage.setX(second.getMinX());
            stage.setY(second.getMinY());
            stage.setWidth(second.getWidth());
            stage.setHeight(second.getHeight());
        }
        return stage;
    }

    /// What it shows, for pictures and tests.
    Optional<Scene> scene() {
        return stage.map(Stage::getScene);
    }
}
