package org.tillbridge.sync.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.StoredValueKind;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;

class CardDigestTest {
    /// Tills and hubs of all versions know a card by the same.
    @Test
    void theDigestOfACardNeverChanges() {
        assertThat(CardDigest.of(new StoredValueCode("98158734446889373223")))
                .isEqualTo(new CardDigest("ccead02807"));
    }

    @Test
    void cardsAreToldFromOneAnother() {
        Random chance = new Random(7);
        Set<CardDigest> digests = new HashSet<>();
        for (int n = 0; n < 2000; n++) {
            digests.add(CardDigest.of(StoredValueCode.random(StoredValueKind.GIFT_CARD, chance)));
        }
        assertThat(digests).hasSize(2000);
    }

    /// So that none of the many that have the same is known for the one.
    @Test
    void aDigestHoldsNoMoreThanFortyBits() {
        assertThatThrownBy(() -> new CardDigest("00c0ffee0011"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
