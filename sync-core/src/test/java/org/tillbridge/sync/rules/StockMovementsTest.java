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
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;
import org.tillbridge.retail.Disposition;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.TransactionFixture;

import java.util.Arrays;
import java.util.List;

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

    /// Whatever is rung and voided, and wherever it goes that comes back.
    @Property
    void aTransactionMovesWhatStandsInItAndNothingAppearsOrDisappears(
            @ForAll boolean isSale,
            @ForAll Disposition to,
            @ForAll @Size(max = 10) List<@IntRange(min = 1, max = 99) Integer> units,
            @ForAll @IntRange(max = 1023) int voided) {
        TransactionFixture goods = (isSale ? aSale() : aReturn()).going(to);
        long standing = 0;
        for (int at = 0; at < units.size(); at++) {
            goods.of(units.get(at), CANDLE);
            if ((voided >> at & 1) == 1) {
                goods.voided();
            } else {
                standing += units.get(at);
            }
        }
        List<StockMovement> movements = StockMovements.of(goods.paidIn(Tender.CASH));
        Quantity moved = Quantity.of(standing);

        assertThat(sum(movements, Account.SOLD)).isEqualTo(isSale ? moved : moved.negated());
        assertThat(sum(movements, Account.ON_HAND))
                .isEqualTo(
                        isSale
                                ? moved.negated()
                                : to == Disposition.BACK_TO_STOCK ? moved : Quantity.ZERO);
        assertThat(
                        Arrays.stream(Account.values())
                                .map(account -> sum(movements, account))
                                .reduce(Quantity.ZERO, Quantity::plus))
                .isEqualTo(Quantity.ZERO);
    }

    private static Quantity sum(List<StockMovement> movements, Account account) {
        return movements.stream()
                .map(movement -> movement.addedTo(account))
                .reduce(Quantity.ZERO, Quantity::plus);
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
