package org.tillbridge.retail.codes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The elements of one GS1 code, each valid by itself.
record Elements(List<Element> list) {
    Elements {
        list = List.copyOf(list);
    }

    /// What became of reading them.
    sealed interface Outcome {
        record Read(Elements elements) implements Outcome {}

        record Faulty(CodeFault why) implements Outcome {}
    }

    /// Of elements each valid by itself. One that says two things at once says nothing: two scans
    /// have run into each other.
    static Outcome read(List<Element> list) {
        Map<String, String> values = new HashMap<>();
        boolean contradicts =
                list.stream()
                        .anyMatch(
                                element -> {
                                    String before = values.put(element.number(), element.value());
                                    return before != null && !before.equals(element.value());
                                });
        return contradicts
                ? new Outcome.Faulty(CodeFault.ELEMENT)
                : new Outcome.Read(new Elements(list));
    }

    Optional<String> value(String number) {
        return list.stream()
                .filter(element -> element.number().equals(number))
                .map(Element::value)
                .findFirst();
    }

    /// The first element whose number begins so.
    Optional<Element> ofFamily(String beginning) {
        return list.stream().filter(element -> element.number().startsWith(beginning)).findFirst();
    }

    Set<String> numbers() {
        return list.stream().map(Element::number).collect(Collectors.toUnmodifiableSet());
    }

    /// Whether each may stand beside the others, and none stands there twice.
    boolean areInKeeping() {
        Set<String> numbers = numbers();
        return numbers.size() == list.size()
                && list.stream().allMatch(element -> element.identifier().fitsAmong(numbers));
    }
}
