package org.tillbridge.sync.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tillbridge.sync.journal.Fixtures.MORNING;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.WorkstationId;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

class LineClaimCodecTest {
    private static final UUID SALE = UUID.fromString("0190aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee");
    private static final UUID BACK = UUID.fromString("0190aaaa-bbbb-7ccc-8ddd-ffffffffffff");
    private static final LineClaims CLAIMS =
            new LineClaims(
                    SALE,
                    BACK,
                    List.of(
                            new LineClaims.Line(1, Quantity.ZERO),
                            new LineClaims.Line(3, Quantity.of(2))),
                    true);

    @Test
    void askingForLinesIsWrittenAsEverBefore() throws IOException {
        assertThat(text(LineClaimCodec.request(CLAIMS))).isEqualTo(Golden.text("line-claims.json"));
        assertThat(LineClaimCodec.request(Golden.bytes("line-claims.json"))).isEqualTo(CLAIMS);
    }

    @Test
    void whatTheHubSaysToThatIsWrittenAsEverBefore() throws IOException {
        Map<String, LineClaimOutcome> answers =
                Map.of(
                        "line-claims-claimed.json",
                        new LineClaimOutcome.Claimed(MORNING),
                        "line-claims-claimed-by.json",
                        new LineClaimOutcome.ClaimedBy(
                                3, new WorkstationId(2), "Till 2", "Bath", MORNING),
                        "line-claims-came-back.json",
                        new LineClaimOutcome.CameBack(3),
                        "line-claims-free.json",
                        new LineClaimOutcome.Free());

        for (var answer : answers.entrySet()) {
            assertThat(text(LineClaimCodec.answer(CLAIMS, answer.getValue())))
                    .isEqualTo(Golden.text(answer.getKey()));
            assertThat(LineClaimCodec.answer(CLAIMS, Golden.bytes(answer.getKey())))
                    .isEqualTo(answer.getValue());
        }
    }

    @Test
    void anAnswerToAnotherRequestIsNoneToThis() {
        LineClaims other = new LineClaims(SALE, SALE, CLAIMS.lines(), true);
        byte[] answer = LineClaimCodec.answer(CLAIMS, new LineClaimOutcome.Free());

        assertThatThrownBy(() -> LineClaimCodec.answer(other, answer))
                .isInstanceOf(UnreadableMessageException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"line\":0,\"returned\":0}",
                "{\"line\":1,\"returned\":-1}",
                "{\"line\":1}",
                "{\"line\":\"1\",\"returned\":0}",
                "1"
            })
    void linesThatAreNoneAreRefused(String lines) {
        assertThatThrownBy(() -> LineClaimCodec.request(request(lines)))
                .isInstanceOf(UnreadableMessageException.class);
    }

    @Test
    void moreLinesThanAreGivenAtOnceAreRefused() {
        List<String> most = Collections.nCopies(LineClaims.MOST, "{\"line\":1,\"returned\":0}");
        assertThat(LineClaimCodec.request(request(String.join(",", most))).lines())
                .hasSize(LineClaims.MOST);

        List<String> more = Collections.nCopies(LineClaims.MOST + 1, most.getFirst());
        assertThatThrownBy(() -> LineClaimCodec.request(request(String.join(",", more))))
                .isInstanceOf(UnreadableMessageException.class);
    }

    private static byte[] request(String lines) {
        return "{\"transaction\":\"%s\",\"return\":\"%s\",\"take\":true,\"lines\":[%s]}"
                .formatted(SALE, BACK, lines)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
