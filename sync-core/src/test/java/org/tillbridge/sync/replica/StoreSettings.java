package org.tillbridge.sync.replica;

import org.tillbridge.retail.CardTerms;
import org.tillbridge.retail.PointsRate;
import org.tillbridge.retail.Seller;
import org.tillbridge.retail.codes.InStoreRule;
import org.tillbridge.sync.wire.StoreRow;

import java.time.Duration;
import java.util.List;

/// The settings of a store, some of them other than they were.
public final class StoreSettings {
    private final StoreRow before;
    private List<InStoreRule> inStoreRules;
    private long offlineLimit;
    private boolean creditWithoutProof;
    private final Duration approvalsLapseAfter;
    private PointsRate pointsRate;
    private CardTerms cards;
    private Seller seller;

    private StoreSettings(StoreRow before) {
        this.before = before;
        inStoreRules = before.inStoreRules();
        offlineLimit = before.storedValueOfflineLimit();
        creditWithoutProof = before.creditWithoutProof();
        approvalsLapseAfter = before.approvalsLapseAfter();
        pointsRate = before.pointsRate();
        cards = before.cards();
        seller = before.seller();
    }

    /// Those of the shop of the tests.
    public static StoreSettings usual() {
        return new StoreSettings(Shop.settings(1));
    }

    public StoreSettings with(InStoreRule rule) {
        inStoreRules = List.of(rule);
        return this;
    }

    /// @param pence of one card, in a day, without asking the hub
    public StoreSettings withOfflineLimit(long pence) {
        offlineLimit = pence;
        return this;
    }

    public StoreSettings withCreditOnlyWithoutProof() {
        creditWithoutProof = true;
        return this;
    }

    public StoreSettings with(PointsRate rate) {
        pointsRate = rate;
        return this;
    }

    public StoreSettings with(CardTerms terms) {
        cards = terms;
        return this;
    }

    public StoreSettings with(Seller said) {
        seller = said;
        return this;
    }

    public StoreRow row() {
        return new StoreRow(
                before.store(),
                before.name(),
                before.currency(),
                before.country(),
                before.timeZone(),
                before.priceList(),
                before.taxIncluded(),
                before.taxRounding(),
                inStoreRules,
                offlineLimit,
                creditWithoutProof,
                approvalsLapseAfter,
                pointsRate,
                cards,
                seller);
    }
}
