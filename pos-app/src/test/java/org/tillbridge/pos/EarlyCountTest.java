package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tillbridge.pos.ui.Place;

/// Whoever counts the drawer is quicker than what there is to count is read.
class EarlyCountTest extends AtTheCounter {
    @Test
    void whatIsTypedBeforeItIsKnownWhatThereIsToCountIsCounted() {
        openDay();
        tasks.holdAside();
        navigation.goTo(Place.DRAWER_COUNT);
        countPieces("2");
        count.next();
        countPieces("1");
        count.pieces("12");
        assertThat(count.shown().get().typed()).isEqualTo("12");
        tasks.letAside();

        assertThat(count.shown().get().row()).isEqualTo(3);
        assertThat(count.shown().get().typed()).isEqualTo("12");
        assertThat(count.shown().get().counted())
                .as("two of fifty, none of twenty, one of ten, twelve of five")
                .isEqualTo("£170.00");
        count.back();
        navigation.goTo(Place.DRAWER_COUNT);
        assertThat(count.shown().get().typed()).as("anew").isEmpty();
    }

    @Test
    void nothingIsCountedBehindWhatIsNoNumber() {
        openDay();
        tasks.holdAside();
        navigation.goTo(Place.DRAWER_COUNT);
        countPieces("2", "123456", "7");
        tasks.letAside();

        assertThat(count.shown().get().row()).isEqualTo(1);
        assertThat(count.shown().get().wrong()).isNotEmpty();
        assertThat(count.shown().get().counted()).isEqualTo("£100.00");
    }
}
