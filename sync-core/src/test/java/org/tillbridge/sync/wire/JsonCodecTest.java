package org.tillbridge.sync.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.wire.JsonCodec.Fields;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class JsonCodecTest {
    @Test
    void readsWhatMessagesHold() {
        String text =
                """
                {"text": "Käse", "number": -7, "far": 9223372036854775807, "yes": true,\
                 "texts": ["a", "b"], "objects": [{"n": 1}, {"n": 2}], "unknown": {"to": [null, 1.5]}}\
                """;
        for (Fields fields : List.of(JsonCodec.read(text), JsonCodec.read(Hash.utf8(text)))) {
            assertThat(fields.text("text", 4)).isEqualTo("Käse");
            assertThat(fields.integer("number", -7, 7)).isEqualTo(-7);
            assertThat(fields.integer("far", 0, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
            assertThat(fields.flag("yes")).isTrue();
            assertThat(fields.flag("no")).isFalse();
            assertThat(fields.texts("texts", 2, 1)).containsExactly("a", "b");
            assertThat(fields.objects("objects", 2, each -> each.number("n")))
                    .containsExactly(1, 2);
            assertThat(fields.has("unknown")).isTrue();
            assertThat(fields.has("nothing")).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "1",
                "{",
                "{\"a\": 1",
                "{\"a\": [1",
                "{\"a\": 1} {}",
                "{\"a\": 1}, ",
                "{\"a\": 1, \"a\": 1}",
                "{\"b\": {\"a\": 1, \"a\": 2}}",
                "{\"a\": NaN}",
                "{\"a\": 123456789012345678901}",
                "{\"a\": [[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]}"
            })
    void refusesWhatIsNotOneObjectWithinTheLimits(String text) {
        assertThatThrownBy(() -> JsonCodec.read(text))
                .isInstanceOf(UnreadableMessageException.class);
        assertThatThrownBy(() -> JsonCodec.read(Hash.utf8(text)))
                .isInstanceOf(UnreadableMessageException.class);
    }

    @Test
    void refusesMoreNamesThanAnyMessageHas() {
        String names =
                IntStream.rangeClosed(0, 100)
                        .mapToObj(n -> "\"n" + n + "\":" + n)
                        .collect(Collectors.joining(",", "{", "}"));

        assertThatThrownBy(() -> JsonCodec.read(names)).hasMessage("It has too many fields");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1.0", "\"1\"", "true", "12345678901234567890", "[1]", "{}"})
    void refusesWhatIsNoInteger(String value) {
        Fields fields = JsonCodec.read("{\"n\": " + value + "}");

        assertThatThrownBy(() -> fields.integer("n", 0, 9)).hasMessage("n is not an integer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "[\"a\"]", "{}", "\"\\ud83d\"", "\"abcde\""})
    void refusesWhatIsNoShortText(String value) {
        Fields fields = JsonCodec.read("{\"t\": " + value + "}");

        assertThatThrownBy(() -> fields.text("t", 4))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageStartingWith("t is ");
    }

    @Test
    void refusesHalfOfACharacterHoweverItIsWritten() {
        String escaped = "{\"t\": \"\\ud83d\"}";
        List<byte[]> documents =
                List.of(
                        Hash.utf8(escaped),
                        Hash.utf8(escaped.replace("\\ud83d", "\\uD83D?")),
                        escaped.getBytes(StandardCharsets.UTF_16BE),
                        escaped.getBytes(StandardCharsets.UTF_16LE),
                        escaped.replace("\\ud83d", "\u00ed\u00a0\u0080")
                                .getBytes(StandardCharsets.ISO_8859_1));

        for (byte[] document : documents) {
            assertThatThrownBy(() -> JsonCodec.read(document).text("t", 4))
                    .isInstanceOf(UnreadableMessageException.class);
        }
    }
}
