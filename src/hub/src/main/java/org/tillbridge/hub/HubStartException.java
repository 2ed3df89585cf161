package org.tillbridge.hub;

/// A hub does not serve where it was started, and a person has to do something about it: the
/// message says what.
public final class HubStartException extends RuntimeException {
    private static final long serialVersionUID = 1;

    HubStartException(String message) {
        super(message);
    }
}
