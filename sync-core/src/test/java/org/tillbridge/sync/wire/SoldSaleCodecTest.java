package org.tillbridge.sync.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.tillbridge.retail.CardSlip;
import org.tillbridge.retail.Quantity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What the hub says of a sale of which something is brought back.
class SoldSaleCodecTest {
    private static final Money PRICE = Money.ofMinor(CurrencyUnit.GBP, 390);

    @Test
    void aSaleIsSaidAsItAlwaysWasWhereItsCardWasPaid() throws IOException {
        SoldSale sale = sale(new SoldSale.PaidCard(card(false), PRICE));

        assertThat(text(sale)).isEqualTo(Golden.text("sold-sale.json"));
        assertThat(SoldSaleCodec.answer(Golden.bytes("sold-sale.json"))).isEqualTo(sale);
        assertThat(sale.wasNeverPaid()).isFalse();
    }

    @Test
    void thatABankRefusedItsCardIsSaidWithTheCard() throws IOException {
        SoldSale sale = sale(new SoldSale.PaidCard(card(true), PRICE, true));

        assertThat(text(sale)).isEqualTo(Golden.text("sold-sale-refused.json"));
        assertThat(SoldSaleCodec.answer(Golden.bytes("sold-sale-refused.json"))).isEqualTo(sale);
        assertThat(sale.wasNeverPaid()).isTrue();
    }

    private static String text(SoldSale sale) {
        return new String(SoldSaleCodec.answer(sale), StandardCharsets.UTF_8);
    }

    private static CardSlip card(boolean offline) {
        return new CardSlip(
                new UUID(1, 71),
                "r-1",
                Optional.empty(),
                Optional.of("Visa"),
                Optional.of("4471"),
                offline);
    }

    private static SoldSale sale(SoldSale.PaidCard paid) {
        return new SoldSale(
                new UUID(1, 2),
                CurrencyUnit.GBP,
                List.of(
                        new SoldSale.Line(
                                1, Quantity.of(2), PRICE, Money.ofMinor(CurrencyUnit.GBP, 65))),
                List.of(),
                List.of(paid),
                List.of());
    }
}
