package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.sync.pass.PassPart;
import org.tillbridge.sync.pass.SignedPass;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.wire.KeysInMemory;
import org.tillbridge.sync.wire.ReplicaRow.SigningKeyRow;
import org.tillbridge.sync.wire.Scope;

import java.util.Optional;
import java.util.UUID;

/// A cashier gives back in cash what something else paid.
class CashBackByRightTest extends AtTheCounter {
    @Test
    void cashForWhatAVoucherPaidIsApprovedAtTheSameScreen() {
        candleOfAVoucherComesBack();

        returns.refund();

        assertThat(asked())
                .isEqualTo("Not everyone may give money back otherwise than it was paid.");
        approval.back();
        assertThat(till.openSale.basket()).isPresent();
        returns.refund();
        approveWith("3333");
        assertThat(till.openSale.basket()).isEmpty();
        assertThat(place()).isEqualTo(Place.RECEIPT);
    }

    @Test
    void goodsThatNothingProvesBesideThemAreApprovedTooOneAfterTheOther() {
        candleOfAVoucherComesBack();
        returns.scanned("20886");

        returns.refund();

        assertThat(asked()).isEqualTo("Not everyone may give money back without a receipt.");
        approveWith("3333");
        assertThat(asked())
                .isEqualTo("Not everyone may give money back otherwise than it was paid.");
        assertThat(till.openSale.basket()).as("nothing is done by one alone").isPresent();
        approveWith("3333");
        assertThat(till.openSale.basket()).isEmpty();
        assertThat(place()).isEqualTo(Place.RECEIPT);
    }

    private String asked() {
        return approval.shown().get().orElseThrow().why();
    }

    private void candleOfAVoucherComesBack() {
        till.put(
                Scope.CATALOGUE,
                new SigningKeyRow(
                        Shop.TILL, Shop.BATH, new KeysInMemory().verifyingKey(), Optional.empty()));
        openDay();
        sale.scanned("22214");
        UUID sold = till.openSale.basket().orElseThrow().transaction().id();
        till.tender.takeVoucher(sold, Money.parse("GBP 2.55"));
        till.signOn(TillOnDisk.CASHIER, "4444");
        SignedPass pass = till.receipts.receipt(sold).orElseThrow().pass().orElseThrow();
        sale.startReturn();
        returns.scanned(PassPart.of(pass, PassPart.WIDE).getFirst().digits());
        returns.add(0);
    }
}
