package org.tillbridge.retail;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How enumerations are written on disk and on the wire: `BACK_TO_STOCK` is `backToStock`.
public final class CamelCase {
    private static final ClassValue<Words> WORDS =
            new ClassValue<>() {
                @Override
                protected Words computeValue(Class<?> type) {
                    Map<Enum<?>, String> written = new HashMap<>();
                    Map<String, Enum<?>> constants = new HashMap<>();
                    for (Object each : type.getEnumConstants()) {
                        Enum<?> constant = (Enum<?>) each;
                        written.put(constant, write(constant.name()));
                        constants.put(write(constant.name()), constant);
                    }
                    return new Words(Map.copyOf(written), Map.copyOf(constants));
                }
            };

    private CamelCase() {}

    /// The words of one type, both ways.
    private record Words(Map<Enum<?>, String> written, Map<String, Enum<?>> constants) {}

    public static String of(Enum<?> constant) {
        return requireNonNull(WORDS.get(constant.getDeclaringClass()).written().get(constant));
    }

    /// The constant that is written so; empty if there is none.
    public static <E extends Enum<E>> Optional<E> parse(Class<E> type, String written) {
        return Optional.ofNullable(WORDS.get(type).constants().get(written)).map(type::cast);
    }

    private static String write(String name) {
        StringBuilder written = new StringBuilder();
        boolean startsWord = false;
        for (int index = 0; index < name.length(); index++) {
            char letter = name.charAt(index);
            if (letter == '_') {
                startsWord = true;
            } else {
                written.append(startsWord ? letter : Character.toLowerCase(letter));
                startsWord = false;
            }
        }
        return written.toString();
    }
}
