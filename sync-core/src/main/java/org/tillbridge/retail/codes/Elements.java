package org.tillbridge.retail.codes;

import java.util.List;
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
