package org.tillbridge.pos.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.pos.ui.Screenshots.onFx;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tillbridge.pos.enrol.EnrolView;
import org.tillbridge.pos.enrol.EnrolViewModel;
import org.tillbridge.pos.receipt.ReceiptView;
import org.tillbridge.pos.receipt.ReceiptViewModel;
import org.tillbridge.pos.tender.TenderView;
import org.tillbridge.pos.tender.TenderViewModel;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What keys, scanner and fingers reach.
@OnScreen
class KeyboardTest {
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final Navigation navigation = new Navigation(Place.TENDER);
    private Counter counter;

    private final ObjectProperty<TopBarState> topBar =
            new SimpleObjectProperty<>(
                    new TopBarState(
                            "Bath",
                            "Till 2",
                            "B. Evans",
                            "Mon 23 Nov",
                            new Lamp(Lamp.State.CONNECTED, "Connected"),
                            "14:37"));

    @BeforeEach
    void atTheTender() {
        counter = Counter.with(this::window);
    }

    @AfterEach
    void leave() {
        counter.close();
    }

    private PosWindow window() {
        return new PosWindow(
                new Screens(
                        navigation,
                        new SimpleObjectProperty<>(new Texts(Locale.UK, ZoneOffset.UTC)),
                        new SimpleObjectProperty<>(Theme.LIGHT),
                        topBar,
                        Map.of(
                                Place.TENDER,
                                texts ->
                                        new TenderView(
                                                Still.of(
                                                        TenderViewModel.class,
                                                        tender(),
                                                        this::tenderAsked),
                                                code -> asked.add("scanned " + code),
                                                texts),
                                Place.ENROL,
                                texts ->
                                        new EnrolView(
                                                Still.of(
                                                        EnrolViewModel.class,
                                                        new EnrolViewModel.Shown(
                                                                "",
                                                                "",
                                                                false,
                                                                "",
                                                                "",
                                                                Optional.empty()),
                                                        asked::add),
                                                texts),
                                Place.RECEIPT,
                                texts ->
                                        new ReceiptView(
                                                Still.of(
                                                        ReceiptViewModel.class,
                                                        receipt(),
                                                        asked::add),
                                                texts))));
    }

    /// Whether a scan is a card that pays is asked of each.
    private void tenderAsked(String deed) {
        if (deed.startsWith("takesCard")) {
            return;
        }
        asked.add(deed);
        if (deed.startsWith("finish")) {
            navigation.goTo(Place.RECEIPT);
        }
    }

    @Test
    void aScanNeverLandsInANumberField() {
        counter.scan("5012345678900");

        assertThat(asked).containsExactly("scanned 5012345678900");
    }

    @Test
    void theSeparatorsOfAGs1CodeComeThroughHoweverTheScannerTypesThem() {
        String code = "010952123454321310ABC123\u001d17290331";

        counter.scan(code).scanWithKeysForSeparators(code);

        assertThat(asked).containsExactly("scanned " + code, "scanned " + code);
    }

    @Test
    void anAddressIsScannedWithAllItsSigns() {
        counter.scan("https://id.gs1.org/01/09521234543213/10/A%2FB?17=290331&x={y}^~");

        assertThat(asked)
                .containsExactly(
                        "scanned https://id.gs1.org/01/09521234543213/10/A%2FB?17=290331&x={y}^~");
    }

    @Test
    void whatAPersonTypesLandsInTheField() {
        counter.type("4").waitUntil(() -> !asked.isEmpty(), "the digit");

        assertThat(asked).containsExactly("given [0.04]");
    }

    @Test
    void aFewFastDigitsAndEnterAreAnAmountAndNoScan() {
        counter.scan("40");
        counter.waitUntil(() -> asked.size() >= 2, "both digits");

        assertThat(asked).noneMatch(deed -> deed.startsWith("scanned"));
    }

    @Test
    void ofTwoDigitsStruckAtOnceBesideTheHelpNoneIsLost() {
        counter.press(KeyCode.F1).scan("40");

        assertThat(asked).startsWith("given [0.04]", "given [0.40]");
    }

    @Test
    void whatIsTypedOnAScreenThatIsNotDrawnYetIsNotLost() {
        counter.scanRightAfter(() -> navigation.goTo(Place.ENROL), "601");

        assertThat(focus())
                .isInstanceOfSatisfying(
                        TextField.class, field -> assertThat(field.getText()).isEqualTo("601"));
    }

    @Test
    void whatIsTypedOnAScreenThatIsNotDrawnYetTakesThePlaceOfWhatIsChosenThere() {
        counter.scanRightAfter(
                () -> {
                    navigation.goTo(Place.ENROL);
                    TextField field = (TextField) focus();
                    field.setText("1");
                    field.selectAll();
                },
                "30");

        assertThat(((TextField) focus()).getText()).isEqualTo("30");
    }

    @Test
    void aSecondEnterOnFinishDoesNotSendTheReceiptAway() {
        counter.pressTwice(KeyCode.ENTER);

        assertThat(asked).containsExactly("finish []");
        assertThat(navigation.place().get()).isEqualTo(Place.RECEIPT);
        counter.press(KeyCode.ENTER);
        assertThat(asked).containsExactly("finish []", "next []");
    }

    @Test
    void aFingerDoesWhatAKeyDoes() {
        counter.tap("Finish sale");

        assertThat(asked).containsExactly("finish []");
    }

    @Test
    void afterATapOnATileTypingGoesOnInTheField() {
        counter.tap("£40").waitUntil(() -> focus() instanceof TextField, "the focus in the field");

        counter.press(KeyCode.ENTER);
        assertThat(asked).containsExactly("note [0]", "finish []");
    }

    private Node focus() {
        return counter.scene().getFocusOwner();
    }

    @Test
    void aTillIsEnrolledByFingersAlone() {
        onFx(
                () -> {
                    Lamp notStarted = new Lamp(Lamp.State.OFFLINE, "Not started");
                    topBar.set(new TopBarState("", "", "", "", notStarted, "14:37"));
                    navigation.goTo(Place.ENROL);
                    return true;
                });
        counter.tapNamed("Address of the hub").waitFor("Space");
        for (String letter : "H://A.1".split("")) {
            counter.tap(letter);
        }
        counter.tapNamed("Enrolment code").tap("K").tap("-").tap("7").picture("enrol-letters");
        counter.tap("Enrol this till");
        counter.press(KeyCode.ESCAPE);

        assertThat(asked).containsExactly("enrol [h://a.1, k-7]");
        assertThat(counter.words()).doesNotContain("Space");
    }

    @Test
    void escapeGoesBack() {
        counter.press(KeyCode.ESCAPE);

        assertThat(asked).containsExactly("back []");
    }

    @Test
    void theFrameHasTheMeasuresOfTheDesign() {
        onFx(
                () -> {
                    counter.scene().getWindow().setWidth(1366);
                    counter.scene().getWindow().setHeight(768);
                    counter.scene().getRoot().layout();
                    return true;
                });
        counter.waitUntil(() -> height(".top-bar") == 48, "a laid out frame");

        assertThat(onFx(() -> height(".bottom-left"))).isEqualTo(88);
        assertThat(onFx(() -> width(".bottom-left") / counter.scene().getWidth()))
                .isBetween(0.419, 0.421);
    }

    private double height(String style) {
        return ((Region) counter.scene().lookup(style)).getHeight();
    }

    private double width(String style) {
        return ((Region) counter.scene().lookup(style)).getWidth();
    }

    private static TenderViewModel.Shown tender() {
        return new TenderViewModel.Shown(
                new TenderViewModel.Basket("", List.of(), "", ""),
                TenderViewModel.Kind.CASH,
                true,
                List.of(),
                new TenderViewModel.Big("To pay", "£36.55", false, List.of()),
                "",
                new TenderViewModel.Field("Cash given", "", "", "0.00"),
                false,
                "",
                "",
                "",
                List.of(new TenderViewModel.QuickNote("£40", "")),
                -1,
                Optional.empty(),
                "Finish sale",
                "",
                true,
                Optional.empty());
    }

    private static ReceiptViewModel.Shown receipt() {
        return new ReceiptViewModel.Shown(
                "Sale 1",
                new ReceiptViewModel.Done(
                        "The sale is kept", "Give the change.", "", false, "Next customer"),
                "Change",
                "£3.45",
                List.of(),
                List.of(),
                Set.of(),
                ReceiptViewModel.Mailing.NONE,
                ReceiptViewModel.Invoicing.NONE,
                Optional.empty());
    }
}
