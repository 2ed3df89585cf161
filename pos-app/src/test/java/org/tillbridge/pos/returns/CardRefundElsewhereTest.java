package org.tillbridge.pos.returns;

import static org.assertj.core.api.Assertions.assertThat;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.TillOnDisk;
import org.tillbridge.pos.returns.CardRefunds.Refundable;
import org.tillbridge.pos.sale.TakenTender;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.retail.CardSlip;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.wire.NoAnswer;
import org.tillbridge.sync.wire.SoldSale;
import org.tillbridge.sync.wire.SoldSaleOutcome;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Money goes back to a card as far as the hub knows what went back before: of sales of other
/// tills, and of sales of this one after its journal was damaged. The candle costs 2.55.
class CardRefundElsewhereTest {
    private static final UUID SALE = new UUID(5, 1);
    private static final CardSlip PAID =
            new CardSlip(
                    new UUID(5, 2),
                    "BV0q001643892070000.VF6T 2010-12-01T12:00:01Z",
                    Optional.empty(),
                    Optional.of("Visa"),
                    Optional.of("4471"),
                    false);

    @TempDir Path folder;
    private TillOnDisk till;

    @BeforeEach
    void open() {
        till = TillOnDisk.openIn(folder);
    }

    @AfterEach
    void close() {
        till.close();
    }

    @Test
    void whatWasPaidAtAnotherTillGoesBackToItsCardByTheTerminalsReference() {
        hubKnows(SALE, PAID, "5.10");
        comesBack(SALE);

        RetailTransaction back = refundToCard();

        assertThat(back.tenders())
                .singleElement()
                .satisfies(
                        line -> {
                            assertThat(line.amount()).isEqualTo(pounds("-2.55"));
                            assertThat(line.card().orElseThrow().refunds()).contains(PAID.tender());
                            assertThat(line.card().orElseThrow().lastFour()).contains("4471");
                        });
    }

    @Test
    void neverMoreThanItPaidLessWhatWentBackElsewhereAndHere() {
        hubKnows(SALE, PAID, "5.10", refund(new UUID(9, 1), PAID, "1.00"));
        comesBack(SALE);
        RetailTransaction here = refundToCard();
        UUID entry =
                till.journal
                        .reader()
                        .transaction(here.id())
                        .orElseThrow()
                        .entry()
                        .header()
                        .entryId();

        comesBack(SALE);
        assertThat(offered().orElseThrow().amount())
                .as("5.10 paid, 1.00 went back elsewhere, 2.55 here and unsent")
                .isEqualTo(pounds("1.55"));
        hubKnows(
                SALE,
                PAID,
                "5.10",
                refund(new UUID(9, 1), PAID, "1.00"),
                refund(entry, PAID, "2.55"));
        assertThat(offered().orElseThrow().amount())
                .as("what the hub has from here counts once")
                .isEqualTo(pounds("1.55"));
    }

    @Test
    void whereTheBankRefusedTheCardAfterwardsNothingGoesBackToIt() {
        hubKnows(SALE, PAID, "5.10");
        comesBack(SALE);
        assertThat(offered()).isPresent();
        SoldSale known = ((SoldSaleOutcome.Answered) till.soldAtHub.apply(SALE)).sale();
        till.soldAtHub =
                _ ->
                        new SoldSaleOutcome.Answered(
                                new SoldSale(
                                        SALE,
                                        known.currency(),
                                        known.lines(),
                                        known.backs(),
                                        List.of(new SoldSale.PaidCard(PAID, pounds("5.10"), true)),
                                        known.refunds()));

        assertThat(offered()).isEmpty();
    }

    @Test
    void withoutTheHubNothingGoesBackToACardThatPaidAtAnotherTill() {
        comesBack(SALE);

        assertThat(offered()).isEmpty();
    }

    @Test
    void afterDamageOnlyTheHubSaysWhatWentBackToACard() throws SQLException {
        till.sale.scan("22214");
        TakenTender asked =
                ((TenderOutcome.Asking) till.cards.start(transaction(), pounds("2.55"))).tender();
        RetailTransaction sale =
                paid(till.cards.answered(transaction(), asked.id(), till.cards.ask(asked)));
        CardSlip card = sale.tenders().getFirst().card().orElseThrow();
        comesBack(sale.id());
        assertThat(offered()).as("while its journal is whole it needs no hub").isPresent();
        refundToCard();
        till.sale.scan("22214");
        till = till.restarted();
        till.tender.payCash(transaction(), pounds("10.00"));
        till.close();
        damageTheReturn();
        till = till.restarted();

        comesBack(sale.id());
        assertThat(till.journal.reader().returnsNaming(card.tender())).as("lost").isEmpty();
        assertThat(offered()).isEmpty();

        hubKnows(sale.id(), card, "2.55", refund(new UUID(9, 3), card, "2.55"));
        assertThat(offered()).isEmpty();
        hubKnows(sale.id(), card, "2.55", refund(new UUID(9, 3), card, "1.00"));
        assertThat(offered().orElseThrow().amount()).isEqualTo(pounds("1.55"));
    }

    /// It may have got that back before; seed 71 of the simulator.
    @Test
    void whatACardHadPaidBeforeTheDamageGoesBackByTheHubsWordAlone() throws SQLException {
        till.sale.scan("22214");
        TakenTender asked =
                ((TenderOutcome.Asking) till.cards.start(transaction(), pounds("1.55"))).tender();
        till.cards.answered(transaction(), asked.id(), till.cards.ask(asked));
        till.close();
        damage("TenderStarted");
        till = till.restarted();
        RetailTransaction sale = paid(till.tender.payCash(transaction(), pounds("1.00")));
        CardSlip card = sale.tenders().getFirst().card().orElseThrow();
        comesBack(sale.id());

        assertThat(offered()).isEmpty();

        hubKnows(sale.id(), card, "1.55");
        assertThat(offered().orElseThrow().amount()).isEqualTo(pounds("1.55"));
    }

    private void damageTheReturn() throws SQLException {
        damage("ReturnCompleted");
    }

    private void damage(String kind) throws SQLException {
        try (Connection file =
                        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"));
                Statement statement = file.createStatement()) {
            String trigger;
            try (ResultSet row =
                    statement.executeQuery(
                            "SELECT sql FROM sqlite_schema WHERE type = 'trigger'")) {
                trigger = row.getString(1);
            }
            statement.execute("DROP TRIGGER an_entry_is_never_changed");
            statement.execute("UPDATE entry SET body = '{}' WHERE kind = '" + kind + "'");
            statement.execute(trigger);
        }
    }

    private void hubKnows(UUID sale, CardSlip card, String amount, SoldSale.Refund... refunds) {
        SoldSale known =
                new SoldSale(
                        sale,
                        Shop.GBP,
                        List.of(),
                        List.of(),
                        List.of(new SoldSale.PaidCard(card, pounds(amount))),
                        List.of(refunds));
        till.soldAtHub =
                asked ->
                        asked.equals(sale)
                                ? new SoldSaleOutcome.Answered(known)
                                : NoAnswer.because(NoAnswer.Cause.UNREACHABLE, "away");
    }

    private static SoldSale.Refund refund(UUID entry, CardSlip card, String amount) {
        return new SoldSale.Refund(entry, card.tender(), pounds(amount));
    }

    private void comesBack(UUID sale) {
        new CardRefundDesk(till).comesBack("22214", sale, 1);
    }

    private Optional<Refundable> offered() {
        return new CardRefundDesk(till).offered();
    }

    private RetailTransaction refundToCard() {
        Refundable to = offered().orElseThrow();
        TakenTender asked =
                ((TenderOutcome.Asking)
                                till.cards.startRefund(transaction(), to.paid(), to.amount()))
                        .tender();
        return paid(till.cards.answered(transaction(), asked.id(), till.cards.ask(asked)));
    }

    private static RetailTransaction paid(TenderOutcome outcome) {
        return ((TenderOutcome.Paid) outcome).transaction();
    }

    private UUID transaction() {
        return till.openSale.basket().orElseThrow().transaction().id();
    }

    private static Money pounds(String amount) {
        return Money.parse("GBP " + amount);
    }
}
