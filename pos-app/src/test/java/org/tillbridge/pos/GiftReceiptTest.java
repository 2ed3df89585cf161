package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tillbridge.pos.device.SimulatedTerminal;
import org.tillbridge.pos.returns.RefundOutcome;
import org.tillbridge.pos.returns.ReturnViewModel;
import org.tillbridge.pos.sale.RingViewModel.Task;
import org.tillbridge.pos.sale.TakenTender;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.pos.ui.ItemRow;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.ReturnLine;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.pass.PassPart;
import org.tillbridge.sync.pass.ReceiptPass;
import org.tillbridge.sync.pass.SignedPass;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.wire.FileKeys;
import org.tillbridge.sync.wire.KeysInMemory;
import org.tillbridge.sync.wire.ReplicaRow.SigningKeyRow;
import org.tillbridge.sync.wire.Scope;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Somebody was given the goods and has their gift receipt alone.
class GiftReceiptTest extends AtTheCounter {
    private FileKeys keys;

    @BeforeEach
    void tillsAreKnown() throws IOException {
        keys = FileKeys.generate(folder.resolve("elsewhere.key"));
        till.put(
                Scope.CATALOGUE,
                SoldElsewhere.signedWith(keys),
                new SigningKeyRow(
                        Shop.TILL, Shop.BATH, new KeysInMemory().verifyingKey(), Optional.empty()));
        openDay();
    }

    /// With no hub, at a till that never saw the sale, and by nobody's right.
    @Test
    void goodsComeBackByItForAStoreCreditOfWhatWasPaid() {
        sale.signOff();
        signOnAs(1, "4444");
        scanGift();
        assertThat(shown().receipt()).startsWith("Gift receipt 14-7-1-000017 of");
        assertThat(listed()).extracting(ItemRow::stock).contains("3 of 3 left");

        returns.add(0);

        assertThat(shown().toGiveBack()).isEqualTo("£2.33");
        assertThat(shown().notes()).contains("Gift receipt: store credit");
        assertThat(shown().refund()).isEqualTo("Store credit");
        assertThat(shown().offersCredit()).as("in place of anything").isFalse();
        assertThat(shown().toCard()).isEmpty();
        RetailTransaction back = refunded();
        assertThat(place()).isEqualTo(Place.RECEIPT);
        assertThat(tenders(back)).containsExactly(tuple(Tender.STORE_CREDIT, pounds("-2.33")));
        assertThat(((ReturnLine) back.goods().getFirst()).original()).isPresent();
    }

    @Test
    void noCashIsGivenForItAlsoAfterARestart() {
        scanGift();
        returns.add(0);
        var before = till.openSale.basket();
        till = till.restarted();
        assertThat(till.openSale.basket()).isEqualTo(before);

        UUID open = before.orElseThrow().transaction().id();

        assertThat(till.returns.refund(open)).isEqualTo(new RefundOutcome.GiftCreditOnly());
        assertThat(till.openSale.basket()).isPresent();
    }

    @Test
    void whatIsSaidOfItsGoodsDoesNotTakeTheMarkAway() {
        scanGift();
        returns.add(0);
        returns.reason(1);
        returns.quantityBy(1);

        assertThat(shown().refund()).isEqualTo("Store credit");
        assertThat(tenders(refunded()))
                .containsExactly(tuple(Tender.STORE_CREDIT, pounds("-4.67")));
    }

    @Test
    void theBuyersOwnReceiptOfTheSameSaleBringsTheMoneyBack() {
        scan(SignedPass.sign(SoldElsewhere.receipt(), keys));
        returns.add(0);

        assertThat(shown().refund()).isEqualTo("Give back cash");
    }

    /// The till sold it itself, for a card, and would offer to give it back to that.
    @Test
    void theCardOfWhoeverGaveItIsLeftAlone() {
        UUID sold = paidByCard();
        ReceiptPass receipt = ReceiptPass.of(transaction(sold)).orElseThrow();
        scan(SignedPass.sign(receipt, new KeysInMemory()));
        returns.add(0);
        assertThat(shown().toCard()).isEqualTo("£2.55 back to Test card ending 4471");
        returns.back();
        returns.back();
        till.terminal.next(SimulatedTerminal.Manner.DECLINES);

        scan(till.receipts.giftReceipt(sold).orElseThrow().pass().orElseThrow());
        returns.add(0);

        assertThat(shown().toCard()).isEmpty();
        returns.refundToCard();
        assertThat(shown().message().orElseThrow().happened())
                .isEqualTo("Nothing can go back to that card any more.");
        assertThat(tenders(refunded()))
                .containsExactly(tuple(Tender.STORE_CREDIT, pounds("-2.55")));
    }

    @Test
    void whatCameBackByItDoesNotComeBackByTheReceipt() {
        scanGift();
        returns.add(1);
        refunded();
        sale.startReturn();

        scan(SignedPass.sign(SoldElsewhere.receipt(), keys));

        assertThat(listed().get(1).none()).isTrue();
    }

    private UUID paidByCard() {
        sale.scanned("22214");
        UUID open = till.openSale.basket().orElseThrow().transaction().id();
        TakenTender asked =
                ((TenderOutcome.Asking) till.cards.start(open, pounds("2.55"))).tender();
        till.cards.answered(open, asked.id(), till.cards.ask(asked));
        navigation.goTo(Place.DAY);
        navigation.goTo(Place.SALE);
        return open;
    }

    private RetailTransaction transaction(UUID id) {
        return till.receipts.receipt(id).orElseThrow().transaction();
    }

    private void scanGift() {
        scan(SignedPass.signGift(SoldElsewhere.receipt(), keys));
    }

    private void scan(SignedPass pass) {
        String code = PassPart.of(pass, PassPart.WIDE).getFirst().digits();
        if (place() == Place.RETURN) {
            returns.scanned(code);
        } else {
            sale.scanned(code);
        }
    }

    private ReturnViewModel.Shown shown() {
        return returns.shown().get();
    }

    private List<ItemRow> listed() {
        return ((Task.Bought) shown().task()).rows();
    }

    private RetailTransaction refunded() {
        UUID open = till.openSale.basket().orElseThrow().transaction().id();
        returns.refund();
        return ((ReturnCompleted) till.journal.reader().transaction(open).orElseThrow().fact())
                .transaction();
    }

    private static List<Tuple> tenders(RetailTransaction back) {
        return back.tenders().stream().map(line -> tuple(line.tender(), line.amount())).toList();
    }
}
