package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.journal.Fixtures.card;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.junit.jupiter.api.Test;
import org.tillbridge.pos.sale.RingViewModel.Task;
import org.tillbridge.pos.tender.TenderViewModel.Kind;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.retail.Customer;
import org.tillbridge.retail.CustomerId;
import org.tillbridge.retail.PointsRate;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.SaleCustomer;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.StoredValueKind;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TenderLine;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.RecordedEntry;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.replica.StoreSettings;
import org.tillbridge.sync.wire.CustomerAnswer;
import org.tillbridge.sync.wire.CustomerOutcome;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Whose sale it is. The candle costs 2.55, and a sale earns ten per cent.
class CustomersAtTheCounterTest extends AtTheCounter {
    private static final StoredValueCode CARD = card(StoredValueKind.POINTS, 4);
    private static final CustomerId ZOE = new CustomerId(new UUID(9, 1));

    /// defendicon/POS-Awesome-V15#310, BrainWise-DEV/POSNext#97.
    @Test
    void aCustomerIsCreatedWithNoHubAndUsedInThreeSales() {
        earning();
        sale.scanned("22214");
        sale.customers().ask();
        sale.customers().find("Zoe@example.com");
        assertThat(asked().wrong())
                .isEqualTo(
                        "No answer from the hub. Make them a new customer: if they are known, the"
                                + " hub joins the two.");
        sale.customers().enrol("Zoe@example.com ", "Zoë Müller");

        assertThat(said()).isEqualTo("Zoë Müller is a new customer.");
        assertThat(sale.shown().get().customer()).isEqualTo("Zoë Müller");
        pay();
        for (int again = 0; again < 2; again++) {
            sale.scanned("22214");
            sale.customers().ask();
            sale.customers().find("zoe@EXAMPLE.com");
            assertThat(said()).isEqualTo("Zoë Müller is on the sale.");
            pay();
        }

        Customer zoe = till.journal.reader().customers().getFirst();
        assertThat(till.journal.reader().customers()).hasSize(1);
        assertThat(sales())
                .hasSize(3)
                .extracting(RetailTransaction::customer)
                .containsOnly(
                        Optional.of(
                                new SaleCustomer(
                                        Optional.of(zoe.id()),
                                        zoe.loyaltyCode(),
                                        PointsRate.ofPercent(BigDecimal.TEN))));
        assertThat(entries())
                .as("who it is stands in no entry")
                .noneMatch(entry -> (entry.headerText() + entry.bodyText()).contains("Zo"))
                .noneMatch(entry -> (entry.headerText() + entry.bodyText()).contains("example"));
    }

    @Test
    void aCustomerIsOnTheSaleStillWhenTheTillIsStartedAgain() {
        earning();
        sale.scanned("22214");
        sale.customers().enrol("", "Zoë");
        till = till.restarted();
        show();
        signOnAs(0, "3333");

        assertThat(sale.shown().get().customer()).isEqualTo("Zoë");
        sale.customers().ask();
        sale.customers().takeOff();
        assertThat(sale.shown().get().customer()).isEmpty();
    }

    @Test
    void aLoyaltyCardIsScannedBeforeTheFirstLineAndTheHubSaysWhoseItIs() {
        earning();
        till.customersAtHub =
                question ->
                        new CustomerOutcome.Answered(
                                new CustomerAnswer(ZOE, CARD, "Zoë Müller", pounds("3.40")));
        sale.scanned(CARD.digits());

        assertThat(said()).isEqualTo("Zoë Müller: 340 points, worth £3.40.");
        sale.scanned("22214");
        pay();
        assertThat(sales().getFirst().customer().flatMap(SaleCustomer::customer)).contains(ZOE);
    }

    @Test
    void aCardThatNobodyCanBeAskedAboutEarnsAllTheSame() {
        earning();
        sale.scanned("22214");
        sale.scanned(CARD.digits());

        assertThat(sale.shown().get().customer()).isEqualTo("Loyalty card ending 0295");
        pay();
        assertThat(sales().getFirst().customer())
                .contains(
                        new SaleCustomer(
                                Optional.empty(), CARD, PointsRate.ofPercent(BigDecimal.TEN)));
        assertThat(receipt.shown().get().toString()).contains("Points earned");
    }

    @Test
    void anAnswerThatComesAfterTheSaleSaysNothingOfTheNext() {
        earning();
        sale.scanned("22214");
        tasks.holdAside();
        sale.scanned(CARD.digits());
        till.customersAtHub =
                question ->
                        new CustomerOutcome.Answered(
                                new CustomerAnswer(
                                        ZOE,
                                        card(StoredValueKind.POINTS, 5),
                                        "Zoë",
                                        pounds("3.40")));
        till.openSale.cancel();
        sale.scanned("22214");
        tasks.letAside();

        assertThat(sales()).isEmpty();
        assertThat(till.openSale.basket().orElseThrow().transaction().customer()).isEmpty();
        assertThat(said()).doesNotContain("Zoë");
    }

    @Test
    void pointsPayAPartWhereTheHubAnswersAndNothingWhereItDoesNot() {
        earning();
        till.cardHub.put(CARD, pounds("1.00"));
        sale.scanned("22214");
        sale.scanned(CARD.digits());
        sale.pay();
        tender.choose(Kind.GIFT_CARD);
        assertThat(tender.shown().get().next()).isEqualTo("Look at the points");
        till.cardHub.goAway();
        tender.finish();
        assertThat(tender.shown().get().message().map(Message::happened))
                .contains("No answer from the hub, so nobody knows what is on the card.");
        till.cardHub.comeBack();
        tender.finish();
        tender.finish();
        tender.given("5.00");
        tender.finish();

        assertThat(sales().getFirst().tenders())
                .extracting(TenderLine::tender)
                .containsExactly(Tender.POINTS, Tender.CASH);
        assertThat(sales().getFirst().tenders().getFirst().amount()).isEqualTo(pounds("1.00"));
    }

    @Test
    void whatIsNoCustomerIsSaidBesideItsField() {
        earning();
        sale.customers().ask();
        sale.customers().find("nobody");
        assertThat(asked().wrong())
                .isEqualTo("This is neither a loyalty card nor an e-mail address.");
        sale.customers().enrol("", " ");
        assertThat(asked().wrong()).isEqualTo("Type a name, an e-mail address or a card first.");
        sale.customers().enrol("zoe@example.com", "4111 1111 1111 1111");
        assertThat(asked().wrong())
                .isEqualTo("A name has at most 80 characters, and no card number.");
        till.customersAtHub =
                question -> new CustomerOutcome.Refused(CustomerOutcome.Why.UNKNOWN_CUSTOMER);
        sale.customers().find("zoe@example.com");
        assertThat(asked().wrong())
                .isEqualTo("Nobody is known by this. Add a name and make them a new customer.");
        assertThat(till.journal.reader().customers()).isEmpty();
    }

    private void earning() {
        till.put(
                Shop.STORE, StoreSettings.usual().with(PointsRate.ofPercent(BigDecimal.TEN)).row());
        openDay();
    }

    private void pay() {
        sale.pay();
        tender.given("5.00");
        tender.finish();
        receipt.next();
    }

    private Task.AskCustomer asked() {
        return (Task.AskCustomer) sale.shown().get().task();
    }

    private String said() {
        return sale.shown().get().message().map(Message::happened).orElse("");
    }

    private List<RecordedEntry> entries() {
        return till.journal
                .reader()
                .read(till.journal.reader().epochs().getLast().epoch(), 0, 500, 1 << 20);
    }

    private List<RetailTransaction> sales() {
        return till.journal.reader().recentTransactions(10).stream()
                .map(
                        one ->
                                till.journal
                                        .reader()
                                        .transaction(one.transaction())
                                        .orElseThrow()
                                        .fact())
                .map(fact -> ((SaleCompleted) fact).transaction())
                .toList();
    }
}
