package org.tillbridge.sync.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.journal.Fixtures.CANDLE;
import static org.tillbridge.sync.journal.Fixtures.aReturn;
import static org.tillbridge.sync.journal.Fixtures.aSale;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.tillbridge.retail.Piece;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.TransactionFixture;
import org.tillbridge.sync.rules.PieceMove.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// frappe/erpnext#12147, frappe/erpnext#7987: one serial number was sold twice, and nobody was
/// told.
class PieceRulesProperties {
    /// @param serial of the candle; empty for one that has none
    record Rung(Optional<String> serial, boolean isVoided) {}

    /// Told by who has the piece, which the rule does not know.
    @Property
    void whateverHappensToAPieceASaleIsACaseWhereACustomerHasItAndOnlyThere(
            @ForAll List<Kind> moves) {
        Optional<Kind> before = Optional.empty();
        boolean aCustomerHasIt = false;
        for (Kind now : moves) {
            assertThat(PieceRules.settle(before, now))
                    .isEqualTo(
                            switch (now) {
                                case BROUGHT_BACK -> Rule.SERIAL_BROUGHT_BACK;
                                case SOLD ->
                                        aCustomerHasIt
                                                ? Rule.SERIAL_SOLD_TWICE
                                                : Rule.SERIAL_SOLD_ONCE;
                            })
                    .isEqualTo(PieceRules.settle(before, now));
            aCustomerHasIt = now == Kind.SOLD;
            before = Optional.of(now);
        }
    }

    @Property
    void aTransactionMovesThePiecesOfItsLinesThatStandAndNoOthers(
            @ForAll("lines") List<Rung> rung, @ForAll boolean isSale) {
        TransactionFixture goods = isSale ? aSale() : aReturn();
        List<PieceMove> expected = new ArrayList<>();
        int line = 0;
        for (Rung one : rung) {
            line++;
            goods.of(1, one.serial().map(CANDLE::piece).orElse(CANDLE));
            if (one.isVoided()) {
                goods.voided();
            } else if (one.serial().isPresent()) {
                expected.add(
                        new PieceMove(
                                line,
                                new Piece(CANDLE.item(), one.serial().get()),
                                isSale ? Kind.SOLD : Kind.BROUGHT_BACK));
            }
            line += one.isVoided() ? 1 : 0;
        }
        RetailTransaction transaction = goods.paidIn(Tender.CASH);

        assertThat(PieceRules.of(transaction)).isEqualTo(expected);
        for (int number = 0; number <= line + 1; number++) {
            int asked = number;
            assertThat(PieceRules.soldOn(number, transaction))
                    .as("line %d", number)
                    .isEqualTo(
                            expected.stream()
                                    .filter(move -> isSale && move.line() == asked)
                                    .map(PieceMove::piece)
                                    .findFirst());
        }
    }

    @Provide
    Arbitrary<List<Rung>> lines() {
        return Combinators.combine(
                        Arbitraries.of("A-1", "A-2", "B-7").optional(),
                        Arbitraries.of(true, false, false))
                .as(Rung::new)
                .list()
                .ofMaxSize(12);
    }
}
