package org.tillbridge.powerloss;

import java.io.IOException;

/// A disk has lost its power: nothing can be read or written any more.
public final class NoPowerException extends IOException {
    NoPowerException() {
        super("The disk has lost its power");
    }
}
