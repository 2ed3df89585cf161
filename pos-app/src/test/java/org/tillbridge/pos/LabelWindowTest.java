package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.tillbridge.pos.ui.OnScreen;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.pass.PassPart;
import org.tillbridge.sync.pass.ReceiptPass;
import org.tillbridge.sync.pass.SignedPass;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.wire.KeysInMemory;
import org.tillbridge.sync.wire.Scope;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Labels in front of the scanner of a real window.
@OnScreen
class LabelWindowTest extends AtTheWindow {
    private static final String CHEESE = "(01)09521234543213";

    @Test
    void aSerialNumberIsTypedOrScannedForTheLastLine() {
        atTheSale();
        counter.scan("22214").waitFor("£2.55").press(KeyCode.F10).tap("Serial number");
        counter.waitFor("Its serial number: type it, or scan it from the piece.").type("s-17");
        counter.waitForRest().picture("window-serial");
        counter.press(KeyCode.ENTER).waitForRest();
        assertThat(counter.words()).anyMatch(words -> words.contains("Serial s-17"));

        counter.scan("20886").waitFor("£6.76").press(KeyCode.F10).tap("Serial number");
        counter.waitFor("Its serial number: type it, or scan it from the piece.");
        counter.scan("(01)09521234543213(21)S-4711").waitForRest();
        assertThat(counter.words()).anyMatch(words -> words.contains("Serial S-4711"));
        assertThat(counter.words()).contains("£6.76");
    }

    @Test
    void aPersonSeesWhatALabelSaysAndWhyGoodsAreRefused() {
        till.put(
                Scope.CATALOGUE,
                Shop.item(500, "Cheese, ripe", "500", "9521234543213", "2011122000005"));
        till.put(Shop.PRICES, Shop.price(500, Instant.EPOCH, "10.00"));
        atTheSale();

        counter.scan("22214").waitFor("£2.55");
        counter.scan("]d20109521234543213310300025610L7\u001d21S-4711").waitFor("£5.11");
        counter.scan("2011122912346").waitFor("£17.45").picture("window-label");
        assertThat(counter.words())
                .anyMatch(words -> words.contains("Lot L7"))
                .anyMatch(words -> words.contains("Price on its label"));

        counter.scan(CHEESE + "(17)101130")
                .waitFor("Cheese, ripe may no longer be sold: its last day was 30 Nov 2010.")
                .picture("window-expired");
        counter.scan("2011122812349").waitFor("The price or weight in that code is not right.");
        assertThat(counter.words()).contains("£17.45");
    }

    /// As long as it is, it is one scan, and no line of the sale.
    @Test
    void theCodeOfAReceiptIsNoGoods() {
        ReceiptPass receipt =
                new ReceiptPass(
                        new TransactionNumber(new StoreId(1), new WorkstationId(2), 1, 7),
                        new UUID(1, 2),
                        Instant.EPOCH,
                        Money.of(Shop.GBP, 5),
                        List.of(
                                new ReceiptPass.Line(
                                        1,
                                        new ReceiptPass.Subject.OfItem(new ItemId(1)),
                                        Quantity.ONE,
                                        Money.of(Shop.GBP, 5),
                                        TaxRate.ZERO)));
        PassPart code =
                PassPart.of(SignedPass.sign(receipt, new KeysInMemory()), PassPart.WIDE).getFirst();
        atTheSale();
        counter.scan("22214").waitFor("£2.55");

        counter.scan(code.digits()).waitFor("That is the code of a receipt.");

        counter.waitFor("£2.55");
        assertThat(till.openSale.basket().orElseThrow().transaction().standing()).hasSize(1);
    }
}
