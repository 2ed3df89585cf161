package org.tillbridge.pos.device.printer;

/// Why a printer does not print.
public enum PrinterTrouble {
    /// Nobody is at its address, or its plug is out.
    NOT_REACHED,
    /// It takes what it is sent, and says nothing.
    NO_ANSWER,
    PAPER_OUT,
    COVER_OPEN,
    /// Its knife is stuck, or something else that its lamp shows.
    IN_ERROR,
    /// `jpos.xml` has no such name, or what it leads to is not installed.
    NOT_KNOWN,
    /// Another program holds it.
    IN_USE,
    /// It prints letters only.
    CANNOT_DRAW
}
