package org.tillbridge.sync.rules;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

import org.tillbridge.retail.Quantity;

import java.math.BigInteger;
import java.util.List;

class ReturnRulesProperties {
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
}
