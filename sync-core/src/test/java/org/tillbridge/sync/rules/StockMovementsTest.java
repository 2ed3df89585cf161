package org.tillbridge.sync.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.tillbridge.sync.journal.Fixtures.CANDLE;
import static org.tillbridge.sync.journal.Fixtures.OWL_BAG;
import static org.tillbridge.sync.journal.Fixtures.TEA_CUP;
import static org.tillbridge.sync.journal.Fixtures.aReturn;
import static org.tillbridge.sync.journal.Fixtures.aSale;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;
import org.tillbridge.retail.Disposition;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.Tender;

import java.util.Arrays;

class StockMovementsTest {
    @Test
    void whatIsSoldLeavesTheShop() {
        assertThat(StockMovements.of(aSale().of(2, CANDLE).of(1, OWL_BAG).paidIn(Tender.CASH)))
                .containsExactly(
                        new StockMovement(
                                1, CANDLE.item(), Quantity.of(2), Account.ON_HAND, Account.SOLD),
                        new StockMovement(
                                2, OWL_BAG.item(), Quantity.of(1), Account.ON_HAND, Account.SOLD));
    }

    @Test
    void aVoidedLineMovesNothing() {
        assertThat(
                        StockMovements.of(
                                aSale().of(1, TEA_CUP).of(2, CANDLE).voided().paidIn(Tender.CASH)))
                .extracting(StockMovement::item)
                .containsExactly(TEA_CUP.item());
    }

    @Test
    void whatComesBackGoesWhereItsDispositionSays() {
        assertThat(
                        StockMovements.of(
                                aReturn()
                                        .of(1, CANDLE)
                                        .going(Disposition.DAMAGED)
                                        .of(2, CANDLE)
                                        .going(Disposition.RETURN_TO_VENDOR)
                                        .of(3, CANDLE)
                                        .paidIn(Tender.CASH)))
                .containsExactly(
                        new StockMovement(
                                1, CANDLE.item(), Quantity.of(1), Account.SOLD, Account.ON_HAND),
                        new StockMovement(
                                2,
                                CANDLE.item(),
                                Quantity.of(2),
                                Account.SOLD,
                                Account.UNAVAILABLE),
                        new StockMovement(
                                3, CANDLE.item(), Quantity.of(3), Account.SOLD, Account.VENDOR))
                .extracting(StockMovement::onHand)
                .containsExactly(Quantity.of(1), Quantity.ZERO, Quantity.ZERO);
    }

    @Property
    void anAdjustmentAddsItsChangeToTheStockOnHand(@ForAll int thousandths) {
        Quantity change = new Quantity(thousandths);
        assertThat(
                        StockMovements.ofAdjustment(1, new ItemId(1), change)
                                .map(StockMovement::onHand)
                                .orElse(Quantity.ZERO))
                .isEqualTo(change);
    }

    @Property
    void nothingAppearsOrDisappears(@ForAll int thousandths) {
        StockMovements.ofAdjustment(1, new ItemId(1), new Quantity(thousandths))
                .ifPresent(
                        movement ->
                                assertThat(
                                                Arrays.stream(Account.values())
                                                        .map(movement::addedTo)
                                                        .reduce(Quantity.ZERO, Quantity::plus))
                                        .isEqualTo(Quantity.ZERO));
    }

    @Test
    void aMovementOfNothingIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new StockMovement(
                                        1,
                                        CANDLE.item(),
                                        Quantity.ZERO,
                                        Account.ON_HAND,
                                        Account.SOLD));
    }
}
