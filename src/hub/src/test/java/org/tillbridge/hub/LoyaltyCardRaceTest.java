package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.hub.AmongCustomers.ADDRESS;
import static org.tillbridge.hub.AmongCustomers.ZOE;
import static org.tillbridge.hub.AmongCustomers.customer;
import static org.tillbridge.hub.AmongCustomers.next;
import static org.tillbridge.hub.AmongCustomers.points;
import static org.tillbridge.hub.AmongCustomers.sells;
import static org.tillbridge.hub.ForkTest.CANDLE;
import static org.tillbridge.sync.journal.Fixtures.aSale;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tillbridge.retail.Customer;
import org.tillbridge.retail.StoredValueSlip;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A loyalty card that pays and earns in one store while another enrols its owner, who turns out to
/// be a customer with another card; on PostgreSQL, where two may write at once.
@Timeout(600)
class LoyaltyCardRaceTest {
    private static final Customer STRANGER = customer(3, "", "");
    private static final Customer ZOE_WITH_THAT_CARD =
            new Customer(
                    customer(4, "", "").id(), STRANGER.loyaltyCode(), "", Optional.of(ADDRESS));

    @TempDir Path folder;
    private Hub hub;
    private TillFixture bath;
    private TillFixture bristol;

    @AfterEach
    void stop() {
        hub.close();
    }

    /// @param known whether somebody was enrolled with the card before
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatACardPaysWhileItsOwnerIsEnrolledIsTakenFromThePointsOfItsOwner(boolean known)
            throws Exception {
        InBetween paying = hub("INTO conflict", known);

        paying.does(this::paysAndEarns, this::enrols);

        assertAllIsOnOneCard();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoseOwnerIsEnrolledWhileTheCardPaysHasPaidWithThePointsOfItsOwner(boolean known)
            throws Exception {
        InBetween enrolling = hub("INTO stored_value (", known);

        enrolling.does(this::enrols, this::paysAndEarns);

        assertAllIsOnOneCard();
    }

    /// Zoë has 195 points.
    ///
    /// @param before the statement before which something comes in between
    private InBetween hub(String before, boolean known) throws Exception {
        HubSettings settings = TestDatabase.POSTGRES.settings(folder.resolve("hub"));
        ForkTest.openedHub(settings, folder.resolve("shop")).close();
        InBetween between = new InBetween(settings.folder(), before);
        hub = Hub.start(settings, between.surroundings());
        bath = TillFixture.enrol(hub, 1, folder.resolve("bath"));
        bristol = TillFixture.enrol(hub, 2, folder.resolve("bristol"));
        bath.journal().enrolling(ZOE);
        sells(bath, ZOE, 100);
        if (known) {
            bath.journal().enrolling(STRANGER);
        }
        bath.pushAll();
        return between;
    }

    private void enrols() {
        bath.journal().enrolling(ZOE_WITH_THAT_CARD);
        bath.pushAll();
    }

    private void paysAndEarns() {
        StoredValueSlip card = StoredValueSlip.unasked(STRANGER.loyaltyCode());
        bristol.journal()
                .add(
                        new SaleCompleted(
                                next(bristol, aSale())
                                        .of(1, CANDLE)
                                        .through(card, pounds("1.00"))
                                        .paidIn(Tender.CASH)));
        sells(bristol, STRANGER, 200);
        bristol.pushAll();
    }

    private void assertAllIsOnOneCard() {
        hub.office().settlement().ofWhatArrived();
        assertThat(List.of(points(bath, ZOE), points(bristol, STRANGER)))
                .containsOnly(195L - 100 + 390);
        assertThat(hub.office().figures().agree()).isTrue();
    }
}
