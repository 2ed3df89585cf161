package org.tillbridge.simulator;

import org.tillbridge.hub.http.Request;
import org.tillbridge.simulator.oracle.SoldAnswers;
import org.tillbridge.sync.wire.SoldSale;
import org.tillbridge.sync.wire.SoldSaleCodec;

import java.nio.file.Path;

/// Reads what a hub says of a sale of which something comes back, for the [SoldAnswers] that know
/// better.
final class SoldWatch {
    private SoldWatch() {}

    /// @param hub its database
    static void look(Request request, Answer answer, Path hub) {
        if (!request.path().endsWith("/sale")
                || LineClaimWatch.isOne(request)
                || answer.status() != 200) {
            return;
        }
        SoldSale said = SoldSaleCodec.answer(WireBody.of(answer));
        try (SoldAnswers right = new SoldAnswers(hub, said.transaction())) {
            said.backs()
                    .forEach(
                            back ->
                                    right.saysBack(
                                            back.entryId(),
                                            back.line(),
                                            back.quantity().thousandths()));
            said.refunds()
                    .forEach(
                            refund ->
                                    right.saysRefunded(
                                            refund.entryId(),
                                            refund.tender(),
                                            refund.amount().getAmountMinorLong()));
            said.cards().forEach(paid -> right.saysPaid(paid.card().tender(), paid.refused()));
            right.requireAll();
        }
    }
}
