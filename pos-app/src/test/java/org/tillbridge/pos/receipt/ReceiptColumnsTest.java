package org.tillbridge.pos.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tillbridge.pos.device.printer.PrintLine;

import java.util.List;

/// What stands in the columns of a receipt printer.
class ReceiptColumnsTest {
    private static final ReceiptColumns COLUMNS = new ReceiptColumns(32);

    @Test
    void aWordWiderThanTheLineIsCutBetweenLettersAlone() {
        String word = "A" + "\uD83D\uDE00".repeat(40);

        List<String> lines = lines(new ReceiptRow.Centred(word));

        assertThat(String.join("", lines)).isEqualTo(word);
        assertThat(lines)
                .allSatisfy(
                        line ->
                                assertThat(line.codePoints())
                                        .noneMatch(letter -> letter >= 0xD800 && letter < 0xE000));
    }

    @Test
    void anAccentThatIsALetterOfItsOwnMovesNoAmount() {
        assertThat(lines(new ReceiptRow.Amount("E\u0301te\u0301", "1.00", false)))
                .isEqualTo(lines(new ReceiptRow.Amount("Été", "1.00", false)));
    }

    private static List<String> lines(ReceiptRow row) {
        return COLUMNS.set(List.of(row)).lines().stream()
                .map(line -> ((PrintLine.Text) line).text())
                .toList();
    }
}
