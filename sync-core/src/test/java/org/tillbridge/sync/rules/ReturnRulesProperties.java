package org.tillbridge.sync.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.sync.journal.Fixtures.CANDLE;
import static org.tillbridge.sync.journal.Fixtures.aReturn;
import static org.tillbridge.sync.journal.Fixtures.aSale;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

import org.tillbridge.retail.OriginalLine;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.TransactionFixture;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

class ReturnRulesProperties {
    private static final UUID SALE = new UUID(1, 1);

    /// Whatever quantities there are, also those that no shop has.
    @Property
    void moreThanWasSoldIsFoundWhateverCameBackBefore(
            @ForAll @LongRange(min = 0) long sold,
            @ForAll List<@LongRange(min = 1) Long> before,
            @ForAll @LongRange(min = 1) long back) {
        BigInteger all =
                before.stream()
                        .map(BigInteger::valueOf)
                        .reduce(BigInteger.valueOf(back), BigInteger::add);

        Rule rule =
                ReturnRules.settle(
                        new Quantity(sold),
                        before.stream().map(Quantity::new).toList(),
                        new Quantity(back));

        assertThat(rule.isConflict()).isEqualTo(all.compareTo(BigInteger.valueOf(sold)) > 0);
    }

    /// What nothing proves is of no sale.
    @Property
    void whatComesBackOfASaleIsWhatProvesItAndStands(
            @ForAll @Size(max = 8) List<@IntRange(min = 1, max = 9) Integer> units,
            @ForAll @IntRange(max = 255) int proven,
            @ForAll @IntRange(max = 255) int voided) {
        TransactionFixture back = aReturn();
        List<LineReturned> expected = new ArrayList<>();
        int line = 0;
        for (int at = 0; at < units.size(); at++) {
            line++;
            boolean isProven = (proven >> at & 1) == 1;
            (isProven ? back.from(SALE, at + 1) : back.unproven()).of(units.get(at), CANDLE);
            if ((voided >> at & 1) == 1) {
                back.voided();
                line++;
            } else if (isProven) {
                expected.add(
                        new LineReturned(
                                line, new OriginalLine(SALE, at + 1), Quantity.of(units.get(at))));
            }
        }

        assertThat(ReturnRules.of(back.paidIn(Tender.CASH))).isEqualTo(expected);
        assertThat(ReturnRules.of(aSale().of(1, CANDLE).paidIn(Tender.CASH))).isEmpty();
    }
}
