package org.tillbridge.pos.ui;

import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Border;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.SVGPath;
import javafx.scene.text.Text;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Finds what does not stand out from what it stands on, by WCAG 2.2 (1.4.3, 1.4.6, 1.4.11): words,
/// icons, and the edges of what is pressed or typed into. Colours are those that the style sheets
/// gave. Nothing but plain colours is behind words. What is switched off is exempt.
final class Contrast {
    private static final String DARK = "dark";
    private static final double OF_WORDS = 4.5;
    private static final double OF_LARGE_WORDS = 3;
    private static final double OF_SHAPES = 3;
    private static final double OF_THE_BIG_NUMBER = 7;
    private static final double LARGE = 24;
    private static final Set<String> BIG_NUMBERS = Set.of("big-number", "customer-sum");

    /// Told by their words or icon, which stand out, and by no edge.
    private static final Set<String> WITHOUT_EDGE =
            Set.of("tile", "link-button", "state-lamp", "pad-opener");

    private Contrast() {}

    /// In the theme that it wears, and with the tokens of the other, which cost less than to dress
    /// anew. It wears its own again with the next pulse.
    static List<String> faultsInBothThemes(Scene scene) {
        List<String> faults = new ArrayList<>(faults(scene));
        List<String> styles = scene.getRoot().getStyleClass();
        boolean isDark = styles.remove(DARK);
        if (!isDark) {
            styles.add(DARK);
        }
        scene.getRoot().applyCss();
        faults(scene).forEach(fault -> faults.add("in the other theme, " + fault));
        if (isDark) {
            styles.add(DARK);
        } else {
            styles.remove(DARK);
        }
        return faults;
    }

    static List<String> faults(Scene scene) {
        return Counter.nodes(scene.getRoot()).stream()
                .filter(node -> !node.isDisabled())
                .flatMap(node -> fault(node, scene))
                .distinct()
                .toList();
    }

    private static Stream<String> fault(Node node, Scene scene) {
        return switch (node) {
            case FontIcon icon ->
                    tooFaint(
                            "icon " + icon.getIconLiteral(),
                            icon.getFill(),
                            icon,
                            OF_SHAPES,
                            scene);
            case Text text when !text.getText().isBlank() ->
                    tooFaint(
                            "\"" + text.getText() + "\"", text.getFill(), text, least(text), scene);
            case SVGPath drawn when drawn.getStroke() != null ->
                    tooFaint("drawn icon", drawn.getStroke(), drawn, OF_SHAPES, scene);
            case Region control when hasEdge(control) -> edgeless(control, scene);
            default -> Stream.empty();
        };
    }

    private static double least(Text text) {
        boolean isBig =
                text.getParent() != null
                        && text.getParent().getStyleClass().stream()
                                .anyMatch(BIG_NUMBERS::contains);
        if (isBig) {
            return OF_THE_BIG_NUMBER;
        }
        return text.getFont().getSize() >= LARGE ? OF_LARGE_WORDS : OF_WORDS;
    }

    private static Stream<String> tooFaint(
            String what, Paint paint, Node node, double least, Scene scene) {
        Bounds bounds = node.localToScene(node.getBoundsInLocal());
        Point2D middle = new Point2D(bounds.getCenterX(), bounds.getCenterY());
        List<Paint> behind = behind(node.getParent(), middle, scene);
        if (!(paint instanceof Color ink)
                || !behind.stream().allMatch(each -> each instanceof Color)) {
            return Stream.of(what + " is not of plain colours: " + paint + " on " + behind);
        }
        Color ground = laid(behind);
        double ratio = ratio(over(ink, opacity(node), ground), ground);
        return ratio < least
                ? Stream.of(
                        "%s: %.1f for %.1f, %s on %s".formatted(what, ratio, least, ink, ground))
                : Stream.empty();
    }

    private static boolean hasEdge(Region region) {
        List<String> styles = region.getStyleClass();
        if (styles.contains("field") || styles.contains("strong")) {
            return true;
        }
        return region instanceof ButtonBase
                && styles.stream().noneMatch(WITHOUT_EDGE::contains)
                && !styles.contains("not-yet")
                && !isInHead(region);
    }

    /// There buttons are words without an edge.
    private static boolean isInHead(Node node) {
        return Stream.iterate(node, each -> each != null, Node::getParent)
                .anyMatch(each -> each.getStyleClass().contains("screen-head"));
    }

    private static Stream<String> edgeless(Region control, Scene scene) {
        Bounds bounds = control.localToScene(control.getLayoutBounds());
        Point2D middle = new Point2D(bounds.getCenterX(), bounds.getCenterY());
        Color beside = laid(behind(control.getParent(), middle, scene));
        double best =
                painted(control)
                        .filter(Color::isOpaque)
                        .mapToDouble(each -> ratio(each, beside))
                        .max()
                        .orElse(1);
        return best < OF_SHAPES
                ? Stream.of(
                        "edge of %s: %.1f for %.1f, on %s"
                                .formatted(Reach.told(control), best, OF_SHAPES, beside))
                : Stream.empty();
    }

    private static Stream<Color> painted(Region control) {
        Background background = control.getBackground();
        Border border = control.getBorder();
        Stream<Paint> fills =
                background == null
                        ? Stream.empty()
                        : background.getFills().stream().map(BackgroundFill::getFill);
        Stream<Paint> strokes =
                border == null
                        ? Stream.empty()
                        : border.getStrokes().stream()
                                .filter(stroke -> stroke.getWidths().getTop() > 0)
                                .map(stroke -> stroke.getTopStroke());
        return Stream.concat(fills, strokes).filter(Color.class::isInstance).map(Color.class::cast);
    }

    /// What is painted at a point, from above down to the first that hides all below it.
    private static List<Paint> behind(Parent from, Point2D at, Scene scene) {
        List<Paint> found = new ArrayList<>();
        for (Parent each = from; each != null; each = each.getParent()) {
            if (each instanceof Region region && region.getBackground() != null) {
                for (BackgroundFill fill : region.getBackground().getFills().reversed()) {
                    if (covers(region, fill.getInsets(), region.sceneToLocal(at))) {
                        found.add(fill.getFill());
                        if (fill.getFill().isOpaque()) {
                            return found;
                        }
                    }
                }
            }
        }
        found.add(scene.getFill());
        return found;
    }

    private static boolean covers(Region region, Insets insets, Point2D at) {
        return at.getX() >= insets.getLeft()
                && at.getY() >= insets.getTop()
                && at.getX() <= region.getWidth() - insets.getRight()
                && at.getY() <= region.getHeight() - insets.getBottom();
    }

    private static Color laid(List<Paint> behind) {
        Color ground = Color.WHITE;
        for (Paint each : behind.reversed()) {
            ground = each instanceof Color colour ? over(colour, 1, ground) : ground;
        }
        return ground;
    }

    private static double opacity(Node node) {
        double opacity = 1;
        for (Node each = node; each != null; each = each.getParent()) {
            opacity *= each.getOpacity();
        }
        return opacity;
    }

    private static Color over(Color upper, double opacity, Color lower) {
        double share = upper.getOpacity() * opacity;
        return Color.color(
                upper.getRed() * share + lower.getRed() * (1 - share),
                upper.getGreen() * share + lower.getGreen() * (1 - share),
                upper.getBlue() * share + lower.getBlue() * (1 - share));
    }

    static double ratio(Color one, Color other) {
        double first = luminance(one) + 0.05;
        double second = luminance(other) + 0.05;
        return Math.max(first, second) / Math.min(first, second);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
