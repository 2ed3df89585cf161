package org.tillbridge.pos.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tillbridge.pos.device.NexoSettings.SealKey;
import org.tillbridge.pos.device.TerminalFile.Terminal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

class TerminalFileTest {
    @TempDir Path folder;

    @Test
    void aWorkstationWithoutTheFileHasNoTerminal() throws IOException {
        assertThat(TerminalFile.in(folder)).isEqualTo(new Terminal.None());
    }

    @Test
    void theFileSaysWhichTerminalAndWithWhichKey() throws IOException {
        write(
                "address=https://192.168.1.20:8443/nexo|poi=P400Plus-275479597|sale=Till 2"
                        + "|keyIdentifier=shop|keyVersion=3|passphrase=a long one");

        assertThat(TerminalFile.in(folder))
                .isEqualTo(
                        new Terminal.Nexo(
                                new NexoSettings(
                                        URI.create("https://192.168.1.20:8443/nexo"),
                                        "P400Plus-275479597",
                                        "Till 2",
                                        Optional.of(new SealKey("shop", 3, "a long one")))));
        assertThat(TerminalFile.in(folder).toString()).doesNotContain("a long one");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "poi=P400; needs an address",
                "address=terminal|poi=P400; needs an address",
                "address=ftp://terminal/|poi=P400; needs an address",
                "address=http://127.0.0.1:8443/nexo; needs poi",
                "address=https://192.168.1.20/nexo|poi=P400; go sealed",
                "address=https://192.168.1.20/nexo|poi=P400|passphrase=x; needs keyIdentifier",
                "address=https://t/|poi=P400|passphrase=x|keyIdentifier=k|keyVersion=one; a number",
                "adress=https://192.168.1.20/nexo; “adress”, which is not known"
            })
    void whatIsOddIsToldInASentence(String content, String why) throws IOException {
        write(content);

        assertThat(TerminalFile.in(folder))
                .isInstanceOfSatisfying(
                        Terminal.Odd.class, odd -> assertThat(odd.why()).contains(why.strip()));
    }

    private void write(String content) throws IOException {
        Files.writeString(folder.resolve(TerminalFile.NAME), content.replace('|', '\n'));
    }
}
