package org.tillbridge.pos.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.pos.ui.Screenshots.onFx;

import javafx.scene.Scene;
import javafx.scene.control.Labeled;

import org.junit.jupiter.api.Test;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

@OnScreen
class TopBarTest {
    private static final double NARROWEST = 1024;

    @Test
    void theHelpHasItsWordUnlessTheStateTakesTheRoom() {
        assertThat(words("Working offline since 14:02 · 12 to send")).contains("Help", "F1");
        assertThat(words("Needs attention · this till was revoked; a manager has to enrol it anew"))
                .contains("F1")
                .doesNotContain("Help");
    }

    private static List<String> words(String state) {
        return onFx(
                () -> {
                    TopBar bar =
                            new TopBar(new Texts(Locale.UK, ZoneOffset.UTC), () -> {}, () -> {});
                    Lamp lamp = new Lamp(Lamp.State.ATTENTION, state);
                    bar.show(
                            new TopBarState(
                                    "Bath", "Till 2", "A. Morgan", "Mon 23 Nov", lamp, "14:37"));
                    Scene scene = new Scene(new Shell(bar), NARROWEST, 768);
                    Theme.LIGHT.applyTo(scene);
                    scene.snapshot(null);
                    return Counter.nodes(bar).stream()
                            .filter(Labeled.class::isInstance)
                            .map(node -> ((Labeled) node).getText())
                            .toList();
                });
    }
}
