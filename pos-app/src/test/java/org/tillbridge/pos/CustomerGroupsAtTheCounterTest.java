package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.journal.Fixtures.card;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tillbridge.pos.sale.SuspendOutcome;
import org.tillbridge.pos.ui.BasketRow;
import org.tillbridge.retail.CustomerId;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.PriceModifier;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.StoredValueKind;
import org.tillbridge.retail.pricing.promotion.Offer;
import org.tillbridge.retail.pricing.promotion.Promotion;
import org.tillbridge.retail.pricing.promotion.Promotion.Conditions;
import org.tillbridge.retail.pricing.promotion.Selection;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.wire.CustomerAnswer;
import org.tillbridge.sync.wire.CustomerOutcome;
import org.tillbridge.sync.wire.NoAnswer;
import org.tillbridge.sync.wire.ReplicaRow.PromotionRow;
import org.tillbridge.sync.wire.Scope;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/// A promotion for a group of customers. The candle costs 2.55, and for gold customers a fifth
/// less.
class CustomerGroupsAtTheCounterTest extends AtTheCounter {
    private static final StoredValueCode CARD = card(StoredValueKind.POINTS, 4);
    private static final StoredValueCode OTHER = card(StoredValueKind.POINTS, 5);

    @BeforeEach
    void open() {
        till.put(
                Scope.CATALOGUE,
                new PromotionRow(
                        Promotion.of(
                                        "GOLD",
                                        "Gold week",
                                        new Offer.PercentOff(
                                                Selection.of(new ItemId(22214)), 200_000))
                                .under(Conditions.group("gold"))));
        hubSays(Set.of("gold", "early"));
        openDay();
    }

    @Test
    void theCustomerIsPutOnFirstAndEachLineSaysWhy() {
        sale.scanned(CARD.digits());
        sale.scanned("22214");

        assertThat(line().saving()).isEqualTo("Gold week (gold) −0.51");
        assertThat(toPay()).isEqualTo("£2.04");
    }

    @Test
    void aCustomerWhoIsPutOnAfterTheFirstLinesChangesTheirPricesAndTakenOffChangesThemBack() {
        sale.scanned("22214");
        assertThat(toPay()).isEqualTo("£2.55");

        sale.scanned(CARD.digits());
        assertThat(toPay()).isEqualTo("£2.04");

        sale.customers().ask();
        sale.customers().takeOff();
        assertThat(toPay()).isEqualTo("£2.55");
        assertThat(line().saving()).isEmpty();
    }

    @Test
    void anotherCustomerHasNoneOfTheFirstOnesGroups() {
        sale.scanned("22214");
        sale.scanned(CARD.digits());
        hubIsSilent();
        sale.scanned(OTHER.digits());
        assertThat(toPay()).isEqualTo("£2.55");

        hubSays(Set.of("gold"));
        sale.scanned(CARD.digits());
        sale.customers().enrol("", "Somebody new");
        assertThat(toPay()).isEqualTo("£2.55");
    }

    @Test
    void withNoAnswerThereIsNoGroupAndACompletedSaleIsNotChangedLater() {
        hubIsSilent();
        sale.scanned(CARD.digits());
        sell("22214", "2.55");
        hubSays(Set.of("gold"));

        RetailTransaction paid = lastPaid();
        assertThat(paid.goods().getFirst().modifiers()).isEmpty();
        assertThat(paid.customer()).isPresent();
    }

    @Test
    void aCardThatIsShownAgainWhileTheHubIsSilentKeepsWhatItHad() {
        sale.scanned("22214");
        sale.scanned(CARD.digits());
        hubIsSilent();
        sale.scanned(CARD.digits());

        assertThat(toPay()).isEqualTo("£2.04");
    }

    @Test
    void theGroupsAreKeptOverARestartAndWithASaleThatIsSetAside() {
        sale.scanned(CARD.digits());
        sale.scanned("22214");
        hubIsSilent();
        till = till.restarted();
        show();
        signOnAs(0, "3333");
        sale.scanned("22214");
        assertThat(toPay()).isEqualTo("£4.08");

        UUID aside = ((SuspendOutcome.Suspended) till.openSale.suspend()).suspension();
        till.openSale.resume(aside);
        sale.scanned("22214");

        assertThat(toPay()).isEqualTo("£6.12");
    }

    @Test
    void takenOffRightAfterARestartTheOtherPromotionsStay() {
        till.put(
                Scope.CATALOGUE,
                new PromotionRow(
                        Promotion.of(
                                "ALL",
                                "For all",
                                new Offer.PercentOff(Selection.of(new ItemId(22214)), 100_000))));
        sale.scanned("22214");
        sale.scanned(CARD.digits());
        assertThat(toPay()).isEqualTo("£2.04");
        till = till.restarted();
        show();
        signOnAs(0, "3333");

        sale.customers().ask();
        sale.customers().takeOff();

        assertThat(toPay()).isEqualTo("£2.29");
    }

    @Test
    void anAnswerThatComesOnceSomethingIsPaidChangesNoPrice() {
        tasks.holdAside();
        sale.scanned("22214");
        sale.scanned(CARD.digits());
        sale.pay();
        tender.given("1.00");
        tender.finish();
        tasks.letAside();

        tender.given("1.55");
        tender.finish();

        assertThat(lastPaid().goods().getFirst().modifiers()).isEmpty();
        assertThat(lastPaid().customer().orElseThrow().customer()).isPresent();
    }

    @Test
    void whoIsEnrolledOnceSomethingIsPaidChangesNoPriceEither() {
        sale.scanned("22214");
        sale.scanned(CARD.digits());
        sale.pay();
        tender.given("1.00");
        tender.finish();
        sale.customers().enrol("", "Somebody new");

        tender.given("1.04");
        tender.finish();

        assertThat(lastPaid().total()).isEqualTo(pounds("2.04"));
        assertThat(till.customers.known().name(lastPaid().customer().orElseThrow().loyaltyCode()))
                .contains("Somebody new");
    }

    @Test
    void theReceiptNamesTheGroup() {
        sale.scanned(CARD.digits());
        sell("22214", "2.04");

        assertThat(lastPaid().goods().getFirst().modifiers())
                .extracting(PriceModifier::reason)
                .containsExactly("Gold week (gold)");
    }

    private void hubSays(Set<String> groups) {
        CustomerId zoe = new CustomerId(new UUID(9, 1));
        till.customersAtHub =
                question ->
                        new CustomerOutcome.Answered(
                                new CustomerAnswer(zoe, CARD, "Zoë", pounds("0.00"), groups));
    }

    private void hubIsSilent() {
        till.customersAtHub = question -> NoAnswer.because(NoAnswer.Cause.UNREACHABLE, "away");
    }

    private BasketRow.Line line() {
        return (BasketRow.Line) sale.shown().get().rows().getLast();
    }

    private String toPay() {
        return sale.shown().get().toPay();
    }

    private RetailTransaction lastPaid() {
        List<SaleCompleted> sales =
                till.journal.reader().recentTransactions(1).stream()
                        .map(one -> till.journal.reader().transaction(one.transaction()))
                        .map(one -> (SaleCompleted) one.orElseThrow().fact())
                        .toList();
        return sales.getFirst().transaction();
    }
}
