package org.tillbridge.pos.signon;

import java.util.Optional;

/// Who is signed on at this workstation now. Set by [SignOnService], read by all threads.
public final class Session {
    private volatile Optional<SignedOn> operator = Optional.empty();

    public Optional<SignedOn> operator() {
        return operator;
    }

    /// @throws IllegalStateException if nobody is; no screen offers a deed then
    public SignedOn signedOn() {
        return operator.orElseThrow(() -> new IllegalStateException("Nobody is signed on"));
    }

    void begin(SignedOn who) {
        operator = Optional.of(who);
    }

    void end() {
        operator = Optional.empty();
    }
}
