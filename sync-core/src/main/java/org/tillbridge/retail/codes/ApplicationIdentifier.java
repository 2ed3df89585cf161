package org.tillbridge.retail.codes;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What an element is about, and what it must look like: one line of GS1's syntax dictionary.
///
/// @param number 2 to 4 digits
/// @param endsByItself whether its length is laid down, so that no separator follows
/// @param required each must be met: one of its alternatives, of which each number must be there
/// @param excluded numbers that must not be there too; `n` stands for any digit
/// @param qualifiers in a Digital Link, what may follow it in the path, in this order; empty lists
///   where nothing may, nothing at all where it is no primary key
record ApplicationIdentifier(
        String number,
        boolean endsByItself,
        List<Component> components,
        List<List<List<String>>> required,
        List<String> excluded,
        Optional<List<List<String>>> qualifiers,
        String title) {
    ApplicationIdentifier {
        components = List.copyOf(components);
        required = List.copyOf(required);
        excluded = List.copyOf(excluded);
        qualifiers = qualifiers.map(List::copyOf);
    }

    int leastLength() {
        return components.stream()
                .filter(component -> !component.optional())
                .mapToInt(Component::least)
                .sum();
    }

    int mostLength() {
        return components.stream().mapToInt(Component::most).sum();
    }

    /// What is wrong with a value, all of it.
    Optional<CodeFault> fault(String value) {
        int from = 0;
        for (Component component : components) {
            if (component.optional() && from == value.length()) {
                continue;
            }
            String part = value.substring(from, Math.min(value.length(), from + component.most()));
            Optional<CodeFault> fault = component.fault(part);
            if (fault.isPresent()) {
                return fault;
            }
            from += part.length();
        }
        return from < value.length() ? Optional.of(CodeFault.ELEMENT) : Optional.empty();
    }

    /// Whether it may stand among others: what it asks for is there, what it excludes is not.
    boolean fitsAmong(Set<String> numbers) {
        boolean excludes =
                numbers.stream()
                        .filter(other -> !other.equals(number))
                        .anyMatch(other -> excluded.stream().anyMatch(one -> matches(one, other)));
        return !excludes
                && required.stream()
                        .allMatch(
                                requirement ->
                                        requirement.stream()
                                                .anyMatch(all -> areThere(all, numbers)));
    }

    private static boolean areThere(List<String> all, Set<String> numbers) {
        return all.stream()
                .allMatch(one -> numbers.stream().anyMatch(other -> matches(one, other)));
    }

    /// @param pattern `310n` stands for 3100 to 3109
    private static boolean matches(String pattern, String number) {
        if (pattern.length() != number.length()) {
            return false;
        }
        for (int index = 0; index < number.length(); index++) {
            if (pattern.charAt(index) != 'n' && pattern.charAt(index) != number.charAt(index)) {
                return false;
            }
        }
        return true;
    }
}
