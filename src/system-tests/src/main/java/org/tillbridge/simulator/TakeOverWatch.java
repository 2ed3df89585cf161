package org.tillbridge.simulator;

import org.tillbridge.hub.http.Request;
import org.tillbridge.simulator.oracle.TakeOvers;
import org.tillbridge.sync.wire.SuspendedCodec;
import org.tillbridge.sync.wire.SuspensionClaim;
import org.tillbridge.sync.wire.TakeOverOutcome;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads who asks a hub for a sale that is set aside and what it says, for the [TakeOvers] that
/// know better.
final class TakeOverWatch {
    private static final Pattern PATH = Pattern.compile("/v1/workstations/(\\d+)/suspended-sales");

    private TakeOverWatch() {}

    static void look(Request request, Answer answer, TakeOvers takeOvers) {
        Matcher path = PATH.matcher(request.path());
        if (!path.matches() || !request.method().equals("POST") || answer.status() != 200) {
            return;
        }
        int till = Integer.parseInt(path.group(1));
        SuspensionClaim wanted = SuspendedCodec.claim(WireBody.of(request));
        UUID suspension = wanted.suspension();
        if (!wanted.take()) {
            takeOvers.givenBack(suspension, till);
        } else if (SuspendedCodec.answer(suspension, WireBody.of(answer))
                instanceof TakeOverOutcome.Given) {
            takeOvers.given(suspension, till);
        }
    }
}
