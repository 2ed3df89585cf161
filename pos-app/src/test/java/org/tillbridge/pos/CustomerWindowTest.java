package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.journal.Fixtures.card;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.tillbridge.pos.ui.OnScreen;
import org.tillbridge.retail.CustomerId;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.StoredValueKind;
import org.tillbridge.sync.wire.CustomerAnswer;
import org.tillbridge.sync.wire.CustomerOutcome;
import org.tillbridge.sync.wire.NoAnswer;

import java.util.UUID;
import java.util.concurrent.Semaphore;

/// Whose sale it is, at a real window, by keys and by fingers.
@OnScreen
class CustomerWindowTest extends AtTheWindow {
    private static final StoredValueCode CARD = card(StoredValueKind.POINTS, 4);

    @Test
    void aNewCustomerIsMadeByKeysAloneWithNoHub() {
        atTheSale();
        counter.scan("22214").scan("20886").waitFor("£6.76").waitForRest();
        counter.press(KeyCode.F5).waitFor("Loyalty card or e-mail address").waitForRest();
        counter.picture("window-customer");
        counter.type("zoe@example.com").press(KeyCode.ENTER);
        counter.waitFor(
                        "No answer from the hub. Make them a new customer: if they are known, the"
                                + " hub joins the two.")
                .waitForRest();
        counter.picture("window-customer-no-hub");
        counter.press(KeyCode.TAB).type("Zoe Alexandra Cunningham-Featherstone");
        counter.press(KeyCode.F6);
        counter.waitFor("Zoe Alexandra Cunningham-Featherstone is a new customer.").waitForRest();
        counter.picture("window-customer-new");

        assertThat(till.journal.reader().customers())
                .singleElement()
                .satisfies(zoe -> assertThat(zoe.email()).isPresent());
    }

    @Test
    void aLoyaltyCardBeforeTheFirstLineShowsWhoseItIs() {
        till.customersAtHub =
                question ->
                        new CustomerOutcome.Answered(
                                new CustomerAnswer(
                                        new CustomerId(new UUID(9, 1)),
                                        CARD,
                                        "Zoë Müller",
                                        pounds("3.40")));
        atTheSale();
        counter.scan(CARD.digits()).waitFor("Zoë Müller: 340 points, worth £3.40.");
        counter.waitForRest().picture("window-customer-first");
        counter.scan("22214").waitFor("£2.55").waitForRest().picture("window-customer-known");

        counter.tap("Zoë Müller").waitFor("This sale is for Zoë Müller.").waitForRest();
        counter.picture("window-customer-take-off");
        counter.press(KeyCode.F7).waitFor("1 line").waitForRest();
        assertThat(counter.words()).doesNotContain("Zoë Müller");
    }

    /// Ann is somebody else, whose address was typed by mistake.
    @Test
    void anAnswerToWhatWasTypedBeforePutsNobodyOnTheSale() throws Exception {
        Semaphore answers = new Semaphore(0);
        till.customersAtHub =
                question -> {
                    answers.acquireUninterruptibly();
                    return new CustomerOutcome.Answered(
                            new CustomerAnswer(
                                    new CustomerId(new UUID(9, 1)),
                                    CARD,
                                    "Ann Other",
                                    pounds("3.40")));
                };
        atTheSale();
        counter.scan("22214").waitFor("£2.55").waitForRest();
        counter.press(KeyCode.F5).waitFor("Loyalty card or e-mail address").waitForRest();
        counter.type("ann@example.com").press(KeyCode.ENTER);
        counter.waitUntil(answers::hasQueuedThreads, "the first question");
        till.customersAtHub = _ -> NoAnswer.because(NoAnswer.Cause.UNREACHABLE, "away");
        counter.type("a")
                .press(KeyCode.ENTER)
                .waitFor(
                        "No answer from the hub. Make them a new customer: if they are known, the"
                                + " hub joins the two.");

        answers.release();

        counter.waitUntil(() -> !answers.hasQueuedThreads(), "the answer").waitForRest();
        assertThat(counter.words()).doesNotContain("Ann Other");
        assertThat(till.openSale.basket().orElseThrow().transaction().customer()).isEmpty();
    }

    @Test
    void aCustomerIsFoundByFingersFromTheMenuBeforeTheFirstLine() {
        atTheSale();
        counter.press(KeyCode.F10).waitFor("Customer").waitForRest();
        counter.picture("window-more-customer");
        counter.tap("Customer").waitFor("Find").waitForRest().tap("New customer");
        counter.waitFor("Type a name, an e-mail address or a card first.").waitForRest();
        counter.picture("window-customer-nothing-said");
    }
}
