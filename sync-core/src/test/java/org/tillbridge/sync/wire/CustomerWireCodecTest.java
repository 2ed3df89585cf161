package org.tillbridge.sync.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tillbridge.sync.journal.Fixtures.card;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.junit.jupiter.api.Test;
import org.tillbridge.retail.CustomerId;
import org.tillbridge.retail.EmailAddress;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.StoredValueKind;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;

class CustomerWireCodecTest {
    private static final StoredValueCode CARD = card(StoredValueKind.POINTS, 4);

    @Test
    void aQuestionIsWrittenAsEverBefore() throws IOException {
        CustomerQuestion byCard = new CustomerQuestion.ByCard(CARD);
        CustomerQuestion byEmail =
                new CustomerQuestion.ByEmail(EmailAddress.parse("Zoe@Example.com").orElseThrow());

        assertThat(text(CustomerWireCodec.question(byCard)))
                .isEqualTo(Golden.text("customer-question-card.json"));
        assertThat(text(CustomerWireCodec.question(byEmail)))
                .isEqualTo(Golden.text("customer-question.json"));
        assertThat(CustomerWireCodec.question(Golden.bytes("customer-question-card.json")))
                .isEqualTo(byCard);
        assertThat(CustomerWireCodec.question(Golden.bytes("customer-question.json")))
                .isEqualTo(byEmail);
    }

    @Test
    void anAnswerIsWrittenAsEverBeforeAndHasNoAddress() throws IOException {
        CustomerAnswer answer =
                new CustomerAnswer(
                        new CustomerId(UUID.fromString("0190aaaa-bbbb-7ccc-8ddd-cccccccccccc")),
                        CARD,
                        "Zoë Müller",
                        pounds("3.40"));

        assertThat(text(CustomerWireCodec.answer(answer)))
                .isEqualTo(Golden.text("customer-answer.json"));
        assertThat(CustomerWireCodec.answer(Golden.bytes("customer-answer.json")))
                .isEqualTo(answer);
        assertThat(answer.toString()).doesNotContain("Zo", CARD.digits());
    }

    @Test
    void anAnswerNamesTheGroupsOfTheCustomer() throws IOException {
        CustomerAnswer answer =
                new CustomerAnswer(
                        new CustomerId(UUID.fromString("0190aaaa-bbbb-7ccc-8ddd-cccccccccccc")),
                        CARD,
                        "Zoë Müller",
                        pounds("3.40"),
                        Set.of("staff", "gold"));

        assertThat(text(CustomerWireCodec.answer(answer)))
                .isEqualTo(Golden.text("customer-answer-groups.json"));
        assertThat(CustomerWireCodec.answer(Golden.bytes("customer-answer-groups.json")))
                .isEqualTo(answer);
    }

    @Test
    void whatIsWrongWithAnAddressIsSaidWithoutIt() {
        assertThatThrownBy(
                        () ->
                                CustomerWireCodec.question(
                                        "{\"email\":\"Zoe at example\"}"
                                                .getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageNotContaining("Zoe");
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
