package org.tillbridge.pos.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;

class CardNumbersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "PAN 4111111111111111 X|PAN ************1111 X",
                "5500 0000 0000 0004|**** **** **** 0004",
                "3400-0000-0000-009|****-****-***0-009",
                ";6011000000000004=25121011|;************0004=25121011",
                "411111 **** 1111|411111 **** 1111",
                "4111111111111112|4111111111111112",
                "8816178952380553|8816178952380553",
                "2010-12-01T12:00:01Z 32.80|2010-12-01T12:00:01Z 32.80",
                "411111111111111125121011|********************1011",
                "€ 4111111111111111|€ ************1111"
            })
    void aCardNumberIsHiddenAndNothingElse(String sent, String kept) {
        byte[] bytes = sent.getBytes(StandardCharsets.UTF_8);

        CardNumbers.hide(bytes, bytes.length);

        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(kept);
    }
}
