package org.tillbridge.retail;

import static org.tillbridge.retail.Allowance.ALLOW;
import static org.tillbridge.retail.Allowance.ASK;
import static org.tillbridge.retail.Allowance.DENY;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;

/// Which role has which right: presets, and what a store says instead.
public final class Rights {
    /// How long after the hub was last heard somebody may still approve, where a store says
    /// nothing.
    public static final Duration APPROVAL_LAPSE = Duration.ofDays(3);

    /// A year: the most that a store may say.
    public static final int MOST_APPROVAL_HOURS = 8760;

    /// 50 pounds, euros, francs; 5,000 yen.
    private static final long SMALL_VOID = 5_000;

    /// What holds where a store says nothing.
    public static final Rights PRESETS = new Rights(presets());

    private final Map<Role, Map<Right, Permission>> byRole;

    private Rights(Map<Role, Map<Right, Permission>> byRole) {
        this.byRole = byRole;
    }

    /// What a store says of one role and one right.
    public record Change(Role role, Right right, Permission permission) {}

    public Permission of(Role role, Right right) {
        Permission permission = byRole.getOrDefault(role, Map.of()).get(right);
        return permission == null ? Permission.of(DENY) : permission;
    }

    /// The same, save for what is changed.
    public Rights with(Iterable<Change> changes) {
        Map<Role, Map<Right, Permission>> changed = new EnumMap<>(Role.class);
        byRole.forEach((role, rights) -> changed.put(role, new EnumMap<>(rights)));
        for (Change change : changes) {
            changed.computeIfAbsent(change.role(), any -> new EnumMap<>(Right.class))
                    .put(change.right(), change.permission());
        }
        return new Rights(changed);
    }

    private static Map<Role, Map<Right, Permission>> presets() {
        Map<Role, Map<Right, Permission>> presets = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            Map<Right, Permission> rights = new EnumMap<>(Right.class);
            for (Right right : Right.values()) {
                rights.put(right, preset(role, right));
            }
            presets.put(role, rights);
        }
        return presets;
    }

    private static Permission preset(Role role, Right right) {
        if (role == Role.CASHIER && right == Right.LINE_VOID) {
            return new Permission(ASK, OptionalLong.of(SMALL_VOID));
        }
        return Permission.of(role.compareTo(least(right)) >= 0 ? ALLOW : ASK);
    }

    private static Role least(Right right) {
        return switch (right) {
            case DEPARTMENT_SALE, PAID_IN, TILL_CLOSE -> Role.CASHIER;
            case RETURN_WITHOUT_RECEIPT,
                    REFUND_OTHERWISE,
                    PRICE_OVERRIDE,
                    LINE_DISCOUNT,
                    SALE_DISCOUNT,
                    TAX_EXEMPTION,
                    LINE_VOID,
                    SALE_CANCEL,
                    SERIAL_SOLD_AGAIN,
                    NO_SALE,
                    PAID_OUT,
                    SAFE_DROP ->
                    Role.KEYHOLDER;
            case POST_VOID, DISTANT_BUSINESS_DAY, TRAINING -> Role.MANAGER;
        };
    }
}
