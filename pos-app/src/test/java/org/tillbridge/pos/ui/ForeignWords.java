package org.tillbridge.pos.ui;

import javafx.scene.Scene;
import javafx.scene.control.Labeled;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;

/// Words of English on a screen of another language.
final class ForeignWords {
    private ForeignWords() {}

    static List<String> of(Scene scene, Locale spoken) {
        Set<String> foreign = said(Locale.ENGLISH);
        foreign.removeAll(said(spoken));
        return Counter.nodes(scene.getRoot()).stream()
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .filter(foreign::contains)
                .toList();
    }

    private static Set<String> said(Locale locale) {
        ResourceBundle bundle =
                ResourceBundle.getBundle(
                        "org.tillbridge.pos.ui.texts",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
        Set<String> said = new HashSet<>();
        bundle.keySet().forEach(key -> said.add(bundle.getString(key)));
        return said;
    }
}
