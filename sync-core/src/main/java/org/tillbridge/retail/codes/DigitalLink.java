package org.tillbridge.retail.codes;

import org.tillbridge.retail.Gtin;
import org.tillbridge.retail.codes.Elements.Outcome;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads GS1 Digital Link URIs (version 1.1 on), uncompressed:
/// `https://shop.example/01/09521234543213/10/ABC?17=290331`. The domain may be anybody's.
final class DigitalLink {
    private static final Pattern WEB = Pattern.compile("https?://[^/?#\\s]+/\\S*");
    private static final Pattern NUMBER = Pattern.compile("\\d{2,4}");
    private static final String GTIN = "01";

    private final SyntaxDictionary dictionary;

    DigitalLink(SyntaxDictionary dictionary) {
        this.dictionary = dictionary;
    }

    /// Empty for what is no such link.
    Optional<Outcome> read(String text) {
        String scheme = text.substring(0, Math.min(text.length(), 8)).toLowerCase(Locale.ROOT);
        if (!WEB.matcher(scheme + text.substring(scheme.length())).matches()) {
            return Optional.empty();
        }
        String address = before(text, '#');
        String beforeQuery = before(address, '?');
        List<String> path = parts(beforeQuery.substring(beforeQuery.indexOf("//") + 2), "/");
        for (int at = 1; at + 1 < path.size(); at++) {
            Optional<ApplicationIdentifier> key =
                    dictionary.named(path.get(at)).filter(each -> each.qualifiers().isPresent());
            if (key.isPresent() && (path.size() - at) % 2 == 0) {
                String query = address.substring(beforeQuery.length());
                return Optional.of(
                        read(key.get(), path.subList(at, path.size()), parts(query, "[?&;]")));
            }
        }
        return Optional.empty();
    }

    private Outcome read(ApplicationIdentifier key, List<String> path, List<String> query) {
        List<Element> elements = new ArrayList<>();
        List<String> qualifiers = new ArrayList<>();
        for (int at = 0; at < path.size(); at += 2) {
            Optional<ApplicationIdentifier> identifier = dictionary.named(path.get(at));
            if (identifier.isEmpty()) {
                return new Outcome.Faulty(CodeFault.ELEMENT);
            }
            elements.add(element(identifier.get(), path.get(at + 1)));
            if (at > 0) {
                qualifiers.add(path.get(at));
            }
        }
        if (!mayFollow(key, qualifiers)) {
            return new Outcome.Faulty(CodeFault.ELEMENT);
        }
        for (String attribute : query) {
            int equals = attribute.indexOf('=');
            String name = equals < 0 ? "" : attribute.substring(0, equals);
            if (NUMBER.matcher(name).matches()) {
                dictionary
                        .named(name)
                        .map(one -> element(one, attribute.substring(equals + 1)))
                        .ifPresent(elements::add);
            }
        }
        return elements.stream()
                .flatMap(one -> one.identifier().fault(one.value()).stream())
                .findFirst()
                .<Outcome>map(Outcome.Faulty::new)
                .orElseGet(() -> Elements.read(elements));
    }

    /// Some links have a GTIN as short as it stands under the bars.
    private static Element element(ApplicationIdentifier identifier, String written) {
        String value = decoded(written);
        return new Element(
                identifier,
                identifier.number().equals(GTIN)
                        ? Gtin.parse(value).map(Gtin::digits).orElse(value)
                        : value);
    }

    /// Some of one of the sequences, in its order.
    private static boolean mayFollow(ApplicationIdentifier key, List<String> given) {
        return given.isEmpty()
                || key.qualifiers().orElse(List.of()).stream()
                        .anyMatch(
                                sequence ->
                                        sequence.stream()
                                                .filter(given::contains)
                                                .toList()
                                                .equals(given));
    }

    private static String before(String text, char end) {
        int at = text.indexOf(end);
        return at < 0 ? text : text.substring(0, at);
    }

    private static List<String> parts(String text, String separator) {
        return List.of(text.split(separator)).stream().filter(part -> !part.isEmpty()).toList();
    }

    /// `%2F` is a slash within a value; a plus is a plus. What is not rightly encoded stays as it
    /// is, and will not do as an element.
    private static String decoded(String written) {
        if (written.indexOf('%') < 0) {
            return written;
        }
        byte[] bytes = written.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream plain = new ByteArrayOutputStream(bytes.length);
        for (int at = 0; at < bytes.length; at++) {
            int value = bytes[at] == '%' ? hex(bytes, at + 1) : -1;
            plain.write(value < 0 ? bytes[at] : value);
            at += value < 0 ? 0 : 2;
        }
        return plain.toString(StandardCharsets.UTF_8);
    }

    private static int hex(byte[] bytes, int at) {
        if (at + 1 >= bytes.length) {
            return -1;
        }
        int high = Character.digit(bytes[at], 16);
        int low = Character.digit(bytes[at + 1], 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
