package org.tillbridge.pos.device.mail;

/// Why a letter did not go.
public enum MailTrouble {
    NOT_REACHED,
    /// The way there cannot be encrypted, or the server does not prove that it is the one.
    NOT_SECURE,
    /// It does not take this till's name and password.
    NOT_SIGNED_ON,
    /// It does not take the letter, for now or at all.
    REFUSED,
    /// It does not take letters to that address. Trying again does not help.
    NO_SUCH_ADDRESS
}
