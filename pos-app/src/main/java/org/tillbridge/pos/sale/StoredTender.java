package org.tillbridge.pos.sale;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.tillbridge.retail.CardSlip;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.StoredValueSlip;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.TenderSlip;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A tender of the open sale, as [OpenSaleCodec] keeps it.
///
/// @param amount in minor units
record StoredTender(
        UUID id,
        Tender tender,
        long amount,
        TakenTender.State state,
        int operator,
        String terminal,
        @Nullable UUID reverses,
        @Nullable StoredSlip card,
        @Nullable StoredCard storedValue,
        @Nullable Long askedAt) {
    /// Which gift card or store credit.
    ///
    /// @param left in minor units
    record StoredCard(String code, @Nullable UUID claim, @Nullable Long left) {
        static StoredCard of(StoredValueSlip slip) {
            return new StoredCard(
                    slip.code().digits(),
                    slip.claim().orElse(null),
                    slip.left().map(Money::getAmountMinorLong).orElse(null));
        }

        StoredValueSlip slip(CurrencyUnit currency) {
            return new StoredValueSlip(
                    new StoredValueCode(code),
                    Optional.ofNullable(claim),
                    Optional.ofNullable(left).map(amount -> Money.ofMinor(currency, amount)),
                    false);
        }
    }

    record StoredSlip(
            UUID tender,
            String reference,
            @Nullable String authorisation,
            @Nullable String brand,
            @Nullable String lastFour,
            boolean offline,
            @Nullable UUID refunds) {
        static StoredSlip of(CardSlip slip) {
            return new StoredSlip(
                    slip.tender(),
                    slip.reference(),
                    slip.authorisation().orElse(null),
                    slip.brand().orElse(null),
                    slip.lastFour().orElse(null),
                    slip.offline(),
                    slip.refunds().orElse(null));
        }

        CardSlip slip() {
            return new CardSlip(
                    tender,
                    reference,
                    Optional.ofNullable(authorisation),
                    Optional.ofNullable(brand),
                    Optional.ofNullable(lastFour),
                    offline,
                    Optional.ofNullable(refunds));
        }
    }

    static StoredTender of(TakenTender taken) {
        return new StoredTender(
                taken.id(),
                taken.tender(),
                taken.amount().getAmountMinorLong(),
                taken.state(),
                taken.operator().number(),
                taken.terminal(),
                taken.reverses().orElse(null),
                taken.card().map(StoredSlip::of).orElse(null),
                taken.storedValue().map(StoredCard::of).orElse(null),
                taken.askedAt().map(Instant::toEpochMilli).orElse(null));
    }

    TakenTender tender(CurrencyUnit currency) {
        return new TakenTender(
                id,
                tender,
                Money.ofMinor(currency, amount),
                state,
                new OperatorId(operator),
                terminal,
                Optional.ofNullable(reverses),
                slip(currency),
                Optional.ofNullable(askedAt).map(Instant::ofEpochMilli));
    }

    private Optional<TenderSlip> slip(CurrencyUnit currency) {
        return storedValue == null
                ? Optional.ofNullable(card).map(StoredSlip::slip)
                : Optional.of(storedValue.slip(currency));
    }
}
