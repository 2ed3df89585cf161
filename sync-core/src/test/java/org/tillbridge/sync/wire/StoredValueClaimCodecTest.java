package org.tillbridge.sync.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tillbridge.sync.journal.Fixtures.card;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.junit.jupiter.api.Test;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.StoredValueKind;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

class StoredValueClaimCodecTest {
    private static final UUID CLAIM = UUID.fromString("0190aaaa-bbbb-7ccc-8ddd-999999999999");
    private static final StoredValueCode CARD = card(StoredValueKind.GIFT_CARD, 1);

    @Test
    void aClaimIsWrittenAsEverBefore() throws IOException {
        StoredValueClaim claim = new StoredValueClaim(CLAIM, CARD, pounds("10.00"));

        assertThat(new String(StoredValueClaimCodec.request(claim), StandardCharsets.UTF_8))
                .isEqualTo(Golden.text("stored-value-claim.json"));
        assertThat(StoredValueClaimCodec.request(Golden.bytes("stored-value-claim.json")))
                .isEqualTo(claim);
    }

    @Test
    void anAnswerIsWrittenAsEverBefore() throws IOException {
        StoredValueAnswer answer = new StoredValueAnswer(CLAIM, pounds("25.00"), pounds("10.00"));

        assertThat(new String(StoredValueClaimCodec.answer(answer), StandardCharsets.UTF_8))
                .isEqualTo(Golden.text("stored-value-answer.json"));
        assertThat(StoredValueClaimCodec.answer(Golden.bytes("stored-value-answer.json")))
                .isEqualTo(answer);
    }

    @Test
    void whatIsWrongWithANumberIsSaidWithoutIt() throws IOException {
        String odd = Golden.text("stored-value-claim.json").replace(CARD.digits(), "98123");

        assertThatThrownBy(
                        () -> StoredValueClaimCodec.request(odd.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageNotContaining("98123");
    }
}
