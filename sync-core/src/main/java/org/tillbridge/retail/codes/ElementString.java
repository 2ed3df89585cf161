package org.tillbridge.retail.codes;

import org.tillbridge.retail.codes.Elements.Outcome;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads GS1 element strings: as a scanner sends them, with separators or with those lost, and as
/// they stand under the bars, with each identifier in brackets.
final class ElementString {
    static final char SEPARATOR = '\u001d';

    private static final Pattern BRACKETED = Pattern.compile("\\((\\d{2,4})\\)");

    /// Dates that a label puts behind the lot.
    private static final Set<String> DATES = Set.of("11", "13", "15", "16", "17");

    private final SyntaxDictionary dictionary;

    ElementString(SyntaxDictionary dictionary) {
        this.dictionary = dictionary;
    }

    /// What has separators wherever one belongs.
    Outcome separated(String text) {
        List<Element> elements = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) == SEPARATOR) {
                at++;
                continue;
            }
            Optional<ApplicationIdentifier> found = dictionary.at(text, at);
            if (found.isEmpty()) {
                return new Outcome.Faulty(CodeFault.ELEMENT);
            }
            ApplicationIdentifier identifier = found.get();
            int from = at + identifier.number().length();
            int separator = text.indexOf(SEPARATOR, from);
            int end = separator < 0 ? text.length() : separator;
            if (identifier.endsByItself()) {
                end = Math.min(end, from + identifier.mostLength());
            }
            Element element = new Element(identifier, text.substring(from, end));
            Optional<CodeFault> fault = identifier.fault(element.value());
            if (fault.isPresent()) {
                return new Outcome.Faulty(fault.get());
            }
            elements.add(element);
            at = end;
        }
        return Elements.read(elements);
    }

    /// What a person typed from under the bars, or a scanner made of it.
    Outcome bracketed(String text) {
        List<Element> elements = new ArrayList<>();
        Matcher bracket = BRACKETED.matcher(text);
        Optional<ApplicationIdentifier> identifier = Optional.empty();
        int from = 0;
        while (bracket.find()) {
            Optional<ApplicationIdentifier> next = dictionary.named(bracket.group(1));
            if (next.isEmpty()) {
                continue;
            }
            if (identifier.isPresent()) {
                elements.add(new Element(identifier.get(), text.substring(from, bracket.start())));
            }
            identifier = next;
            from = bracket.end();
        }
        if (identifier.isEmpty()) {
            return new Outcome.Faulty(CodeFault.ELEMENT);
        }
        elements.add(new Element(identifier.get(), text.substring(from)));
        return checked(elements);
    }

    static boolean isBracketed(String text) {
        return BRACKETED.matcher(text).lookingAt();
    }

    private static Outcome checked(List<Element> elements) {
        for (Element element : elements) {
            Optional<CodeFault> fault = element.identifier().fault(element.value());
            if (fault.isPresent()) {
                return new Outcome.Faulty(fault.get());
            }
        }
        return Elements.read(elements);
    }

    /// What has lost its separators, if it can be read to its end. Where an element of no fixed
    /// length may end in several places, it ends before a date if it can, because labels put dates
    /// there; else it is as long as it may be.
    Optional<Elements> unseparated(String text) {
        return new Guess(text).from(0).map(Tail::elements).filter(Elements::areInKeeping);
    }

    /// The likeliest reading of the rest of a text from a place on, for each place asked once.
    private final class Guess {
        private final String text;
        private final Map<Integer, Optional<Tail>> known = new HashMap<>();

        Guess(String text) {
            this.text = text;
        }

        Optional<Tail> from(int at) {
            if (at == text.length()) {
                return Optional.of(Tail.END);
            }
            Optional<Tail> before = known.get(at);
            if (before != null) {
                return before;
            }
            Optional<Tail> found =
                    dictionary.at(text, at).flatMap(identifier -> best(identifier, at));
            known.put(at, found);
            return found;
        }

        private Optional<Tail> best(ApplicationIdentifier identifier, int at) {
            int from = at + identifier.number().length();
            int most = Math.min(text.length() - from, identifier.mostLength());
            int least =
                    identifier.endsByItself() ? identifier.mostLength() : identifier.leastLength();
            Optional<Tail> best = Optional.empty();
            for (int length = most; length >= Math.max(1, least); length--) {
                String value = text.substring(from, from + length);
                if (identifier.fault(value).isEmpty()) {
                    Optional<Tail> tail =
                            from(from + length)
                                    .map(rest -> rest.after(new Element(identifier, value)));
                    if (best.isEmpty() || (tail.isPresent() && tail.get().beats(best.get()))) {
                        best = tail;
                    }
                }
            }
            return best;
        }
    }

    /// @param dates how many of them are dates
    private record Tail(List<Element> list, int dates) {
        static final Tail END = new Tail(List.of(), 0);

        Tail after(Element element) {
            List<Element> longer = new ArrayList<>(list.size() + 1);
            longer.add(element);
            longer.addAll(list);
            return new Tail(longer, dates + (DATES.contains(element.number()) ? 1 : 0));
        }

        boolean beats(Tail other) {
            return dates > other.dates;
        }

        Elements elements() {
            return new Elements(list);
        }
    }
}
