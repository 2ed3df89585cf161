package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.pos.ui.Screenshots.onFx;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.tillbridge.pos.fiscal.SimulatedSigner;
import org.tillbridge.pos.ui.OnScreen;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.sync.replica.Shop;

import java.time.Duration;
import java.util.Optional;

/// What waits for the signing unit, at the real window.
@OnScreen
class StatusWindowTest extends AtTheWindow {
    private final TestClock clock = new TestClock(Shop.NOON);
    private final SimulatedSigner unit = new SimulatedSigner(clock);

    @Override
    TillOnDisk start() {
        return TillOnDisk.withUnit(folder, clock, Optional.of(unit));
    }

    /// OCA/l10n-italy#4672
    @Test
    void anySaleWithoutFiscalDocumentIsSentAgainByKeysAlone() {
        atTheSale();
        unit.awayUntil(clock.instant().plus(Duration.ofHours(2)));
        for (int n = 0; n < 3; n++) {
            counter.scan("22214").waitFor("1 item");
            counter.press(KeyCode.F12).waitFor("Finish sale");
            counter.type("500").waitFor("£2.45").press(KeyCode.ENTER).waitFor("Next customer");
            counter.press(KeyCode.ENTER).waitFor("The basket is empty");
        }
        goTo(Place.STATUS);
        counter.waitFor("Without signature: 3").waitFor("1-2-1-000001, 12:00").waitForRest();
        counter.picture("window-status");

        unit.awayUntil(clock.instant());
        counter.press(KeyCode.DOWN).press(KeyCode.ENTER).waitFor("1-2-1-000002 is sent again.");
        till.fiscal.step();
        counter.press(KeyCode.ESCAPE);
        goTo(Place.STATUS);

        counter.waitFor("Without signature: 2").waitFor("1-2-1-000003, 12:00");
        assertThat(till.fiscal.unsigned())
                .extracting(one -> one.document().number().number())
                .containsExactly(1L, 3L);
        assertThat(unit.signed()).hasSize(1);
    }

    private void goTo(Place place) {
        onFx(
                () -> {
                    navigation.goTo(place);
                    return place;
                });
    }
}
