package org.tillbridge.pos.ui;

import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What one can do on a screen, each with its key: the bar at the bottom right, and the keys whose
/// buttons stand elsewhere.
public final class Actions extends HBox {
    private final Texts texts;
    private final Map<Key, Runnable> keys = new EnumMap<>(Key.class);
    private final Map<Key, String> elsewhere = new EnumMap<>(Key.class);
    private final List<SecondButton> outside = new ArrayList<>();
    private final Map<SecondButton, String> explainedAs = new HashMap<>();
    private final Region gap = new Region();
    private boolean enterIsMain;
    private Optional<MainButton> main = Optional.empty();

    public Actions(Texts texts) {
        this.texts = texts;
        getStyleClass().add("bottom-right");
        setHgrow(gap, Priority.ALWAYS);
        getChildren().add(gap);
    }

    /// Words over their cap.
    public SecondButton stacked(String textKey, Key key, Runnable does) {
        return place(SecondButton.stacked(texts.text(textKey), key, texts), key, does);
    }

    /// Words beside their cap.
    public SecondButton beside(String textKey, Key key, Runnable does) {
        return place(SecondButton.beside(texts.text(textKey), key, texts), key, does);
    }

    /// Words beside their cap, 48 high, for a place elsewhere on the screen.
    public SecondButton small(String textKey, Key key, Runnable does) {
        SecondButton button = SecondButton.small(texts.text(textKey), key, texts);
        outside.add(button);
        return bound(button, key, does);
    }

    /// The same with an icon before the words, which may become others; the help says these.
    public SecondButton small(Icon icon, String textKey, Key key, Runnable does) {
        SecondButton button = SecondButton.small(icon, texts.text(textKey), key, texts);
        outside.add(button);
        explainedAs.put(button, texts.text(textKey));
        return bound(button, key, does);
    }

    /// The next step, at the far right. Enter and F12 both do it, whichever its cap names.
    public MainButton main(String words, Key key, Runnable does) {
        MainButton button = new MainButton(words, key, texts);
        button.setOnAction(event -> does.run());
        getChildren().add(button);
        main = Optional.of(button);
        keys.put(Key.F12, button::fire);
        if (key == Key.ENTER) {
            keys.put(Key.ENTER, button::fire);
            enterIsMain = true;
        }
        return button;
    }

    /// A key whose button, if it has one, stands elsewhere on the screen.
    ///
    /// @param textKey what it does, for the help
    public void on(Key key, String textKey, Runnable does) {
        keys.put(key, does);
        elsewhere.put(key, texts.text(textKey));
    }

    /// Every key that does something now, with what it does: the next step first, then the buttons,
    /// then the keys whose buttons stand elsewhere.
    Map<Key, String> explained() {
        Map<Key, String> explained = new LinkedHashMap<>();
        main.filter(Node::isVisible)
                .ifPresent(button -> explained.put(button.key(), button.words()));
        Stream.concat(getChildren().stream(), outside.stream())
                .filter(child -> child instanceof SecondButton && child.isManaged())
                .map(SecondButton.class::cast)
                .forEach(button -> explained.put(button.key(), explanation(button)));
        elsewhere.forEach(explained::putIfAbsent);
        return explained;
    }

    private String explanation(SecondButton button) {
        return explainedAs.getOrDefault(button, button.words());
    }

    public Optional<MainButton> main() {
        return main;
    }

    /// Whether the key does what the main button does.
    public boolean isNextStep(Key key) {
        return key == Key.F12 || (key == Key.ENTER && enterIsMain);
    }

    /// @return whether this screen has something for the key
    public boolean press(Key key) {
        Runnable does = keys.get(key);
        if (does == null) {
            return false;
        }
        does.run();
        return true;
    }

    /// Of several buttons with one key that which is shown does it.
    private SecondButton place(SecondButton button, Key key, Runnable does) {
        getChildren().add(getChildren().indexOf(gap), button);
        return bound(button, key, does);
    }

    private SecondButton bound(SecondButton button, Key key, Runnable does) {
        button.setOnAction(event -> does.run());
        Runnable other = keys.getOrDefault(key, () -> {});
        keys.put(
                key,
                () -> {
                    if (button.isManaged()) {
                        fireIfShown(button);
                    } else {
                        other.run();
                    }
                });
        return button;
    }

    private static void fireIfShown(SecondButton button) {
        if (button.isManaged() && !button.isDisabled()) {
            button.fire();
        }
    }
}
