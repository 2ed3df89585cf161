package org.tillbridge.pos.sale;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.tillbridge.retail.CustomerId;
import org.tillbridge.retail.DepartmentId;
import org.tillbridge.retail.Disposition;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.PointsRate;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.ReturnReason;
import org.tillbridge.retail.SaleCustomer;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.retail.TaxRate;
import org.tillbridge.retail.Trace;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.retail.VoidLine;
import org.tillbridge.retail.pricing.OpenTransaction;
import org.tillbridge.retail.pricing.Pricing;
import org.tillbridge.retail.pricing.PricingRules;
import org.tillbridge.retail.pricing.RungGoods;
import org.tillbridge.retail.pricing.RungGoods.ComesBack;
import org.tillbridge.retail.pricing.RungGoods.PriceOverride;
import org.tillbridge.retail.pricing.RungLine;
import org.tillbridge.retail.pricing.RungLine.CompanionOf;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The text in which the sale being rung survives a restart, and in which one that is set aside
/// stands in the journal.
final class OpenSaleCodec {
    private static final int FORM = 1;
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .changeDefaultPropertyInclusion(
                            usual -> usual.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .build();

    private OpenSaleCodec() {}

    static String write(Basket basket) {
        OpenTransaction open = basket.transaction();
        return MAPPER.writeValueAsString(
                new StoredSale(
                        FORM,
                        open.id(),
                        open.openedAt().toEpochMilli(),
                        open.currency().getCode(),
                        open.rules().taxIncluded(),
                        open.rules().taxRounding(),
                        open.rules().rounding(),
                        open.rung().stream().map(StoredLine::of).toList(),
                        open.voids().stream().map(StoredVoid::of).toList(),
                        basket.unknown().stream().map(StoredUnknown::of).toList(),
                        StoredPricing.of(open.pricing()).orElse(null),
                        open.customer().map(StoredCustomer::of).orElse(null),
                        open.note().isEmpty() ? null : open.note(),
                        basket.ageChecked() == 0 ? null : (Integer) basket.ageChecked(),
                        basket.tenders().isEmpty()
                                ? null
                                : basket.tenders().stream().map(StoredTender::of).toList()));
    }

    /// @throws UnreadableOpenSaleException if it is not what [#write] makes
    static Basket read(String text) {
        try {
            return MAPPER.readValue(text, StoredSale.class).basket();
        } catch (JacksonException
                | IllegalArgumentException
                | NullPointerException
                | DateTimeException odd) {
            throw new UnreadableOpenSaleException(odd);
        }
    }

    /// What was kept of the open sale cannot be read.
    static final class UnreadableOpenSaleException extends RuntimeException {
        UnreadableOpenSaleException(Exception cause) {
            super("The open sale that was kept cannot be read", cause);
        }
    }

    private record StoredSale(
            int form,
            UUID transaction,
            long openedAt,
            String currency,
            boolean taxIncluded,
            PricingRules.TaxRounding taxRounding,
            RoundingMode rounding,
            List<StoredLine> lines,
            List<StoredVoid> voids,
            List<StoredUnknown> unknown,
            @Nullable StoredPricing pricing,
            @Nullable StoredCustomer customer,
            @Nullable String note,
            @Nullable Integer ageChecked,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<StoredTender> tenders) {
        Basket basket() {
            if (form != FORM) {
                throw new IllegalArgumentException("Form " + form + " is not known");
            }
            CurrencyUnit unit = CurrencyUnit.of(currency);
            OpenTransaction open =
                    new OpenTransaction(
                            transaction,
                            Instant.ofEpochMilli(openedAt),
                            unit,
                            new PricingRules(taxIncluded, taxRounding, rounding),
                            lines.stream().map(line -> line.line(unit)).toList(),
                            voids.stream().map(StoredVoid::line).toList(),
                            pricing == null ? Pricing.NONE : pricing.pricing(unit),
                            Optional.ofNullable(customer).map(StoredCustomer::customer),
                            note == null ? "" : note);
            List<StoredTender> taken = tenders == null ? List.of() : tenders;
            return new Basket(
                    open,
                    unknown.stream().map(StoredUnknown::unknown).toList(),
                    taken.stream().map(tender -> tender.tender(unit)).toList(),
                    ageChecked == null ? 0 : ageChecked);
        }
    }

    /// Neither name nor address.
    private record StoredCustomer(@Nullable UUID id, String loyaltyCode, int pointsRate) {
        static StoredCustomer of(SaleCustomer customer) {
            return new StoredCustomer(
                    customer.customer().map(CustomerId::id).orElse(null),
                    customer.loyaltyCode().digits(),
                    customer.rate().partsPerMillion());
        }

        SaleCustomer customer() {
            return new SaleCustomer(
                    Optional.ofNullable(id).map(CustomerId::new),
                    new StoredValueCode(loyaltyCode),
                    new PointsRate(pointsRate));
        }
    }

    private record StoredLine(
            int n,
            @Nullable Integer item,
            @Nullable Integer department,
            @Nullable String giftCard,
            @Nullable Boolean onPaper,
            String name,
            @Nullable String code,
            @Nullable String note,
            @Nullable String lot,
            @Nullable String serial,
            @Nullable String useBy,
            @Nullable Long tare,
            long quantity,
            long unitPrice,
            @Nullable Long listPrice,
            @Nullable String overrideReason,
            @Nullable Integer approver,
            String taxClass,
            int taxRate,
            @Nullable List<TaxRate.Part> taxParts,
            @Nullable ReturnReason returnReason,
            @Nullable Disposition disposition,
            @Nullable StoredBought bought,
            long rungAt,
            @Nullable Integer companionOf,
            @Nullable Integer pieces) {
        static StoredLine of(RungLine line) {
            RungGoods rung = line.goods();
            Goods goods = rung.goods();
            return new StoredLine(
                    line.number(),
                    goods instanceof Goods.OfItem item ? (Integer) item.item().number() : null,
                    goods instanceof Goods.OfDepartment of
                            ? (Integer) of.department().number()
                            : null,
                    goods instanceof Goods.OfGiftCard card ? card.code().digits() : null,
                    goods instanceof Goods.OfGiftCard card ? (Boolean) card.onPaper() : null,
                    goods.name(),
                    code(goods).map(ItemCode::normalForm).orElse(null),
                    note(goods),
                    trace(goods).lot().orElse(null),
                    trace(goods).serial().orElse(null),
                    trace(goods).useBy().map(LocalDate::toString).orElse(null),
                    trace(goods).tare().map(Quantity::thousandths).orElse(null),
                    rung.quantity().thousandths(),
                    rung.unitPrice().tenThousandths(),
                    rung.listPrice().map(UnitPrice::tenThousandths).orElse(null),
                    rung.override().map(PriceOverride::reason).orElse(null),
                    rung.override()
                            .flatMap(PriceOverride::approver)
                            .map(OperatorId::number)
                            .orElse(null),
                    rung.taxClass().code(),
                    rung.taxRate().partsPerMillion(),
                    rung.taxRate().parts().isEmpty() ? null : rung.taxRate().parts(),
                    rung.comesBack().map(ComesBack::reason).orElse(null),
                    rung.comesBack().map(ComesBack::disposition).orElse(null),
                    rung.bought().map(StoredBought::of).orElse(null),
                    line.rungAt().toEpochMilli(),
                    line.companionOf().map(CompanionOf::line).orElse(null),
                    line.companionOf().map(CompanionOf::pieces).orElse(null));
        }

        private static @Nullable String note(Goods goods) {
            boolean hasOne = goods instanceof Goods.OfDepartment || !goods.note().isEmpty();
            return hasOne ? goods.note() : null;
        }

        private static Trace trace(Goods goods) {
            return switch (goods) {
                case Goods.OfItem known -> known.trace();
                case Goods.OfDepartment _, Goods.OfGiftCard _ -> Trace.NONE;
            };
        }

        private static Optional<ItemCode> code(Goods goods) {
            return switch (goods) {
                case Goods.OfItem known -> Optional.of(known.code());
                case Goods.OfDepartment unknown -> unknown.code();
                case Goods.OfGiftCard _ -> Optional.empty();
            };
        }

        RungLine line(CurrencyUnit currency) {
            return new RungLine(
                    n,
                    new RungGoods(
                            goods(),
                            new Quantity(quantity),
                            new UnitPrice(currency, unitPrice),
                            Optional.ofNullable(listPrice)
                                    .map(price -> new UnitPrice(currency, price)),
                            Optional.ofNullable(overrideReason)
                                    .map(
                                            reason ->
                                                    new PriceOverride(
                                                            reason,
                                                            Optional.ofNullable(approver)
                                                                    .map(OperatorId::new))),
                            new TaxClass(taxClass),
                            new TaxRate(taxRate, taxParts == null ? List.of() : taxParts),
                            comesBack(currency)),
                    Instant.ofEpochMilli(rungAt),
                    companionOf == null || pieces == null
                            ? Optional.empty()
                            : Optional.of(new CompanionOf(companionOf, pieces)));
        }

        private Optional<ComesBack> comesBack(CurrencyUnit currency) {
            return returnReason == null || disposition == null
                    ? Optional.empty()
                    : Optional.of(
                            new ComesBack(
                                    returnReason,
                                    disposition,
                                    Optional.ofNullable(bought)
                                            .map(line -> line.bought(currency))));
        }

        private Goods goods() {
            Optional<ItemCode> scanned = Optional.ofNullable(code).map(ItemCode::new);
            if (item != null) {
                Trace trace =
                        new Trace(
                                Optional.ofNullable(lot),
                                Optional.ofNullable(serial),
                                Optional.ofNullable(useBy).map(LocalDate::parse),
                                Optional.ofNullable(tare).map(Quantity::new));
                return new Goods.OfItem(
                        new ItemId(item),
                        name,
                        scanned.orElseThrow(),
                        trace,
                        note == null ? "" : note);
            }
            if (giftCard != null && onPaper != null) {
                return new Goods.OfGiftCard(name, new StoredValueCode(giftCard), onPaper);
            }
            if (department != null && note != null) {
                return new Goods.OfDepartment(new DepartmentId(department), name, scanned, note);
            }
            throw new IllegalArgumentException("Line " + n + " is about nothing");
        }
    }

    private record StoredVoid(int n, int voided, long at) {
        static StoredVoid of(VoidLine line) {
            return new StoredVoid(line.number(), line.voided(), line.at().toEpochMilli());
        }

        VoidLine line() {
            return new VoidLine(n, voided, Instant.ofEpochMilli(at));
        }
    }

    private record StoredUnknown(int n, String code, long quantity, int afterLine, long at) {
        static StoredUnknown of(UnknownCode unknown) {
            return new StoredUnknown(
                    unknown.number(),
                    unknown.code().normalForm(),
                    unknown.quantity().thousandths(),
                    unknown.afterLine(),
                    unknown.scannedAt().toEpochMilli());
        }

        UnknownCode unknown() {
            return new UnknownCode(
                    n,
                    new ItemCode(code),
                    new Quantity(quantity),
                    afterLine,
                    Instant.ofEpochMilli(at));
        }
    }
}
