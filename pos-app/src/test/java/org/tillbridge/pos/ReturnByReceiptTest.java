package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tillbridge.pos.sale.RingViewModel.Task;
import org.tillbridge.pos.ui.ItemRow;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.retail.OriginalLine;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.ReturnLine;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.pass.PassPart;
import org.tillbridge.sync.pass.ReceiptPass;
import org.tillbridge.sync.pass.SignedPass;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.wire.FileKeys;
import org.tillbridge.sync.wire.KeysInMemory;
import org.tillbridge.sync.wire.ReplicaRow.SigningKeyRow;
import org.tillbridge.sync.wire.Scope;
import org.tillbridge.sync.wire.SoldSale;
import org.tillbridge.sync.wire.SoldSaleOutcome;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Goods come back by the code of their receipt, believed by its signature alone.
class ReturnByReceiptTest extends AtTheCounter {
    private FileKeys keys;

    @BeforeEach
    void aTillOfAnotherStoreIsKnown() throws IOException {
        keys = FileKeys.generate(folder.resolve("elsewhere.key"));
        till.put(
                Scope.CATALOGUE,
                SoldElsewhere.signedWith(keys),
                new SigningKeyRow(
                        Shop.TILL, Shop.BATH, new KeysInMemory().verifyingKey(), Optional.empty()));
        openDay();
    }

    @Test
    void aReceiptOfASaleThatNobodyHereHasHeardOfOpensItsLinesWithNoHub() {
        scan(SoldElsewhere.receipt());

        assertThat(place()).isEqualTo(Place.RETURN);
        assertThat(listed())
                .extracting(ItemRow::name, ItemRow::stock, ItemRow::price)
                .containsExactly(
                        tuple("Candle plate lace white", "3 of 3 left", "2.3333"),
                        tuple("#4711", "1 of 1 left", "4.00"));
        assertThat(said()).isEqualTo("The hub does not answer: this is what is known here.");
    }

    /// They cost 2.55 today.
    @Test
    void itGoesBackAsItWasPaidPieceByPieceAndItsLinesAreLinked() {
        scan(SoldElsewhere.receipt());
        returns.add(0);
        assertThat(returns.shown().get().toGiveBack()).isEqualTo("£2.33");
        returns.quantityBy(1);
        assertThat(returns.shown().get().toGiveBack()).isEqualTo("£4.67");

        ReturnLine first = refunded().getFirst();
        assertThat(first.original()).contains(new OriginalLine(SoldElsewhere.SALE, 1));
        assertThat(first.amount()).isEqualTo(pounds("-4.67"));

        sale.startReturn();
        scan(SoldElsewhere.receipt());
        assertThat(listed().getFirst().stock()).isEqualTo("1 of 3 left");
        returns.add(0);
        ReturnLine last = refunded().getFirst();

        assertThat(first.amount().plus(last.amount())).isEqualTo(pounds("-7.00"));
        assertThat(first.tax().plus(last.tax())).isEqualTo(pounds("-1.04"));
    }

    @Test
    void noMoreComesBackThanWasBought() {
        scan(SoldElsewhere.receipt());
        returns.add(1);
        returns.quantityBy(1);
        assertThat(said()).isEqualTo("So much of it is not left on the receipt.");
        returns.showReceipt();
        assertThat(listed().get(1).stock()).isEqualTo("0 of 1 left");
        returns.add(1);

        assertThat(said()).isEqualTo("So much of it is not left on the receipt.");
        assertThat(refunded()).singleElement();
        sale.startReturn();
        scan(SoldElsewhere.receipt());
        assertThat(listed().get(1).none()).isTrue();
    }

    @Test
    void aLongReceiptIsReadCodeByCodeInAnyOrder() {
        List<PassPart> codes =
                PassPart.of(
                        SignedPass.sign(SoldElsewhere.longReceipt(SoldElsewhere.SALE), keys), 600);
        assertThat(codes).hasSize(2);

        sale.scanned(codes.get(1).digits());
        assertThat(said()).isEqualTo("Code 1 of 2 of this receipt is read.");
        returns.scanned(codes.get(0).digits());

        assertThat(listed()).hasSize(90);
    }

    @Test
    void codesOfTwoReceiptsMakeNone() {
        List<PassPart> one =
                PassPart.of(
                        SignedPass.sign(SoldElsewhere.longReceipt(SoldElsewhere.SALE), keys), 600);
        List<PassPart> two =
                PassPart.of(SignedPass.sign(SoldElsewhere.longReceipt(new UUID(1, 2)), keys), 600);
        sale.scanned(one.get(0).digits());

        returns.scanned(two.get(1).digits());

        assertThat(said()).isEqualTo("That code is of another receipt.");
        returns.scanned(two.get(0).digits());
        assertThat(listed()).hasSize(90);
    }

    @Test
    void aReceiptThatWasAlteredProvesNothing() {
        String digits = codeOf(SoldElsewhere.receipt());
        String altered =
                digits.substring(0, 100)
                        + (digits.charAt(100) == '0' ? '1' : '0')
                        + digits.substring(101);
        sale.scanned(altered);

        assertThat(said())
                .isEqualTo("That is no genuine receipt: something in its code was altered.");
        assertThat(returns.shown().get().task()).isInstanceOf(Task.Favourites.class);
    }

    @Test
    void aReceiptThatAnothersKeySignedProvesNothing() throws IOException {
        FileKeys forger = FileKeys.generate(folder.resolve("forger.key"));
        sale.scanned(
                PassPart.of(SignedPass.sign(SoldElsewhere.receipt(), forger), PassPart.WIDE)
                        .getFirst()
                        .digits());

        assertThat(said())
                .isEqualTo("That is no genuine receipt: something in its code was altered.");
    }

    /// Its key would do, its store is not the one of that till.
    @Test
    void aTillSignsForItsOwnStoreOnly() {
        scan(
                SoldElsewhere.receipt(
                        Shop.BATH,
                        SoldElsewhere.ELSEWHERE,
                        SoldElsewhere.SALE,
                        SoldElsewhere.SOLD_AT,
                        Shop.GBP));

        assertThat(said())
                .isEqualTo("That is no genuine receipt: something in its code was altered.");
    }

    @Test
    void aReceiptOfATillThatNobodyKnowsProvesNothing() {
        scan(
                SoldElsewhere.receipt(
                        SoldElsewhere.BRISTOL,
                        new WorkstationId(99),
                        SoldElsewhere.SALE,
                        SoldElsewhere.SOLD_AT,
                        Shop.GBP));

        assertThat(said())
                .isEqualTo("Nobody here knows till 99, which is to have printed that receipt.");
    }

    @Test
    void aRevokedTillsReceiptsCountUntilItWasRevoked() {
        till.put(
                Scope.CATALOGUE,
                new SigningKeyRow(
                        SoldElsewhere.ELSEWHERE,
                        SoldElsewhere.BRISTOL,
                        keys.verifyingKey(),
                        Optional.of(SoldElsewhere.SOLD_AT.plusSeconds(1))));
        scan(SoldElsewhere.receipt());
        assertThat(listed()).hasSize(2);

        scan(
                SoldElsewhere.receipt(
                        SoldElsewhere.BRISTOL,
                        SoldElsewhere.ELSEWHERE,
                        new UUID(1, 2),
                        SoldElsewhere.SOLD_AT.plusSeconds(1),
                        Shop.GBP));

        assertThat(said())
                .isEqualTo(
                        "That receipt was signed by till 7 after that till was revoked on 28 Nov"
                                + " 2010.");
    }

    @Test
    void otherMoneyIsNotGivenBackHere() {
        scan(
                SoldElsewhere.receipt(
                        SoldElsewhere.BRISTOL,
                        SoldElsewhere.ELSEWHERE,
                        SoldElsewhere.SALE,
                        SoldElsewhere.SOLD_AT,
                        CurrencyUnit.EUR));

        assertThat(said())
                .isEqualTo("That receipt was not paid in the money of this store: €11.00.");
    }

    /// What was given back here and what was given back elsewhere, each once.
    @Test
    void whatTheHubKnowsToHaveComeBackIsNotGivenBackAgain() {
        scan(SoldElsewhere.receipt());
        returns.add(0);
        UUID here = till.openSale.basket().orElseThrow().transaction().id();
        refunded();
        UUID entryHere =
                till.journal.reader().transaction(here).orElseThrow().entry().header().entryId();
        till.soldAtHub =
                sale ->
                        new SoldSaleOutcome.Answered(
                                new SoldSale(
                                        sale,
                                        Shop.GBP,
                                        List.of(
                                                new SoldSale.Line(
                                                        1,
                                                        Quantity.of(3),
                                                        pounds("7.00"),
                                                        pounds("1.04"))),
                                        List.of(
                                                new SoldSale.Back(entryHere, 1, Quantity.ONE),
                                                new SoldSale.Back(new UUID(9, 9), 1, Quantity.ONE)),
                                        List.of(),
                                        List.of()));
        sale.startReturn();

        scan(SoldElsewhere.receipt());

        assertThat(listed()).extracting(ItemRow::stock).containsExactly("1 of 3 left");
        assertThat(returns.shown().get().message()).isEmpty();
    }

    @Test
    void aSaleOfThisTillIsKnownByItsJournal() {
        sell("22214", "2.55");
        UUID sold = till.receipts.recent(1).getFirst().transaction();
        SignedPass pass = till.receipts.receipt(sold).orElseThrow().pass().orElseThrow();
        sale.scanned(PassPart.of(pass, PassPart.WIDE).getFirst().digits());

        returns.add(0);

        ReturnLine back = refunded().getFirst();
        assertThat(back.original()).contains(new OriginalLine(sold, 1));
        assertThat(back.amount()).isEqualTo(pounds("-2.55"));
        sale.scanned(PassPart.of(pass, PassPart.WIDE).getFirst().digits());
        assertThat(said()).isEqualTo("Nothing of this receipt is left to bring back.");
    }

    @Test
    void goodsThatAreScannedComeBackByTheReceiptThatIsOpen() {
        scan(SoldElsewhere.receipt());
        returns.scanned("22214");
        returns.scanned("22214");
        assertThat(returns.shown().get().toGiveBack()).isEqualTo("£4.67");

        returns.scanned("20886");

        assertThat(said()).isEqualTo("Box of 9 pebble candles is not on this receipt.");
        assertThat(returns.shown().get().toGiveBack()).isEqualTo("£8.88");
        assertThat(refunded()).extracting(ReturnLine::isProven).containsExactly(true, false);
    }

    @Test
    void aPriceOnAReceiptIsNotArguedAbout() {
        scan(SoldElsewhere.receipt());
        returns.add(0);

        returns.askPaid();

        assertThat(said()).isEqualTo("What a receipt proves goes back as it was paid.");
    }

    @Test
    void whatIsProvenNeedsNoApprovalAndWhatIsNotDoes() {
        till.signOn(TillOnDisk.CASHIER, "4444");
        scan(SoldElsewhere.receipt());
        returns.add(0);
        assertThat(refunded()).singleElement();

        sale.startReturn();
        scan(SoldElsewhere.receipt());
        returns.add(0);
        returns.scanned("20886");
        returns.refund();

        assertThat(till.openSale.basket()).isPresent();
        approveWith("3333");
        assertThat(till.openSale.basket()).isEmpty();
    }

    @Test
    void anOpenReturnByReceiptSurvivesARestart() {
        scan(SoldElsewhere.receipt());
        returns.add(0);
        var before = till.openSale.basket();

        till = till.restarted();

        assertThat(till.openSale.basket()).isEqualTo(before);
    }

    @Test
    void aSaleIsFinishedBeforeAReceiptIsTaken() {
        sale.scanned("22214");

        scan(SoldElsewhere.receipt());

        assertThat(place()).isEqualTo(Place.SALE);
        assertThat(sale.shown().get().message().orElseThrow().happened())
                .isEqualTo("That is the code of a receipt.");
    }

    @Test
    void theNextCustomersReturnBeginsWithNoReceipt() {
        scan(SoldElsewhere.receipt());
        returns.back();
        returns.back();
        assertThat(place()).isEqualTo(Place.SALE);

        sale.startReturn();
        returns.scanned("22214");

        assertThat(returns.shown().get().receipt()).isEmpty();
        assertThat(returns.shown().get().toGiveBack()).isEqualTo("£2.55");
    }

    private void scan(ReceiptPass receipt) {
        if (place() == Place.RETURN) {
            returns.scanned(codeOf(receipt));
        } else {
            sale.scanned(codeOf(receipt));
        }
    }

    private String codeOf(ReceiptPass receipt) {
        return PassPart.of(SignedPass.sign(receipt, keys), PassPart.WIDE).getFirst().digits();
    }

    private List<ItemRow> listed() {
        return ((Task.Bought) returns.shown().get().task()).rows();
    }

    private String said() {
        return returns.shown().get().message().orElseThrow().happened();
    }

    private List<ReturnLine> refunded() {
        UUID open = till.openSale.basket().orElseThrow().transaction().id();
        returns.refund();
        RetailTransaction back =
                ((ReturnCompleted) till.journal.reader().transaction(open).orElseThrow().fact())
                        .transaction();
        return back.goods().stream().map(ReturnLine.class::cast).toList();
    }

    private static Money pounds(String amount) {
        return Money.parse("GBP " + amount);
    }
}
