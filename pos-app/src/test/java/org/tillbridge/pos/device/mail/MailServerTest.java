package org.tillbridge.pos.device.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tillbridge.pos.device.mail.MailServer.Flaw;
import org.tillbridge.pos.device.mail.MailServer.Parsed;
import org.tillbridge.pos.device.mail.MailServer.Security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

class MailServerTest {
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "'',STARTTLS,a@b.example,'',NO_SERVER",
        "'mail shop',STARTTLS,a@b.example,'',NOT_A_SERVER",
        "'mail.shop:99999',STARTTLS,a@b.example,'',NOT_A_PORT",
        "'mail.shop:0',TLS,a@b.example,'',NOT_A_PORT",
        "'mail.shop',NONE,a@b.example,'',OPEN_TO_OTHERS",
        "'127.0.0.1.evil.example',NONE,a@b.example,'',OPEN_TO_OTHERS",
        "'mail.shop',TLS,nobody,'',NOT_A_SENDER",
        "'mail.shop',TLS,a@b.example,me,NO_PASSWORD"
    })
    void whatIsWrongIsSaid(String server, Security security, String sender, String user, Flaw why) {
        assertThat(MailServer.parse(server, security, sender, user, ""))
                .isEqualTo(new Parsed.Wrong(why));
    }

    @Test
    void whatIsKeptIsReadAgainAndOnlyItsOwnerCanReadIt() throws IOException {
        MailServer server =
                ((Parsed.Right)
                                MailServer.parse(
                                        "mail.shop:2525",
                                        Security.TLS,
                                        "receipts@shop.example",
                                        "me",
                                        "p=\\ä #!"))
                        .server();
        MailServerFile file = new MailServerFile(folder);

        file.write(Optional.of(server));

        assertThat(file.read()).contains(server);
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(folder.resolve("mail.properties"))))
                .isEqualTo("rw-------");
        file.write(Optional.empty());
        assertThat(file.read()).isEmpty();
        assertThat(folder.resolve("mail.properties")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.com",
                "a.b+receipts@mail.example.co.uk",
                "o'neill@example.com",
                "  ada@example.com "
            })
    void anAddressIsTaken(String typed) {
        assertThat(MailAddress.parse(typed)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "ada@",
                "@example.com",
                "ada@@example.com",
                "ada@example.com, bob@example.com",
                "ada@example.com\r\nBcc: bob@example.com",
                "Ada <ada@example.com>",
                "ada example@x.com",
                "\"a b\"@example.com",
                "ada@exam_ple..com"
            })
    void whatIsNoOneAddressIsNot(String typed) {
        assertThat(MailAddress.parse(typed)).isEmpty();
    }

    @Test
    void anAddressIsNoLongerThanAnyServerTakes() {
        assertThat(MailAddress.parse("a".repeat(64) + "@" + "b.".repeat(92) + "example")).isEmpty();
        assertThat(MailAddress.parse("a".repeat(65) + "@b.example")).isEmpty();
    }

    @Test
    void neitherAnAddressNorAPasswordSaysItself() {
        MailServer.Account account = new MailServer.Account("me", "secret");

        assertThat(new MailAddress("ada@example.com").toString()).doesNotContain("ada");
        assertThat(account.toString()).doesNotContain("secret");
    }
}
