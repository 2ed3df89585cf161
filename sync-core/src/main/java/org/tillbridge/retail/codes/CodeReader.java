package org.tillbridge.retail.codes;

import org.joda.money.CurrencyUnit;
import org.tillbridge.retail.Gtin;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.codes.CodeReading.Faulty;
import org.tillbridge.retail.codes.CodeReading.Names;
import org.tillbridge.retail.codes.CodeReading.NotACode;
import org.tillbridge.retail.codes.Elements.Outcome;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads whatever a scanner or a keyboard gives. Never throws, whatever the text is.
///
/// A scanner may send a symbology identifier before the data (`]C1`), which says for certain what
/// follows; it may send FNC1 as the group separator, as another sign, or not at all; and it may
/// send nothing but digits.
public final class CodeReader {
    /// Longer than any GS1 code can be, and than most addresses.
    public static final int MAX_LENGTH = 512;

    /// AIM symbology identifiers of what carries GS1 elements: GS1-128, GS1 DataMatrix, GS1 QR, GS1
    /// DataBar and composite, GS1 DotCode.
    private static final Set<String> GS1 = Set.of("C1", "d2", "Q3", "e0", "e1", "e2", "J1");

    private static final Pattern IDENTIFIED =
            Pattern.compile("](\\p{Alpha}\\p{Alnum})(.*)", Pattern.DOTALL);

    /// Signs that no element holds, and that scanners are set to send for the separator.
    private static final Pattern OTHER_SEPARATOR =
            Pattern.compile("\\{GS}|<GS>|\u241d|[\\^~|@\\\\]");

    private static final Pattern GTIN_FIRST = Pattern.compile("01\\d{14}.*", Pattern.DOTALL);
    private static final String IN_STORE_FIRST = "2";

    private final InStoreTable inStore;
    private final LabelReader labels;
    private final ElementString elementString = new ElementString(SyntaxDictionary.gs1());
    private final DigitalLink digitalLink = new DigitalLink(SyntaxDictionary.gs1());

    /// @param currency of the store's prices
    /// @param year that it is, for dates that tell two digits of theirs
    public CodeReader(InStoreTable inStore, CurrencyUnit currency, int year) {
        this.inStore = inStore;
        this.labels = new LabelReader(currency, year);
    }

    public CodeReading read(String scanned) {
        if (scanned.length() > MAX_LENGTH) {
            return new NotACode();
        }
        Matcher identified = IDENTIFIED.matcher(scanned.strip());
        if (identified.matches()) {
            return GS1.contains(identified.group(1))
                    ? gs1(identified.group(2))
                    : unidentified(identified.group(2));
        }
        return scanned.indexOf(ElementString.SEPARATOR) == 0 ? gs1(scanned) : unidentified(scanned);
    }

    private CodeReading unidentified(String scanned) {
        String text = scanned.strip();
        if (ElementString.isBracketed(text)) {
            return labels.read(elementString.bracketed(text));
        }
        Optional<Outcome> link = digitalLink.read(text);
        if (link.isPresent()) {
            return labels.read(link.get());
        }
        if (GTIN_FIRST.matcher(text).matches()) {
            return gtinFirst(text);
        }
        return text.indexOf(ElementString.SEPARATOR) > 0 ? gs1(text) : number(text);
    }

    /// Known to be GS1, with or without its separators.
    private CodeReading gs1(String data) {
        String text = OTHER_SEPARATOR.matcher(data.strip()).replaceAll("\u001d");
        if (text.isEmpty()) {
            return new NotACode();
        }
        return text.indexOf(ElementString.SEPARATOR) >= 0
                ? labels.read(elementString.separated(text))
                : elementString
                        .unseparated(text)
                        .map(elements -> labels.read(new Outcome.Read(elements)))
                        .orElseGet(() -> labels.read(elementString.separated(text)));
    }

    /// Looks like GS1, and is if all of it can be read so; else it is a number of someone's own.
    private CodeReading gtinFirst(String text) {
        CodeReading reading = gs1(text);
        boolean isNumber = reading instanceof Faulty && CharacterSet.N.hasAll(text);
        return isNumber ? plain(text) : reading;
    }

    private CodeReading number(String text) {
        if (isThirteen(text)) {
            String digits = text.length() == 12 ? "0" + text : text;
            Optional<InStoreRule> rule =
                    inStore.ruleFor(digits).filter(each -> each.kind() != InStoreRule.Kind.FIXED);
            if (rule.isPresent()) {
                return inStore(digits, rule.get());
            }
        }
        Optional<ItemCode> fromUpcE = UpcE.expanded(text).map(gtin -> new ItemCode(gtin.digits()));
        if (fromUpcE.isPresent()) {
            List<ItemCode> names =
                    Stream.concat(
                                    Gtin.parse(text)
                                            .map(gtin -> new ItemCode(gtin.digits()))
                                            .stream(),
                                    fromUpcE.stream())
                            .distinct()
                            .toList();
            return new Names(names, Label.NONE);
        }
        return plain(text);
    }

    /// A UPC of 12 digits that begins with 2 is an in-store number too.
    private static boolean isThirteen(String text) {
        return CharacterSet.N.hasAll(text)
                && (text.length() == 13
                        || (text.length() == 12 && text.startsWith(IN_STORE_FIRST)));
    }

    private CodeReading inStore(String digits, InStoreRule rule) {
        if (!CheckDigit.isRight(digits)) {
            return new Faulty(CodeFault.CHECK_DIGIT);
        }
        Optional<InStoreRule.Parts> parts = rule.parts(digits);
        if (parts.isEmpty()) {
            return new Faulty(CodeFault.MEASURE_CHECK_DIGIT);
        }
        List<ItemCode> names =
                parts.get().names().stream()
                        .flatMap(name -> ItemCode.parse(name).stream())
                        .toList();
        BigDecimal measure = parts.get().measure();
        if (measure.signum() == 0) {
            return new Faulty(CodeFault.MEASURE);
        }
        return labels.inStore(names, rule.kind(), measure);
    }

    private static CodeReading plain(String text) {
        return ItemCode.parse(text)
                .<CodeReading>map(code -> new Names(List.of(code), Label.NONE))
                .orElseGet(NotACode::new);
    }
}
