package org.tillbridge.pos.device.mail;

import java.util.Optional;

/// How it stands with the receipts that are to be e-mailed.
///
/// @param waiting how many have not gone yet
/// @param trouble why the last one that was tried did not go
/// @param givenUp how many will not go any more, since somebody looked
public record MailState(int waiting, Optional<MailTrouble> trouble, int givenUp) {
    public static final MailState NOTHING = new MailState(0, Optional.empty(), 0);
}
