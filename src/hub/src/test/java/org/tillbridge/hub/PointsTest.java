package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tillbridge.hub.ForkTest.CANDLE;
import static org.tillbridge.sync.journal.Fixtures.aReturn;
import static org.tillbridge.sync.journal.Fixtures.aSale;
import static org.tillbridge.sync.journal.Fixtures.article;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.junit.jupiter.api.Test;
import org.tillbridge.hub.conflict.Conflict;
import org.tillbridge.hub.page.PageRequest;
import org.tillbridge.retail.Customer;
import org.tillbridge.retail.StoredValueSlip;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.rules.Rule;
import org.tillbridge.sync.wire.EntryResult;
import org.tillbridge.sync.wire.ParkedEffect;
import org.tillbridge.sync.wire.StoredValueClaim;
import org.tillbridge.sync.wire.StoredValueOutcome;

import java.util.Optional;
import java.util.UUID;

/// What customers earn, spend and give back.
@OnEachDatabase
class PointsTest extends AmongCustomers {
    @Test
    void pointsOfAnUnknownCustomerAreParkedAloneAndBookedWhenTheyAreKnown() {
        sells(first, ZOE, 10);

        assertThat(first.pushAll().results().getFirst().parked())
                .extracting(ParkedEffect::effect, ParkedEffect::code)
                .containsExactly(tuple("points", "unknownCustomer"));
        assertThat(hub.office().figures().agree()).isTrue();
        second.journal().enrolling(ZOE);
        second.pushAll();
        hub.office().settlement().ofWhatArrived();

        assertThat(points(first, ZOE)).isEqualTo(19);
        assertThat(hub.office().settlement().waiting()).isZero();
    }

    /// odoo/odoo#212922, odoo/odoo#257854.
    @Test
    void aRefundTakesBackWhatTheGoodsEarnedInProportionAndNeverTwice() {
        first.journal().enrolling(ZOE);
        UUID sale = sells(first, ZOE, 10);
        first.pushAll();
        assertThat(points(first, ZOE)).isEqualTo(19);

        takesBack(bristol, sale, 3);
        bristol.pushAll();
        assertThat(points(first, ZOE)).isEqualTo(13);
        takesBack(second, sale, 7);
        second.pushAll();
        assertThat(points(first, ZOE)).isZero();
        takesBack(bristol, sale, 5);
        bristol.pushAll();

        assertThat(points(first, ZOE)).as("more came back than was sold").isZero();
        assertThat(hub.office().conflicts(PageRequest.first(10)).rows())
                .extracting(Conflict::rule)
                .containsExactly(Rule.RETURNED_MORE_THAN_SOLD);
    }

    @Test
    void whatCameBackBeforeAnybodyKnewWhoseItIsIsTakenBackWhenTheyAreKnown() {
        UUID sale = sells(first, ZOE, 10);
        takesBack(first, sale, 3);
        first.pushAll();
        second.journal().enrolling(ZOE);
        second.pushAll();
        hub.office().settlement().ofWhatArrived();

        assertThat(points(first, ZOE)).isEqualTo(13);
    }

    /// A till finishes a sale once more where damage has taken it: another entry, which counts too.
    /// The points of what came back in between are taken back once.
    @Test
    void aSaleThatIsFinishedOnceMoreAfterItsGoodsCameBackEarnsWhatItDoes() {
        first.journal().enrolling(ZOE);
        SaleCompleted sale = sale(first);
        first.journal().add(sale);
        takesBack(first, sale.transaction().id(), 3);
        first.journal().add(sale);

        assertThat(first.pushAll().results()).allMatch(EntryResult::isApplied);

        assertThat(hub.office().figures().workstations().getFirst().stockMovements()).isEqualTo(3);
        assertThat(points(first, ZOE)).isEqualTo(13 + 19);
        takesBack(first, sale.transaction().id(), 7);
        first.pushAll();
        assertThat(points(first, ZOE)).isEqualTo(19);
        assertThat(hub.office().figures().differences()).isEmpty();
    }

    /// What damage had taken of a till's journal comes late, with the earlier id.
    @Test
    void whatASaleEarnedIsTakenBackThoughItsFirstEntryComesAfterItsSecond() {
        first.journal().enrolling(ZOE);
        SaleCompleted sale = sale(first);
        first.journal().add(sale);
        takesBack(first, sale.transaction().id(), 3);
        first.journal().add(sale, new UUID(1, 1));
        takesBack(first, sale.transaction().id(), 7);
        first.pushAll();

        assertThat(points(first, ZOE)).as("of the other, which counts too").isEqualTo(19);
        assertThat(hub.office().figures().differences()).isEmpty();
    }

    @Test
    void whatWaitsOfASaleThatWasFinishedTwiceIsBookedTwiceAndWhatCameBackIsTakenBackOnce() {
        SaleCompleted sale = saleWithAnUnknownItem(first);
        first.journal().add(sale);
        takesBack(first, sale.transaction().id(), 3);
        first.journal().add(sale).enrolling(ZOE);
        first.pushAll();

        hub.office()
                .importFile("items.tsv", "sku\tname\tdepartment\tprice\n23209\tCup\t1\t12.50\n");
        hub.office().settlement().ofWhatArrived();

        assertThat(hub.office().settlement().waiting()).isZero();
        assertThat(hub.office().figures().workstations().getFirst().stockMovements()).isEqualTo(5);
        assertThat(points(first, ZOE)).isEqualTo(2 * 32 - 6);
        assertThat(hub.office().figures().differences()).isEmpty();
    }

    private static SaleCompleted sale(TillFixture till) {
        return new SaleCompleted(
                next(till, aSale()).by(of(ZOE)).of(10, CANDLE).paidIn(Tender.CASH));
    }

    private static SaleCompleted saleWithAnUnknownItem(TillFixture till) {
        return new SaleCompleted(
                next(till, aSale())
                        .by(of(ZOE))
                        .of(10, CANDLE)
                        .of(1, article(2, "23209", "Cup", 1250))
                        .paidIn(Tender.CASH));
    }

    /// defendicon/POS-Awesome-V15#3059.
    @Test
    void pointsPayOnAClaimAndComeBackToTheCardWithTheGoods() {
        first.journal().enrolling(ZOE);
        sells(first, ZOE, 100);
        first.pushAll();
        assertThat(points(first, ZOE)).isEqualTo(195);
        UUID claim = new UUID(7, 7);
        StoredValueSlip slip = StoredValueSlip.claimed(ZOE.loyaltyCode(), claim, pounds("0.95"));

        assertThat(claims(second, claim, ZOE, "1.00")).isEqualTo("1.00");
        assertThat(claims(first, new UUID(7, 8), ZOE, "1.95")).isEqualTo("0.95");
        push(second, next(second, aSale()).of(1, CANDLE).through(slip, pounds("1.00")));
        assertThat(points(first, ZOE)).isEqualTo(95);
        second.journal()
                .add(
                        new ReturnCompleted(
                                next(second, aReturn())
                                        .of(1, CANDLE)
                                        .through(
                                                StoredValueSlip.unasked(ZOE.loyaltyCode()),
                                                pounds("-1.00"))
                                        .paidIn(Tender.CASH)));
        second.pushAll();

        assertThat(points(first, ZOE)).isEqualTo(195);
        assertThat(hub.office().conflicts(PageRequest.first(10)).rows()).isEmpty();
    }

    @Test
    void pointsThatWereSpentBeforeTheirGoodsCameBackAreALossUntilTheBalanceIsBack() {
        first.journal().enrolling(ZOE);
        UUID sale = sells(first, ZOE, 100);
        push(
                first,
                next(first, aSale())
                        .of(1, CANDLE)
                        .through(StoredValueSlip.unasked(ZOE.loyaltyCode()), pounds("1.90")));
        takesBack(first, sale, 100);
        first.pushAll();

        assertThat(points(first, ZOE)).isEqualTo(-190);
        assertThat(hub.office().conflicts(PageRequest.first(10)).rows())
                .extracting(Conflict::rule)
                .containsExactly(Rule.POINTS_SPENT_BEFORE_RETURN);
        assertThat(hub.office().figures().storedValue().getFirst().lost()).isEqualTo(190);

        sells(first, ZOE, 200);
        first.pushAll();
        assertThat(points(first, ZOE)).isEqualTo(200);
        assertThat(hub.office().figures().storedValue().getFirst().lost()).isZero();
    }

    @Test
    void eitherCardOfOneCustomerPaysWithAllTheirPointsAndAClaimOutlivesTheMerge() {
        first.journal().enrolling(ZOE);
        first.pushAll();
        Customer stranger = customer(3, "", "");
        second.journal().enrolling(stranger);
        sells(second, stranger, 100);
        second.pushAll();
        UUID claim = new UUID(7, 7);
        assertThat(claims(second, claim, stranger, "1.00")).isEqualTo("1.00");
        bristol.journal()
                .enrolling(
                        new Customer(
                                customer(4, "", "").id(),
                                stranger.loyaltyCode(),
                                "",
                                Optional.of(ADDRESS)));
        bristol.pushAll();

        assertThat(claims(first, new UUID(7, 8), ZOE, "1.95")).isEqualTo("0.95");
        assertThat(claims(first, new UUID(7, 8), ZOE, "0.00")).isEqualTo("0.00");
        push(
                second,
                next(second, aSale())
                        .of(1, CANDLE)
                        .through(
                                StoredValueSlip.claimed(
                                        stranger.loyaltyCode(), claim, pounds("0.95")),
                                pounds("1.00")));
        assertThat(points(first, ZOE)).isEqualTo(95);
        assertThat(points(first, stranger)).isEqualTo(95);
        assertThat(claims(first, new UUID(7, 9), stranger, "1.95")).isEqualTo("0.95");
    }

    /// Head office blocks the card that was lost; its owner has another.
    @Test
    void aLostCardPaysNoMoreAndItsOwnersNewOnePaysWithAllThePoints() {
        first.journal().enrolling(ZOE);
        sells(first, ZOE, 100);
        first.pushAll();
        Customer again =
                new Customer(
                        customer(4, "", "").id(),
                        customer(4, "", "").loyaltyCode(),
                        "",
                        Optional.of(ADDRESS));
        second.journal().enrolling(again);
        second.pushAll();
        hub.office().storedValue().block(ZOE.loyaltyCode(), "lost");

        assertThat(claims(second, new UUID(7, 8), again, "1.00")).isEqualTo("1.00");
        assertThat(
                        second.link()
                                .claim(
                                        new StoredValueClaim(
                                                new UUID(7, 9), ZOE.loyaltyCode(), pounds("0.50"))))
                .isEqualTo(new StoredValueOutcome.Refused(StoredValueOutcome.Why.BLOCKED_CARD));
    }
}
