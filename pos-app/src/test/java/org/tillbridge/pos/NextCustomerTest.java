package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tillbridge.pos.ui.BasketRow;
import org.tillbridge.pos.ui.Place;

import java.util.List;
import java.util.Optional;

/// What one customer or operator leaves behind does not reach the next.
class NextCustomerTest extends AtTheCounter {
    private static final int DAMAGED = 0;
    private static final int FAULTY = 1;
    private static final int CHANGED_MIND = 2;
    private static final int TO_STOCK = 0;
    private static final int NOT_FOR_SALE = 1;
    private static final int TO_VENDOR = 2;

    @Test
    void aSaleIsNotPaidBesideAnOpenQuestion() {
        openDay();
        sale.scanned("22214");
        sale.askQuantity();
        sale.pay();
        assertThat(place()).isEqualTo(Place.SALE);
        assertThat(sale.shown().get().notPayable()).isEqualTo("after the answer");

        sale.setQuantity("3");
        sale.pay();
        assertThat(place()).isEqualTo(Place.TENDER);
    }

    @Test
    void whatWasSaidIsOverWhenSomethingIsAsked() {
        openDay();
        sale.scanned("22214");
        sale.startReturn();
        assertThat(sale.shown().get().message()).isPresent();

        sale.askQuantity();

        assertThat(sale.shown().get().message()).isEmpty();
    }

    @Test
    void aQuantityTypedAheadIsForgottenWithEscape() {
        openDay();
        sale.enter("12 *");
        sale.back();

        sale.scanned("22214");

        assertThat(sale.shown().get().toPay()).isEqualTo("£2.55");
    }

    @Test
    void aQuantityTypedAheadIsNotTheNextOperators() {
        openDay();
        sale.enter("12 *");
        sale.signOff();
        signOnAs(1, "4444");

        sale.scanned("22214");

        assertThat(sale.shown().get().toPay()).isEqualTo("£2.55");
    }

    @Test
    void aDepartmentSaleIsRungOnceHoweverOftenItIsPressed() {
        openDay();
        sale.scanned("4006381333931");
        BasketRow.Unknown unknown = (BasketRow.Unknown) sale.shown().get().rows().getFirst();
        sale.askDepartment(Optional.of(unknown));
        sale.price("450");
        tasks.holdBasket();
        sale.byDepartment(0, "");
        sale.byDepartment(0, "");
        sale.back();
        tasks.letBasket();

        assertThat(sale.shown().get().rows()).singleElement().isInstanceOf(BasketRow.Line.class);
        assertThat(sale.shown().get().toPay()).isEqualTo("£4.50");
    }

    @Test
    void whyGoodsCameBackIsAskedAnew() {
        openDay();
        sale.startReturn();
        returns.reason(DAMAGED);
        returns.scanned("22214");
        assertThat(termsShown()).containsExactly(DAMAGED, NOT_FOR_SALE);
        returns.refund();
        receipt.next();

        sale.startReturn();

        assertThat(place()).isEqualTo(Place.RETURN);
        assertThat(termsShown()).containsExactly(CHANGED_MIND, TO_STOCK);
    }

    @Test
    void whatIsBrokenDoesNotGoBackOnTheShelfUnlessSomeoneSaysSo() {
        openDay();
        sale.startReturn();
        returns.reason(FAULTY);
        assertThat(termsShown()).containsExactly(FAULTY, NOT_FOR_SALE);
        returns.reason(CHANGED_MIND);
        assertThat(termsShown()).containsExactly(CHANGED_MIND, TO_STOCK);
        returns.disposition(TO_VENDOR);
        returns.reason(DAMAGED);

        assertThat(termsShown()).containsExactly(DAMAGED, TO_VENDOR);
    }

    private List<Integer> termsShown() {
        return List.of(returns.shown().get().reason(), returns.shown().get().disposition());
    }
}
