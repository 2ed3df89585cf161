package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.tillbridge.pos.ui.OnScreen;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.pricing.PricingRules.TaxRounding;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.JournalEntry.TillClosed;
import org.tillbridge.sync.replica.HubInMemory;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.wire.Scope;
import org.tillbridge.sync.wire.StoreRow;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A whole day in Zürich, in German and without any network: the smallest coin is five centimes.
@OnScreen
class DayInGermanTest extends AtTheWindow {
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

    @Override
    HubInMemory shop() {
        HubInMemory hub = CandleShop.opened();
        hub.put(
                Shop.STORE,
                new StoreRow(
                        Shop.BATH,
                        "Zürich",
                        CurrencyUnit.CHF,
                        "CH",
                        ZURICH,
                        1,
                        true,
                        TaxRounding.DOCUMENT));
        hub.put(Scope.CATALOGUE, Shop.standardRate(LocalDate.of(1970, 1, 1), 81_000));
        return hub;
    }

    @Override
    Texts texts() {
        return new Texts(Locale.GERMANY, ZURICH, CurrencyUnit.CHF);
    }

    @Test
    void aDayWithRoundedCashSplitPaymentRefundAndSuspendedSalesEndsWithAZReportThatAddsUp() {
        theTillOpens();
        cashIsRounded();
        aSaleIsSetAside();
        aSaleIsPaidInThreeWays();
        theSaleSetAsideIsTakenUpAndPaid();
        goodsComeBack();
        aSaleIsLeftForTomorrow();
        theDrawerIsCountedAndTheDayClosed();
        everythingAddsUp();
    }

    private void theTillOpens() {
        counter.waitFor("Wer ist es?")
                .waitFor("B. Evans")
                .press(KeyCode.DOWN)
                .type("3333")
                .press(KeyCode.ENTER);
        counter.waitFor("Wie viel liegt in der Lade?").type("10000").waitFor(francs("100,00"));
        counter.press(KeyCode.ENTER).waitFor("Neuer Verkauf");
    }

    private void cashIsRounded() {
        counter.scan("22214").waitFor(francs("2,55")).scan("20886").waitFor(francs("6,76"));
        counter.press(KeyCode.F12).waitFor("Zahlungen").waitForRest();
        counter.type("1000").waitFor(francs("3,25")).waitForRest().picture("german-rounding");
        counter.press(KeyCode.ENTER).waitFor("Der Verkauf ist gesichert").waitForRest();
        counter.picture("german-receipt").press(KeyCode.ENTER).waitFor("Neuer Verkauf");
    }

    private void aSaleIsSetAside() {
        counter.type("3 * 85099B").press(KeyCode.ENTER).waitFor(francs("5,85"));
        counter.press(KeyCode.F8).waitFor("Der Verkauf ist geparkt.").waitFor("Aufnehmen 1");
    }

    private void aSaleIsPaidInThreeWays() {
        counter.type("2 * 20886").press(KeyCode.ENTER).waitFor(francs("8,42"));
        counter.scan("15056bl").waitFor(francs("16,92"));
        counter.press(KeyCode.F12).waitFor("Zahlungen").waitForRest();
        counter.press(KeyCode.F5).waitFor("Wert").type("500").waitForRest().press(KeyCode.ENTER);
        counter.waitFor("Noch zu zahlen").waitForRest();
        counter.press(KeyCode.F4).waitFor("Terminal fragen").type("1000").waitForRest();
        counter.press(KeyCode.ENTER).waitFor("Test card, endet auf 4471").waitForRest();
        counter.press(KeyCode.F3).type("200").waitForRest().picture("german-split");
        counter.press(KeyCode.ENTER).waitFor("Der Verkauf ist gesichert").waitForRest();
        counter.press(KeyCode.ENTER).waitFor("Neuer Verkauf");
    }

    private void theSaleSetAsideIsTakenUpAndPaid() {
        counter.press(KeyCode.F3).waitFor("Geparkte Verkäufe").waitForRest();
        counter.press(KeyCode.ENTER).waitFor(francs("5,85")).scan("85099B").waitFor(francs("7,80"));
        counter.press(KeyCode.F12).waitFor("Zahlungen").waitForRest();
        counter.type("1000").waitFor(francs("2,20")).press(KeyCode.ENTER);
        counter.waitFor("Der Verkauf ist gesichert").waitForRest();
        counter.press(KeyCode.ENTER).waitFor("Neuer Verkauf");
    }

    private void goodsComeBack() {
        counter.press(KeyCode.F7).waitFor("Den Bon scannen, dann was zurückkommt.").scan("20886");
        counter.waitFor(francs("4,20")).waitFor(francs("4,21") + ", bar gerundet").waitForRest();
        counter.picture("german-return");
        counter.press(KeyCode.F12).waitFor("Die Rückgabe ist gesichert").waitForRest();
        counter.press(KeyCode.ENTER).waitFor("Neuer Verkauf");
    }

    private void aSaleIsLeftForTomorrow() {
        counter.scan("22214").waitFor(francs("2,55")).press(KeyCode.F8).waitFor("Aufnehmen 1");
    }

    /// 100, 10, 2, 0.20 and 0.05: what should be there.
    private void theDrawerIsCountedAndTheDayClosed() {
        counter.press(KeyCode.F5).waitFor("Was ist zu tun?").waitForRest();
        counter.press(KeyCode.ENTER).waitFor("Bisher gezählt");
        for (String pieces : "0 0 1 0 0 1 0 1 0 0 1 0 1".split(" ")) {
            counter.waitFor("Bisher gezählt").waitForRest().type(pieces).press(KeyCode.ENTER);
        }
        counter.waitFor("Z-Bericht 1-2-1-000005").waitForRest().picture("german-z-report");
        assertThat(counter.words())
                .contains(
                        "Differenz",
                        "Barrundung",
                        "0,02",
                        francs("27,27"),
                        "Geparkte Verkäufe, übernommen")
                .doesNotContain("Fehlbetrag", "Überschuss");
        counter.press(KeyCode.ENTER).waitFor("Wer ist es?");
    }

    private void everythingAddsUp() {
        List<RetailTransaction> transactions = new ArrayList<>();
        List<TillClosed> closed = new ArrayList<>();
        till.journal
                .reader()
                .forEachFactOf(
                        TillOnDisk.DAY,
                        one -> {
                            switch (one.fact()) {
                                case SaleCompleted(RetailTransaction sale) ->
                                        transactions.add(sale);
                                case ReturnCompleted(RetailTransaction back) ->
                                        transactions.add(back);
                                case TillClosed day -> closed.add(day);
                                default -> {}
                            }
                        });
        assertThat(transactions)
                .extracting(RetailTransaction::total)
                .containsExactly(chf("6.76"), chf("16.92"), chf("7.80"), chf("-4.21"));
        assertThat(sum(transactions, Tender.CASH)).isEqualTo(chf("12.25"));
        assertThat(sum(transactions, Tender.CARD)).isEqualTo(chf("10.00"));
        assertThat(sum(transactions, Tender.VOUCHER)).isEqualTo(chf("5.00"));
        assertThat(sum(transactions, Tender.CASH_ROUNDING)).isEqualTo(chf("0.02"));
        assertThat(closed).hasSize(1);
        assertThat(closed.getFirst().counted()).isEqualTo(chf("112.25"));
        assertThat(closed.getFirst().expected()).isEqualTo(chf("112.25"));
        assertThat(closed.getFirst().grandTotals())
                .hasValueSatisfying(ever -> assertThat(ever.sold()).isEqualTo(chf("31.48")));
        assertThat(till.reports.carriedOver().suspended()).hasSize(1);
    }

    /// With the change taken off.
    private static Money sum(List<RetailTransaction> transactions, Tender tender) {
        return transactions.stream()
                .flatMap(
                        one ->
                                Stream.concat(
                                        one.tenders().stream()
                                                .filter(line -> line.tender() == tender)
                                                .map(line -> line.amount()),
                                        tender == Tender.CASH
                                                ? Stream.of(one.changeDue().negated())
                                                : Stream.of()))
                .reduce(Money.zero(CurrencyUnit.CHF), Money::plus);
    }

    private static Money chf(String amount) {
        return Money.of(CurrencyUnit.CHF, new BigDecimal(amount));
    }

    private static String francs(String amount) {
        return amount + "\u00a0CHF";
    }
}
