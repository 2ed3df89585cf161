package org.tillbridge.sync.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.journal.PersonalPart;
import org.tillbridge.sync.wire.PushRequest.PushedEntry;
import org.tillbridge.sync.wire.WorkstationHead.EpochHead;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

class PushCodecTest {
    private static final WorkstationId TILL = new WorkstationId(2);
    private static final Epoch EPOCH = new Epoch("00c0ffee00c0ffee");

    @Test
    void aRequestIsWrittenAsEverBefore() throws IOException {
        PushRequest request =
                new PushRequest(
                        TILL,
                        EPOCH,
                        17,
                        List.of(
                                new PushedEntry("{\"store\":1}", "{\"name\":\"Crème €\"}"),
                                new PushedEntry("{\"store\":1}", "{}")));

        assertThat(PushCodec.request(request)).isEqualTo(Golden.bytes("push-request.json"));
        assertThat(PushCodec.request(TILL, Golden.bytes("push-request.json"))).isEqualTo(request);
    }

    @Test
    void whatAnEntrySaysOfAPersonGoesBesideIt() throws IOException {
        PersonalPart part =
                new PersonalPart("00112233445566778899aabbccddeeff", "{\"name\":\"Zoë\"}");
        PushRequest request =
                new PushRequest(
                        TILL,
                        EPOCH,
                        17,
                        List.of(new PushedEntry("{\"store\":1}", "{}", Optional.of(part))));

        assertThat(PushCodec.request(request))
                .isEqualTo(Golden.bytes("push-request-personal.json"));
        assertThat(PushCodec.request(TILL, Golden.bytes("push-request-personal.json")))
                .isEqualTo(request);
    }

    @Test
    void anAnswerIsWrittenAsEverBefore() throws IOException {
        PushAnswer answer =
                new PushAnswer(
                        TILL,
                        EPOCH,
                        17,
                        19,
                        List.of(
                                EntryResult.applied(17),
                                new EntryResult(
                                        18,
                                        List.of(
                                                new ParkedEffect(
                                                        "stock/3",
                                                        "unknownItem",
                                                        "Item 4711 is not known.")))),
                        Optional.of(Duration.ofSeconds(5)));

        assertThat(PushCodec.answer(answer)).isEqualTo(Golden.bytes("push-answer.json"));
        assertThat(PushCodec.answer(Golden.bytes("push-answer.json"))).isEqualTo(answer);
    }

    @Property
    void entriesArriveAsTheExactTextsTheyWere(@ForAll @Size(min = 1, max = 20) List<String> texts) {
        List<PushedEntry> entries =
                texts.stream()
                        .map(PushCodecTest::unicode)
                        .map(text -> new PushedEntry(text, text + text))
                        .toList();
        PushRequest request = new PushRequest(TILL, EPOCH, 1, entries);

        assertThat(PushCodec.request(TILL, PushCodec.request(request))).isEqualTo(request);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "<html>",
                "{\"epoch\":\"00c0ffee00c0ffee\"}",
                "{\"epoch\":\"00c0ffee00c0ffee\",\"firstSequence\":1,\"entries\":[]}",
                "{\"epoch\":\"00C0FFEE00C0FFEE\",\"firstSequence\":1,\"entries\":[{\"header\":\"\",\"body\":\"\"}]}",
                "{\"epoch\":\"00c0ffee00c0ffee\",\"firstSequence\":0,\"entries\":[{\"header\":\"\",\"body\":\"\"}]}",
                "{\"epoch\":\"00c0ffee00c0ffee\",\"firstSequence\":1.5,\"entries\":[{\"header\":\"\",\"body\":\"\"}]}",
                "{\"epoch\":\"00c0ffee00c0ffee\",\"firstSequence\":1,\"entries\":[{\"header\":{},\"body\":\"\"}]}",
                "{\"epoch\":\"00c0ffee00c0ffee\",\"firstSequence\":1,\"entries\":[7]}",
                "{\"epoch\":\"00c0ffee00c0ffee\",\"epoch\":\"00c0ffee00c0ffee\"}"
            })
    void anOddRequestIsRefusedWithItsReason(String json) {
        assertThatThrownBy(() -> PushCodec.request(TILL, json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageMatching("[\\w' .]+");
    }

    @Test
    void theHeadIsReadAsItIsWritten() {
        WorkstationHead head =
                new WorkstationHead(List.of(new EpochHead(EPOCH, 19, Hash.of(new byte[] {1}))));

        assertThat(HeadCodec.head(HeadCodec.head(head))).isEqualTo(head);
    }

    @Test
    void refusalsAreReadAsTheyAreWritten() {
        HubError gap = HubError.gap(12, "The hub waits for entry 12.");
        HubError snapshot = HubError.snapshotNeeded(Scope.CATALOGUE, "Too old.");

        assertThat(HubErrorCodec.error(HubErrorCodec.error(gap))).isEqualTo(gap);
        assertThat(HubErrorCodec.error(HubErrorCodec.error(snapshot))).isEqualTo(snapshot);
    }

    /// Java's strings may hold half a character, JSON's may not.
    private static String unicode(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
