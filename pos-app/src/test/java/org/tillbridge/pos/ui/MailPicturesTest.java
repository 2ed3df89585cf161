package org.tillbridge.pos.ui;

import org.junit.jupiter.api.Test;
import org.tillbridge.pos.device.mail.MailState;
import org.tillbridge.pos.device.mail.MailTrouble;
import org.tillbridge.pos.receipt.MailWords;
import org.tillbridge.pos.settings.MailView;
import org.tillbridge.pos.settings.MailViewModel;

import java.util.List;
import java.util.Optional;

/// The mail server, in the states that matter, to be looked at.
@OnScreen
class MailPicturesTest extends PicturedWords {
    @Test
    void mail() {
        everywhere("mail", texts -> view(texts));
    }

    private static MailView view(Texts texts) {
        MailState state = new MailState(3, Optional.of(MailTrouble.NOT_SIGNED_ON), 2);
        MailWords words = new MailWords(texts);
        return new MailView(
                Still.of(
                        MailViewModel.class,
                        new MailViewModel.Shown(
                                "mail.shop.example",
                                List.of(
                                        texts.text("mail.security.starttls"),
                                        texts.text("mail.security.tls"),
                                        texts.text("mail.security.none")),
                                0,
                                "receipts@shop.example",
                                "receipts",
                                "",
                                texts.text("mail.flaw.noPassword"),
                                words.waiting(state),
                                true,
                                words.givenUp(state)),
                        asked -> {}),
                texts);
    }
}
