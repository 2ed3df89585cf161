package org.tillbridge.pos.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class NavigationTest {
    private final Navigation navigation = new Navigation(Place.SIGN_ON);
    private final Navigation branch = navigation.branch();

    @Test
    void aBranchGoesWhereAllGo() {
        branch.goTo(Place.SALE);
        assertThat(navigation.place().get()).isEqualTo(Place.SALE);

        navigation.goTo(Place.TENDER);
        assertThat(branch.place().get()).isEqualTo(Place.TENDER);
    }

    /// The screens of another language have taken its place: what is asked there, say of a
    /// terminal, would be asked twice.
    @Test
    void whoWasReplacedHearsOfNoPlaceAndLeadsToNone() {
        List<Place> heard = new ArrayList<>();
        branch.place().subscribe(place -> heard.add(place));

        branch.end();
        navigation.goTo(Place.TENDER);
        branch.goTo(Place.RECEIPT);

        assertThat(heard).containsExactly(Place.SIGN_ON);
        assertThat(navigation.place().get()).isEqualTo(Place.TENDER);
    }
}
