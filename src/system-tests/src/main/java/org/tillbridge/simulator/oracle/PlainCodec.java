package org.tillbridge.simulator.oracle;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads what stands in logs and rows, apart from the product's codecs.
final class PlainCodec {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private PlainCodec() {}

    /// @param time of the hub, in milliseconds
    /// @param rows bodies by `kind TAB key`; empty where a row is removed
    record Logged(
            String scope,
            long position,
            long time,
            Map<String, Optional<String>> rows,
            long rowCount,
            String checksum) {}

    static Logged logged(String content) {
        JsonNode json = MAPPER.readTree(content);
        Map<String, Optional<String>> rows = new LinkedHashMap<>();
        for (JsonNode row : json.path("rows")) {
            rows.put(
                    row.path("kind").asString() + "\t" + row.path("key").asString(),
                    row.path("body").asStringOpt());
        }
        return new Logged(
                json.path("scope").asString(),
                json.path("position").asLong(),
                json.path("time").asLong(),
                rows,
                json.path("rowCount").asLong(),
                json.path("checksum").asString());
    }

    /// What a header says of its entry.
    record Head(String kind, String entryId) {}

    static Head head(String header) {
        JsonNode json = MAPPER.readTree(header);
        return new Head(json.path("kind").asString(), json.path("entryId").asString());
    }

    /// What a header says was paid.
    ///
    /// @param tenders by their kinds
    record Total(String currency, long amount, Map<String, Long> tenders) {}

    static Optional<Total> total(String header) {
        JsonNode money = MAPPER.readTree(header).path("money");
        if (money.isMissingNode()) {
            return Optional.empty();
        }
        Map<String, Long> tenders = new LinkedHashMap<>();
        for (JsonNode tender : money.path("tenders")) {
            tenders.merge(
                    tender.path("tender").asString(), tender.path("amount").asLong(), Long::sum);
        }
        return Optional.of(
                new Total(
                        money.path("currency").asString(), money.path("total").asLong(), tenders));
    }

    /// What a promotion takes off an item.
    ///
    /// @param currency empty where it is the same in all
    record Offer(
            String kind,
            int item,
            String currency,
            long share,
            long unitPrice,
            long pieces,
            long amount) {}

    static Offer offer(String body) {
        JsonNode json = MAPPER.readTree(body);
        return new Offer(
                json.path("offer").asString(),
                json.path("items").path(0).asInt(),
                json.path("currency").asString(""),
                json.path("share").asLong(0),
                json.path("unitPrice").asLong(0),
                json.path("pieces").asLong(0),
                json.path("amount").asLong(0));
    }

    /// The claims that the tenders of a sale were paid on.
    static Set<String> claims(String body) {
        return Set.copyOf(
                MAPPER.readTree(body).findValues("claim").stream()
                        .map(JsonNode::asString)
                        .toList());
    }

    /// What a return gave back to a card, in minor units.
    ///
    /// @param paid under which the card paid
    static long refunded(String body, String paid) {
        long refunded = 0;
        for (JsonNode tender : MAPPER.readTree(body).path("lines")) {
            if (tender.path("card").path("refunds").asString("").equals(paid)) {
                refunded -= tender.path("amount").asLong();
            }
        }
        return refunded;
    }

    /// What a return brings back of a sale, each the line of the sale and the quantity in
    /// thousandths, in words.
    static List<String> backs(String body, String sale) {
        JsonNode json = MAPPER.readTree(body);
        Set<Integer> voided = new HashSet<>();
        json.path("lines").forEach(line -> voided.add(line.path("voided").asInt(0)));
        Map<Integer, Long> backs = new LinkedHashMap<>();
        for (JsonNode line : json.path("lines")) {
            JsonNode original = line.path("original");
            if (original.path("transaction").asString("").equals(sale)
                    && !voided.contains(line.path("n").asInt())) {
                backs.merge(
                        original.path("line").asInt(), -line.path("quantity").asLong(), Long::sum);
            }
        }
        return backs.entrySet().stream().map(one -> one.getKey() + " " + one.getValue()).toList();
    }

    /// Goods that were sold, or brought back.
    ///
    /// @param piece in words; empty where no serial number is said
    /// @param of in words, the line of a transaction; of what comes back that of its sale, or empty
    /// @param at milliseconds
    record Moved(String piece, String of, long at, int line, boolean isSold) {}

    static List<Moved> moved(String body) {
        JsonNode json = MAPPER.readTree(body);
        Set<Integer> voided = new HashSet<>();
        json.path("lines").forEach(line -> voided.add(line.path("voided").asInt(0)));
        List<Moved> moved = new ArrayList<>();
        for (JsonNode line : json.path("lines")) {
            int number = line.path("n").asInt();
            boolean isSold = line.path("type").asString("").equals("sale");
            JsonNode original = line.path("original");
            if (line.has("item") && !voided.contains(number)) {
                moved.add(
                        new Moved(
                                piece(line),
                                isSold
                                        ? number + " of " + json.path("transaction").asString()
                                        : original.isMissingNode()
                                                ? ""
                                                : original.path("line").asInt()
                                                        + " of "
                                                        + original.path("transaction").asString(),
                                json.path("completedAt").asLong(),
                                number,
                                isSold));
            }
        }
        return moved;
    }

    private static String piece(JsonNode line) {
        return line.has("serial")
                ? "item %d, serial number %s"
                        .formatted(line.path("item").asInt(), line.path("serial").asString())
                : "";
    }

    /// A place in a journal.
    record At(String epoch, long sequence) {
        private static At of(JsonNode json) {
            return new At(json.path("epoch").asString(), json.path("sequence").asLong());
        }
    }

    /// Where an entry stood that another carries: first, and wherever it was carried since.
    static List<At> places(String carrier) {
        JsonNode json = MAPPER.readTree(carrier);
        List<At> places = new ArrayList<>(List.of(At.of(json.path("header"))));
        json.path("carriedBefore").forEach(place -> places.add(At.of(place)));
        return places;
    }

    /// A part of a text, as text.
    static String part(String json, String field) {
        return MAPPER.readTree(json).path(field).toString();
    }

    static long number(String json, String field) {
        return MAPPER.readTree(json).path(field).asLong();
    }

    static boolean isTrue(String json, String field) {
        return MAPPER.readTree(json).path(field).asBoolean(false);
    }

    /// @param path of a field, the names parted by dots
    static String text(String json, String path) {
        JsonNode node = MAPPER.readTree(json);
        for (String name : path.split("\\.", -1)) {
            node = node.path(name);
        }
        return node.asString("");
    }
}
