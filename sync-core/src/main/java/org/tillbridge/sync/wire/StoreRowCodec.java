package org.tillbridge.sync.wire;

import org.joda.money.CurrencyUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.CardTerms;
import org.tillbridge.retail.PointsRate;
import org.tillbridge.retail.Rights;
import org.tillbridge.retail.Seller;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.TaxId;
import org.tillbridge.retail.codes.InStoreRule;
import org.tillbridge.retail.pricing.PricingRules.TaxRounding;
import org.tillbridge.sync.wire.JsonCodec.Fields;

import tools.jackson.core.JsonGenerator;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// The settings of a store. What it does not say is not written.
final class StoreRowCodec {
    private static final Logger LOG = LoggerFactory.getLogger(StoreRowCodec.class);

    private static final int MAX_NAME = 500;
    private static final int MAX_RULE = 40;
    private static final int MAX_TAX_ID = 20;
    private static final String FLOOR_LIMIT = "cardFloorLimit";
    private static final String FORWARD_HOURS = "cardForwardHours";

    private StoreRowCodec() {}

    static void write(JsonGenerator json, StoreRow store) {
        json.writeNumberProperty("store", store.store().number());
        json.writeStringProperty("name", store.name());
        json.writeStringProperty("currency", store.currency().getCode());
        json.writeStringProperty("country", store.country());
        json.writeStringProperty("timeZone", store.timeZone().getId());
        json.writeNumberProperty("priceList", store.priceList());
        json.writeBooleanProperty("taxIncluded", store.taxIncluded());
        json.writeStringProperty("taxRounding", CamelCase.of(store.taxRounding()));
        if (!store.inStoreRules().isEmpty()) {
            json.writeArrayPropertyStart("inStoreRules");
            store.inStoreRules().forEach(rule -> json.writeString(rule.toString()));
            json.writeEndArray();
        }
        if (store.storedValueOfflineLimit() > 0) {
            json.writeNumberProperty("storedValueOfflineLimit", store.storedValueOfflineLimit());
        }
        if (store.creditWithoutProof()) {
            json.writeBooleanProperty("creditWithoutProof", true);
        }
        if (!store.approvalsLapseAfter().equals(Rights.APPROVAL_LAPSE)) {
            json.writeNumberProperty("approvalHours", store.approvalsLapseAfter().toHours());
        }
        if (!store.pointsRate().equals(PointsRate.NOTHING)) {
            json.writeNumberProperty("pointsRate", store.pointsRate().partsPerMillion());
        }
        write(json, store.cards());
        write(json, store.seller());
    }

    private static void write(JsonGenerator json, Seller seller) {
        if (!seller.address().isEmpty()) {
            json.writeArrayPropertyStart("address");
            seller.address().forEach(json::writeString);
            json.writeEndArray();
        }
        seller.taxId().ifPresent(id -> json.writeStringProperty("taxId", id.text()));
    }

    private static void write(JsonGenerator json, CardTerms cards) {
        if (cards.floorLimit().isPresent()) {
            json.writeNumberProperty(FLOOR_LIMIT, cards.floorLimit().getAsLong());
        }
        if (cards.forwardHours() != CardTerms.USUAL.forwardHours()) {
            json.writeNumberProperty(FORWARD_HOURS, cards.forwardHours());
        }
    }

    static ReplicaRow read(Fields fields) {
        return new StoreRow(
                new StoreId(fields.number("store")),
                fields.text("name", MAX_NAME),
                fields.parsed("currency", 3, CurrencyUnit::of),
                fields.text("country", 2),
                fields.parsed("timeZone", 64, ZoneId::of),
                fields.number("priceList"),
                fields.flag("taxIncluded"),
                fields.oneOf("taxRounding", TaxRounding.class),
                fields.has("inStoreRules")
                        ? fields.texts("inStoreRules", InStoreRule.MOST, MAX_RULE).stream()
                                .map(StoreRowCodec::rule)
                                .toList()
                        : List.of(),
                fields.optionalInteger("storedValueOfflineLimit", 0, Long.MAX_VALUE).orElse(0),
                fields.flag("creditWithoutProof"),
                Duration.ofHours(
                        fields.optionalInteger("approvalHours", 1, Rights.MOST_APPROVAL_HOURS)
                                .orElse(Rights.APPROVAL_LAPSE.toHours())),
                new PointsRate((int) fields.optionalInteger("pointsRate", 0, 1_000_000).orElse(0)),
                CardTerms.of(
                        fields.optionalInteger(FLOOR_LIMIT, 0, Long.MAX_VALUE),
                        fields.optionalInteger(FORWARD_HOURS, 1, CardTerms.MOST_HOURS)
                                .orElse(CardTerms.USUAL.forwardHours())),
                seller(fields));
    }

    /// Where another version may say what is none here, its paper says less: it is no reason not to
    /// sell.
    private static Seller seller(Fields fields) {
        try {
            return new Seller(
                    fields.has("address")
                            ? fields.texts("address", Seller.MOST_LINES, Seller.LONGEST_LINE)
                            : List.of(),
                    fields.has("taxId")
                            ? Optional.of(fields.parsed("taxId", MAX_TAX_ID, TaxId::new))
                            : Optional.empty());
        } catch (UnreadableMessageException | IllegalArgumentException ofAnotherVersion) {
            LOG.warn("What the store says of itself cannot be read here", ofAnotherVersion);
            return Seller.UNSAID;
        }
    }

    private static InStoreRule rule(String text) {
        try {
            return InStoreRule.parse(text);
        } catch (IllegalArgumentException odd) {
            throw new UnreadableMessageException("A rule for in-store numbers is odd", odd);
        }
    }
}
