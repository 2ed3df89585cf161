package org.tillbridge.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.sql.SQLException;

class PackedTextTest {
    private static final String BODY =
            "{\"name\":\"Crème brûlée 🍮\",\"quantity\":1000,\"price\":29500}";

    @Test
    void whatIsUnpackedIsWhatWasPacked() throws SQLException {
        assertThat(PackedText.unpack(PackedText.of(BODY).bytes())).isEqualTo(BODY);
        assertThat(PackedText.unpack(PackedText.of("").bytes())).isEmpty();
    }

    @Test
    void theLargestEntryComesBackWhole() throws SQLException {
        String largest = BODY.repeat(300 * 1024 / BODY.length());

        assertThat(PackedText.unpack(PackedText.of(largest).bytes())).isEqualTo(largest);
    }

    @Test
    void aColumnThatIsDamagedIsToldAsTheDatabaseThatItIs() {
        byte[] damaged = PackedText.of(BODY).bytes();
        damaged[0]++;

        assertThatThrownBy(() -> PackedText.unpack(damaged)).isInstanceOf(SQLException.class);
    }
}
