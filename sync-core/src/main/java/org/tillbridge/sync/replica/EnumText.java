package org.tillbridge.sync.replica;

import java.util.Locale;

/// Enumerations as they stand in tables: lower camel case.
final class EnumText {
    private EnumText() {}

    static String of(Enum<?> constant) {
        StringBuilder text = new StringBuilder();
        for (String word : constant.name().toLowerCase(Locale.ROOT).split("_", -1)) {
            text.append(
                    text.isEmpty()
                            ? word.substring(0, 1)
                            : word.substring(0, 1).toUpperCase(Locale.ROOT));
            text.append(word.substring(1));
        }
        return text.toString();
    }

    static <E extends Enum<E>> E parse(Class<E> type, String text) {
        for (E constant : type.getEnumConstants()) {
            if (of(constant).equals(text)) {
                return constant;
            }
        }
        throw new DamagedReplicaException("No " + type.getSimpleName() + " is called " + text);
    }
}
