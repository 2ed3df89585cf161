package org.tillbridge.sync.wire;

import org.joda.money.CurrencyUnit;
import org.tillbridge.retail.CardTerms;
import org.tillbridge.retail.PointsRate;
import org.tillbridge.retail.Rights;
import org.tillbridge.retail.Seller;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.codes.InStoreRule;
import org.tillbridge.retail.pricing.PricingRules.TaxRounding;
import org.tillbridge.retail.pricing.SaleTerms;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/// Store: its settings.
///
/// @param country ISO 3166 code
/// @param taxIncluded whether prices include tax
/// @param inStoreRules how the store's own numbers are built, before those of its country
/// @param storedValueOfflineLimit of one card, in a day, in minor units, without asking the hub
/// @param creditWithoutProof whether a store credit is all that is given without a proof
/// @param approvalsLapseAfter the hub was last heard; in whole hours
/// @param pointsRate what a sale earns its customer
/// @param cards what its terminals may take without asking a bank
/// @param seller what its receipts and invoices say of it
public record StoreRow(
        StoreId store,
        String name,
        CurrencyUnit currency,
        String country,
        ZoneId timeZone,
        int priceList,
        boolean taxIncluded,
        TaxRounding taxRounding,
        List<InStoreRule> inStoreRules,
        long storedValueOfflineLimit,
        boolean creditWithoutProof,
        Duration approvalsLapseAfter,
        PointsRate pointsRate,
        CardTerms cards,
        Seller seller)
        implements ReplicaRow {
    public static final String KIND = "store";

    public StoreRow {
        inStoreRules = List.copyOf(inStoreRules);
        if (storedValueOfflineLimit < 0) {
            throw new IllegalArgumentException("A limit below nothing");
        }
    }

    /// One that has no rules of its own, and takes nothing unasked.
    public StoreRow(
            StoreId store,
            String name,
            CurrencyUnit currency,
            String country,
            ZoneId timeZone,
            int priceList,
            boolean taxIncluded,
            TaxRounding taxRounding) {
        this(
                store,
                name,
                currency,
                country,
                timeZone,
                priceList,
                taxIncluded,
                taxRounding,
                List.of(),
                0,
                false,
                Rights.APPROVAL_LAPSE,
                PointsRate.NOTHING,
                CardTerms.USUAL,
                Seller.UNSAID);
    }

    /// What a sale in this store is priced in, and how.
    public SaleTerms terms() {
        return SaleTerms.of(currency, taxIncluded, taxRounding);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String key() {
        return Integer.toString(store.number());
    }
}
