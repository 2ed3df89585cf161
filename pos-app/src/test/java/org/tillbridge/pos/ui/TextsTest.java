package org.tillbridge.pos.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tillbridge.pos.customer.CustomerFault;
import org.tillbridge.pos.day.PostVoidOutcome;
import org.tillbridge.pos.device.line.Connection;
import org.tillbridge.pos.device.mail.MailServer;
import org.tillbridge.pos.device.mail.MailTrouble;
import org.tillbridge.pos.device.printer.PrinterProfile;
import org.tillbridge.pos.device.printer.PrinterTrouble;
import org.tillbridge.pos.fiscal.UnsignedReason;
import org.tillbridge.pos.receipt.TypedBuyer;
import org.tillbridge.pos.sale.DiscountReason;
import org.tillbridge.pos.sale.ExemptionReason;
import org.tillbridge.pos.sale.ScanOutcome;
import org.tillbridge.pos.sound.Cue;
import org.tillbridge.pos.status.ParkedReason;
import org.tillbridge.pos.tender.TenderViewModel;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.DeclineReason;
import org.tillbridge.retail.Disposition;
import org.tillbridge.retail.OfflineApproval.Urgency;
import org.tillbridge.retail.ReturnReason;
import org.tillbridge.retail.Right;
import org.tillbridge.retail.Role;
import org.tillbridge.retail.Tender;
import org.tillbridge.retail.codes.CodeFault;
import org.tillbridge.retail.pricing.Refusal;
import org.tillbridge.sync.Attention;
import org.tillbridge.sync.SecondMedium;
import org.tillbridge.sync.journal.JournalEntry.TillControl.OfflinePaymentSettled;
import org.tillbridge.sync.journal.JournalWriteException;
import org.tillbridge.sync.journal.TransactionSummary;
import org.tillbridge.sync.wire.CodeRefusal;
import org.tillbridge.sync.wire.HubAddress;
import org.tillbridge.sync.wire.NoAnswer;
import org.tillbridge.sync.wire.StoredValueOutcome;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every language says all that English says, of the same things.
class TextsTest {
    private static final Pattern ARGUMENT = Pattern.compile("\\{([0-9])");
    private static final Pattern NUMBER = Pattern.compile("\\{([0-9]),");
    private static final Pattern LITERAL = Pattern.compile("\"([^\"\\\\\n]*)\"");
    private static final List<Long> NUMBERS = List.of(0L, 1L, 2L, 1234L);
    private static final List<String> PREFIXES =
            List.of("minorUnit.", "count.note.", "count.coin.", "drawer.");

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr"})
    void theKeysAreThoseOfEnglishInTheSameOrder(String language) throws IOException {
        assertThat(keys(language)).containsExactlyElementsOf(keys("en"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr"})
    void noKeyIsThereTwiceAndNoTextIsEmpty(String language) throws IOException {
        assertThat(keys(language)).doesNotHaveDuplicates();
        assertThat(patterns(language)).allSatisfy((key, text) -> assertThat(text).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr"})
    void theArgumentsAreThoseOfEnglish(String language) throws IOException {
        Map<String, String> english = patterns("en");

        assertThat(patterns(language))
                .allSatisfy(
                        (key, pattern) -> {
                            assertThat(found(ARGUMENT, pattern))
                                    .as(key)
                                    .isEqualTo(found(ARGUMENT, english.get(key)));
                            assertThat(found(NUMBER, pattern))
                                    .as(key)
                                    .isEqualTo(found(NUMBER, english.get(key)));
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr"})
    void everyPatternCanBeSaid(String language) throws IOException {
        assertThat(patterns(language))
                .allSatisfy(
                        (key, pattern) -> {
                            for (long number : NUMBERS) {
                                assertThat(said(pattern, number, Locale.of(language)))
                                        .as(key)
                                        .isNotBlank()
                                        .doesNotContain("{", "}");
                            }
                        });
    }

    /// A single one would be swallowed, with what it quotes.
    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr"})
    void everyApostropheIsWrittenTwice(String language) throws IOException {
        assertThat(patterns(language))
                .allSatisfy(
                        (key, pattern) ->
                                assertThat(pattern.replace("''", "")).as(key).doesNotContain("'"));
    }

    @Test
    void frenchKeepsItsMarksOnTheLineOfTheirWord() throws IOException {
        assertThat(patterns("fr"))
                .allSatisfy(
                        (key, pattern) ->
                                assertThat(pattern)
                                        .as(key)
                                        .doesNotContainPattern(" [;:?!%»]|[\\p{L})}][;?!»]")
                                        .doesNotContain("« "));
    }

    /// What a key does is no sentence, and explains no screen.
    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr"})
    void theHelpOfEachScreenIsMadeOfSentences(String language) throws IOException {
        assertThat(patterns(language))
                .extractingByKeys(
                        Arrays.stream(Place.values())
                                .map(place -> "help." + CamelCase.of(place))
                                .toArray(String[]::new))
                .allSatisfy(help -> assertThat(help).matches("(?s)\\p{Lu}.*\\."));
    }

    @Test
    void whateverAnEnumerationCanNameHasItsText() throws IOException {
        assertThat(keys("en")).containsAll(builtKeys());
    }

    @Test
    void everyTextIsUsed() throws IOException {
        Set<String> literals = literals();
        Set<String> used = new TreeSet<>(builtKeys());
        keys("en").stream()
                .filter(
                        key ->
                                literals.contains(key)
                                        || literals.contains(withoutToDo(key))
                                        || PREFIXES.stream().anyMatch(key::startsWith))
                .forEach(used::add);

        assertThat(keys("en")).allSatisfy(key -> assertThat(used).contains(key));
    }

    private static String withoutToDo(String key) {
        return key.endsWith(".toDo") ? key.substring(0, key.lastIndexOf('.')) : key;
    }

    private static Set<String> builtKeys() {
        return Stream.of(
                        built("returnReason.", ReturnReason.values(), ""),
                        built("disposition.", Disposition.values(), ""),
                        built("customerFault.", CustomerFault.values(), ""),
                        built("buyerFault.", TypedBuyer.Fault.values(), ""),
                        built("discountReason.", DiscountReason.values(), ""),
                        built("exemptionReason.", ExemptionReason.values(), ""),
                        built("cue.", Cue.values(), ""),
                        built("role.", Role.values(), ""),
                        built("right.", Right.values(), ""),
                        built("refusal.", Refusal.values(), ""),
                        built("refusal.", Refusal.values(), ".toDo"),
                        built("sale.", ScanOutcome.Reason.values(), ""),
                        built("sale.", ScanOutcome.Reason.values(), ".toDo"),
                        built("code.", CodeFault.values(), ""),
                        built("code.", CodeFault.values(), ".toDo"),
                        built("postVoid.", PostVoidOutcome.Why.values(), ""),
                        built("postVoid.", PostVoidOutcome.Why.values(), ".toDo"),
                        built("trouble.", JournalWriteException.Reason.values(), ""),
                        built("lamp.", Attention.values(), ""),
                        built("help.", Place.values(), ""),
                        built("hub.", NoAnswer.Cause.values(), ""),
                        built("hub.", NoAnswer.Cause.values(), ".toDo"),
                        built("enrol.", NoAnswer.Cause.values(), ""),
                        built("enrol.", NoAnswer.Cause.values(), ".toDo"),
                        built("enrol.", CodeRefusal.values(), ""),
                        built("enrol.", CodeRefusal.values(), ".toDo"),
                        built("enrol.", HubAddress.Flaw.values(), ""),
                        built("printer.", PrinterTrouble.values(), ""),
                        built("printer.", PrinterTrouble.values(), ".toDo"),
                        built("lamp.printer.", PrinterTrouble.values(), ""),
                        built("parked.", ParkedReason.values(), ""),
                        built("unsignedReason.", UnsignedReason.values(), ""),
                        built("parked.", ParkedReason.values(), ".toDo"),
                        built("medium.", SecondMedium.Trouble.values(), ""),
                        built("medium.", SecondMedium.Trouble.values(), ".toDo"),
                        built("devices.connection.", Connection.Kind.values(), ""),
                        built("devices.about.", Connection.Kind.values(), ""),
                        built("devices.flaw.", Connection.Flaw.values(), ""),
                        built("devices.profile.", PrinterProfile.values(), ""),
                        List.of("devices.connection.none", "devices.about.none"),
                        built("tenderKind.", Tender.values(), ""),
                        built("tender.field.", TenderViewModel.Kind.values(), ""),
                        built("tender.above.", TenderViewModel.Kind.values(), ""),
                        built("tender.hint.", TenderViewModel.Kind.values(), ""),
                        built("storedValue.", StoredValueOutcome.Why.values(), ""),
                        built("storedValue.", StoredValueOutcome.Why.values(), ".toDo"),
                        built("mail.", MailTrouble.values(), ""),
                        built("mail.", MailTrouble.values(), ".toDo"),
                        built("mail.flaw.", MailServer.Flaw.values(), ""),
                        built("mail.security.", MailServer.Security.values(), ""),
                        built("terminal.", DeclineReason.values(), ""),
                        built("terminal.", DeclineReason.values(), ".toDo"),
                        built("offline.", Urgency.values(), ""),
                        built("offline.", Urgency.values(), ".toDo"),
                        built("offline.deadline.", Urgency.values(), ""),
                        built("offline.sure.", OfflinePaymentSettled.Outcome.values(), ""),
                        built("offline.sure.", OfflinePaymentSettled.Outcome.values(), ".toDo"),
                        built("day.kind.", TransactionSummary.Kind.values(), ""))
                .flatMap(List::stream)
                .collect(Collectors.toSet());
    }

    private static List<String> built(String prefix, Enum<?>[] constants, String suffix) {
        return Arrays.stream(constants)
                .map(constant -> prefix + CamelCase.of(constant) + suffix)
                .toList();
    }

    private static String said(String pattern, long number, Locale locale) {
        Set<String> numbers = found(NUMBER, pattern);
        Object[] arguments = new Object[10];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = numbers.contains(Integer.toString(i)) ? number : "word";
        }
        return new MessageFormat(pattern, locale).format(arguments);
    }

    private static Set<String> found(Pattern sought, String pattern) {
        return sought.matcher(pattern)
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> keys(String language) throws IOException {
        return file(language)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .toList();
    }

    private static Map<String, String> patterns(String language) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(file(language)));
        Map<String, String> patterns = new TreeMap<>();
        properties
                .stringPropertyNames()
                .forEach(key -> patterns.put(key, properties.getProperty(key)));
        return patterns;
    }

    private static String file(String language) throws IOException {
        String name = language.equals("en") ? "texts.properties" : "texts_%s.properties";
        try (InputStream in = Texts.class.getResourceAsStream(name.formatted(language))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Set<String> literals() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            Set<String> literals = new TreeSet<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                LITERAL.matcher(Files.readString(file))
                        .results()
                        .map(result -> result.group(1))
                        .forEach(literals::add);
            }
            return literals;
        }
    }
}
