package org.tillbridge.sync.replica;

import java.util.Arrays;
import java.util.Collections;
import java.util.stream.Collectors;

/// The look-up tables that are derived from raw rows.
///
/// What names the replica row within a table are its first columns: they say what goes when the row
/// is removed.
enum DerivedTable {
    ITEM(
            "item",
            1,
            "item",
            "sku",
            "name",
            "department",
            "tax_class",
            "discontinued",
            "minimum_age"),
    ITEM_CODE("item_code", 1, "item", "code", "folded"),
    DEPARTMENT("department", 1, "department", "name", "tax_class"),
    TAX_RATE("tax_rate", 3, "tax_class", "store", "valid_from", "rate"),
    FAVOURITE("favourite", 2, "category", "position", "item"),
    RECALL("recall", 2, "item", "lot", "reason"),
    COMPANION("companion", 2, "item", "companion", "pieces", "levy"),
    SIGNING_KEY("signing_key", 1, "workstation", "store", "public_key", "revoked_at"),
    BLOCKED_CARD("blocked_card", 1, "card"),
    ERASED_PART("erased_part", 1, "part"),
    STORE(
            "store",
            1,
            "store",
            "name",
            "currency",
            "country",
            "time_zone",
            "price_list",
            "tax_included",
            "tax_rounding",
            "in_store_rules",
            "stored_value_offline_limit",
            "credit_without_proof",
            "approval_hours",
            "points_rate",
            "card_floor_limit",
            "card_forward_hours",
            "address",
            "tax_id"),
    ROLE_RIGHT("role_right", 2, "role", "right_name", "allowance", "free_up_to"),
    REFLECTED("reflected", 2, "workstation", "epoch", "sequence"),
    PARKED("parked", 4, "workstation", "epoch", "sequence", "effect", "line", "code", "text"),
    WORKSTATION("workstation", 1, "workstation", "store", "name", "enrol_by", "revoked_at"),
    OPERATOR("operator", 1, "operator", "name", "role", "salt", "iterations", "verifier"),
    SPARE_EPOCH("spare_epoch", 1, "epoch", "series");

    private final int identity;
    private final int width;
    private final String into;
    private final String put;
    private final String remove;
    private final String select;

    DerivedTable(String name, int identity, String... columns) {
        this.identity = identity;
        this.width = columns.length;
        this.into = name + "(" + String.join(", ", columns) + ")";
        this.select = "SELECT " + String.join(", ", columns) + " FROM " + name;
        String values = String.join(", ", Collections.nCopies(width, "?"));
        this.put = "INSERT OR REPLACE INTO " + into + " VALUES (" + values + ")";
        this.remove =
                "DELETE FROM "
                        + name
                        + Arrays.stream(columns)
                                .limit(identity)
                                .map(column -> column + " = ?")
                                .collect(Collectors.joining(" AND ", " WHERE ", ""));
    }

    /// How many of the first columns name the replica row.
    int identity() {
        return identity;
    }

    int width() {
        return width;
    }

    /// A statement up to its values.
    String insert() {
        return "INSERT OR REPLACE INTO " + into;
    }

    String put() {
        return put;
    }

    String remove() {
        return remove;
    }

    String select() {
        return select;
    }
}
