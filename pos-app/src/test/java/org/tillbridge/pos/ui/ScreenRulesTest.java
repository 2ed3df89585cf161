package org.tillbridge.pos.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tillbridge.pos.ui.Screenshots.onFx;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.junit.jupiter.api.Test;

import java.util.List;

/// What the rules over all pictured screens find, each with one fault, and what they let pass.
@OnScreen
class ScreenRulesTest {
    private static final String LARGE = "-fx-min-width: 60; -fx-min-height: 60;";

    @Test
    void wordsThatCanBeReadPassInBothThemes() {
        assertThat(tooFaint(Words.of("Total", "ink-3"))).isEmpty();
    }

    @Test
    void faintWordsAreFound() {
        assertThat(tooFaint(styled("Total", "-fx-text-fill: #8A8A8A;")))
                .first()
                .asString()
                .startsWith("\"Total\": ");
    }

    @Test
    void wordsThatAreFaintInTheOtherThemeAloneAreFound() {
        assertThat(tooFaint(styled("Total", "-fx-text-fill: black;")))
                .singleElement()
                .asString()
                .startsWith("in the other theme, \"Total\": ");
    }

    @Test
    void largeWordsMayBeFainterButTheBigNumberMayNot() {
        Label large = styled("Total", "-fx-text-fill: #808080; -fx-font-size: 24px;");
        Label big = styled("9.99", "-fx-text-fill: #707070; -fx-font-size: 64px;");
        big.getStyleClass().add("big-number");

        assertThat(tooFaint(large)).isEmpty();
        assertThat(tooFaint(big)).isNotEmpty();
    }

    @Test
    void wordsThatAreSeenThroughAreFound() {
        Label through = Words.of("Total");
        through.setOpacity(0.3);

        assertThat(tooFaint(through)).isNotEmpty();
    }

    @Test
    void wordsOnAGradientAreFound() {
        HBox shaded = new HBox(Words.of("Total"));
        shaded.setStyle("-fx-background-color: linear-gradient(to right, white, black);");

        assertThat(tooFaint(shaded)).first().asString().contains("not of plain colours");
    }

    @Test
    void whatIsSwitchedOffMayBeFaint() {
        Label off = styled("Total", "-fx-text-fill: #8A8A8A;");
        off.setDisable(true);

        assertThat(tooFaint(off)).isEmpty();
    }

    @Test
    void aButtonWhoseEdgeNobodySeesIsFound() {
        Button button = button("Pay", LARGE + "-fx-background-color: -line, -surface;");

        assertThat(tooFaint(button)).isNotEmpty().allMatch(fault -> fault.contains("edge of Pay"));
    }

    @Test
    void aTargetSmallerThanAFingerIsFound() {
        assertThat(outOfReach(button("Pay", LARGE))).isEmpty();
        assertThat(outOfReach(button("Pay", LARGE + "-fx-max-height: 47; -fx-min-height: 47;")))
                .singleElement()
                .asString()
                .endsWith("is 60 × 47");
        assertThat(outOfReach(tapped(40))).isNotEmpty();
        assertThat(outOfReach(tapped(48))).isEmpty();
    }

    @Test
    void aControlWithoutANameIsFound() {
        TextField field = new TextField("typed");
        field.setStyle(LARGE);
        field.setPromptText("Name");

        assertThat(outOfReach(field)).singleElement().asString().startsWith("no name for");
    }

    @Test
    void theLabelOfAFieldNamesIt() {
        TextField field = new TextField();
        field.setStyle(LARGE);
        Label label = Words.of("Name");
        label.setLabelFor(field);

        assertThat(outOfReach(label, field)).isEmpty();
    }

    @Test
    void whatTakesTheFocusAndIsNothingToAScreenReaderIsFound() {
        Region pane = new Region();
        pane.setFocusTraversable(true);
        pane.setAccessibleText("A question");

        assertThat(outOfReach(pane)).singleElement().asString().startsWith("no role for");
        pane.setAccessibleRole(AccessibleRole.TEXT);
        assertThat(outOfReach(pane)).isEmpty();
    }

    @Test
    void twoOfOneNameAreFound() {
        assertThat(outOfReach(button("Save", LARGE), button("Save", LARGE)))
                .containsExactly("two are called Save");
    }

    @Test
    void whatTheTabKeyReachesAgainstTheOrderOfReadingIsFound() {
        Button low = button("Second", LARGE);
        Button high = button("First", LARGE);
        low.setTranslateY(200);

        assertThat(onFx(() -> TabOrder.faults(scene(low, high)))).hasSize(1);
        low.setTranslateY(0);
        assertThat(onFx(() -> TabOrder.faults(scene(low, high)))).isEmpty();
    }

    @Test
    void whatTheTabKeyDoesNotReachIsFound() {
        Button keeps = button("First", LARGE);
        Button other = button("Second", LARGE);
        Scene scene = onFx(() -> scene(keeps, other));
        assertThat(onFx(() -> TabOrder.faultsOnTheWay(scene))).isEmpty();

        scene.focusOwnerProperty().subscribe((before, now) -> keeps.requestFocus());
        assertThat(onFx(() -> TabOrder.faultsOnTheWay(scene))).isNotEmpty();
    }

    @Test
    void noPictureIsTakenWithoutTheRules() {
        Scene faulty = onFx(() -> scene(button("Pay", "-fx-max-height: 20;")));

        assertThatThrownBy(() -> onFx(() -> Screenshots.take(faulty, "faulty")))
                .hasMessageContaining("in faulty");
    }

    private static List<String> tooFaint(Node node) {
        return onFx(() -> Contrast.faultsInBothThemes(scene(node)));
    }

    private static List<String> outOfReach(Node... nodes) {
        return onFx(() -> Reach.faults(scene(nodes)));
    }

    private static Scene scene(Node... nodes) {
        HBox row = new HBox(8);
        VBox screen = new VBox(row);
        screen.setStyle("-fx-background-color: -surface;");
        row.getChildren().setAll(nodes);
        Scene scene = new Scene(screen, 800, 600);
        Theme.LIGHT.applyTo(scene);
        scene.snapshot(null);
        return scene;
    }

    private static Label styled(String words, String style) {
        Label label = Words.of(words);
        label.setStyle(style);
        return label;
    }

    private static Button button(String words, String style) {
        Button button = new Button(words);
        button.setStyle(style);
        return button;
    }

    private static Region tapped(double height) {
        Region row = new Region();
        row.setMinSize(200, height);
        row.setMaxHeight(height);
        row.setOnMouseClicked(event -> {});
        return row;
    }
}
