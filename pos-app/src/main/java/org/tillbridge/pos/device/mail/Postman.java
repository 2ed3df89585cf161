package org.tillbridge.pos.device.mail;

import java.util.Optional;

/// Takes letters to a mail server. Waits for it, for as long as is decent.
@FunctionalInterface
public interface Postman {
    /// @return why it did not go; where nothing is said the server has it
    Optional<MailTrouble> send(Letter letter);
}
