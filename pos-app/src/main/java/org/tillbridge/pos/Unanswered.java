package org.tillbridge.pos;

import org.tillbridge.sync.wire.NoAnswer;

/// Why nothing came of asking a hub to enrol, as the command line says it: what happened and what
/// to do. Each cause has its own words, since each wants something else done.
final class Unanswered {
    private Unanswered() {}

    /// @param hub the address as it was typed
    static String sentence(NoAnswer.Cause cause, String hub) {
        return pattern(cause).formatted(hub);
    }

    private static String pattern(NoAnswer.Cause cause) {
        return switch (cause) {
            case CUT ->
                    "The network is cut here, so the hub at %s was not heard. Try again when it is"
                            + " restored.";
            case UNREACHABLE ->
                    "No answer from the hub at %s. Look at the address and the network, then try"
                            + " again.";
            case TIMED_OUT ->
                    "The hub at %s is too slow to answer. Look at the network, then try again.";
            case UNTRUSTED ->
                    "What answers at %s could not prove that it is the hub. Look at the address, or"
                            + " tell whoever looks after the network.";
            case NOT_THE_HUB ->
                    "Something else answers at %s in the hub's place, such as the sign-in page of a"
                            + " guest network. Look at the address, or sign in there with a"
                            + " browser, then try again.";
            case BUSY -> "The hub at %s asks to wait a moment. Try again in a minute.";
            case FAILED ->
                    "The hub at %s is there, but failed to answer. Try again; if it lasts, tell"
                            + " whoever looks after the hub.";
            case REFUSED ->
                    "The hub at %s does not take this machine's word. Ask whoever looks after the"
                            + " hub.";
        };
    }
}
