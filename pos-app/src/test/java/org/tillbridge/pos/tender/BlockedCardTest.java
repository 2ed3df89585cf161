package org.tillbridge.pos.tender;

import static org.assertj.core.api.Assertions.assertThat;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.TillOnDisk;
import org.tillbridge.pos.storedvalue.Claimed;
import org.tillbridge.pos.storedvalue.FoundCard;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.StoredValueKind;
import org.tillbridge.sync.journal.Fixtures;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.replica.StoreSettings;
import org.tillbridge.sync.wire.CardDigest;
import org.tillbridge.sync.wire.ReplicaRow.BlockedCardRow;
import org.tillbridge.sync.wire.Scope;
import org.tillbridge.sync.wire.StoredValueOutcome.Why;

import java.nio.file.Path;
import java.util.UUID;

/// A card that head office blocked while the hub was there, shown when it is not.
class BlockedCardTest {
    private static final StoredValueCode CARD = Fixtures.card(StoredValueKind.GIFT_CARD, 1);
    private static final StoredValueCode OTHER = Fixtures.card(StoredValueKind.GIFT_CARD, 2);

    @TempDir Path folder;
    private TillOnDisk till;

    @BeforeEach
    void open() {
        till = TillOnDisk.openIn(folder);
        till.put(Shop.STORE, StoreSettings.usual().withOfflineLimit(500).row());
        till.put(Scope.CATALOGUE, new BlockedCardRow(CardDigest.of(CARD)));
        till.cardHub.goAway();
        till.sale.scan("22214");
    }

    @AfterEach
    void close() {
        till.close();
    }

    @Test
    void aCardThatIsKnownAsBlockedPaysNothingWithoutTheHub() {
        assertThat(till.storedValue.look(CARD))
                .isEqualTo(new FoundCard.Refused(CARD, Why.BLOCKED_CARD));

        assertThat(take(CARD)).isEqualTo(new TenderOutcome.CardRefused(CARD, Why.BLOCKED_CARD));

        assertThat(till.openSale.basket().orElseThrow().tenders()).isEmpty();
        assertThat(take(OTHER)).isInstanceOf(TenderOutcome.Paid.class);
    }

    @Test
    void itIsKnownAfterARestartToo() {
        till = till.restarted();

        assertThat(take(CARD)).isEqualTo(new TenderOutcome.CardRefused(CARD, Why.BLOCKED_CARD));
    }

    /// Head office may have lifted the block since this till heard of it.
    @Test
    void aHubThatAnswersIsBelieved() {
        till.cardHub.comeBack();
        till.cardHub.put(CARD, pounds("25.00"));

        assertThat(take(CARD)).isInstanceOf(TenderOutcome.Paid.class);
    }

    private TenderOutcome take(StoredValueCode code) {
        UUID sale = till.openSale.basket().orElseThrow().transaction().id();
        Claimed claimed = till.storedValue.claim(code, pounds("2.55"));
        return till.storedValueTenders.take(sale, claimed).outcome();
    }

    private static Money pounds(String amount) {
        return Money.parse("GBP " + amount);
    }
}
