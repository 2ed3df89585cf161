package org.tillbridge.sync.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tillbridge.sync.journal.Fixtures.FIRST_OF_DECEMBER;
import static org.tillbridge.sync.journal.Fixtures.MORNING;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.junit.jupiter.api.Test;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.wire.SuspendedAtStore.Gone;
import org.tillbridge.sync.wire.SuspendedAtStore.Waiting;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

class SuspendedCodecTest {
    private static final UUID SUSPENSION = UUID.fromString("0190aaaa-bbbb-7ccc-8ddd-ffffffffffff");
    private static final UUID SALE = UUID.fromString("0190aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee");
    private static final WorkstationId THIRD = new WorkstationId(3);

    @Test
    void whatIsSetAsideInAStoreIsWrittenAsEverBefore() throws IOException {
        SuspendedAtStore store =
                new SuspendedAtStore(
                        List.of(
                                new Waiting(
                                        SUSPENSION,
                                        new WorkstationId(2),
                                        "Till 2",
                                        Optional.of(new OperatorId(3)),
                                        FIRST_OF_DECEMBER,
                                        MORNING,
                                        2,
                                        pounds("8.15"))),
                        List.of(new Gone(SALE, THIRD)));

        assertThat(text(SuspendedCodec.list(store))).isEqualTo(Golden.text("suspended-sales.json"));
        assertThat(SuspendedCodec.list(Golden.bytes("suspended-sales.json"))).isEqualTo(store);
    }

    @Test
    void askingForOneIsWrittenAsEverBefore() throws IOException {
        SuspensionClaim claim = new SuspensionClaim(SUSPENSION, true);

        assertThat(text(SuspendedCodec.claim(claim)))
                .isEqualTo(Golden.text("suspension-claim.json"));
        assertThat(SuspendedCodec.claim(Golden.bytes("suspension-claim.json"))).isEqualTo(claim);
    }

    @Test
    void whatTheHubSaysToThatIsWrittenAsEverBefore() throws IOException {
        Map<String, TakeOverOutcome> answers =
                Map.of(
                        "take-over-given.json",
                        new TakeOverOutcome.Given(1, "{\"lines\":2}"),
                        "take-over-taken.json",
                        new TakeOverOutcome.TakenBy(THIRD, "Till 3", MORNING),
                        "take-over-not-suspended.json",
                        new TakeOverOutcome.NotSuspended());

        for (var answer : answers.entrySet()) {
            assertThat(text(SuspendedCodec.answer(SUSPENSION, answer.getValue())))
                    .isEqualTo(Golden.text(answer.getKey()));
            assertThat(SuspendedCodec.answer(SUSPENSION, Golden.bytes(answer.getKey())))
                    .isEqualTo(answer.getValue());
        }
    }

    @Test
    void anAnswerAboutAnotherSaleIsNone() throws IOException {
        byte[] answer = Golden.bytes("take-over-given.json");

        assertThatThrownBy(() -> SuspendedCodec.answer(SALE, answer))
                .isInstanceOf(UnreadableMessageException.class);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
