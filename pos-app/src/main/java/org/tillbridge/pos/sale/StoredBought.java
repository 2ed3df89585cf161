package org.tillbridge.pos.sale;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.tillbridge.retail.OriginalLine;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.pricing.Bought;

import java.util.List;
import java.util.UUID;

/// The line that goods of an open return were bought on, as it survives a restart.
///
/// @param taxParts absent where the rate has none
/// @param gift absent where no gift receipt proves it
record StoredBought(
        UUID transaction,
        int line,
        long sold,
        long returned,
        long paid,
        long tax,
        @Nullable List<Long> taxParts,
        @Nullable Boolean gift) {
    static StoredBought of(Bought bought) {
        return new StoredBought(
                bought.line().transaction(),
                bought.line().line(),
                bought.sold().thousandths(),
                bought.returned().thousandths(),
                bought.paid().getAmountMinorLong(),
                bought.tax().getAmountMinorLong(),
                bought.taxParts().isEmpty()
                        ? null
                        : bought.taxParts().stream().map(Money::getAmountMinorLong).toList(),
                bought.gift() ? true : null);
    }

    Bought bought(CurrencyUnit currency) {
        return new Bought(
                new OriginalLine(transaction, line),
                new Quantity(sold),
                new Quantity(returned),
                Money.ofMinor(currency, paid),
                Money.ofMinor(currency, tax),
                taxParts == null
                        ? List.of()
                        : taxParts.stream().map(part -> Money.ofMinor(currency, part)).toList(),
                Boolean.TRUE.equals(gift));
    }
}
