package org.tillbridge.simulator;

import org.tillbridge.hub.http.Request;
import org.tillbridge.seeds.Sometimes;
import org.tillbridge.simulator.oracle.LineHolders;
import org.tillbridge.sync.wire.LineClaimCodec;
import org.tillbridge.sync.wire.LineClaimOutcome;
import org.tillbridge.sync.wire.LineClaims;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads who asks a hub for lines that are about to come back and what it says, for the
/// [LineHolders] that know better.
final class LineClaimWatch {
    private static final Pattern PATH = Pattern.compile("/v1/workstations/(\\d+)/sale");

    private final LineHolders holders = new LineHolders();
    private final Sometimes sometimes;

    LineClaimWatch(Sometimes sometimes) {
        this.sometimes = sometimes;
    }

    LineHolders holders() {
        return holders;
    }

    static boolean isOne(Request request) {
        return request.method().equals("POST") && PATH.matcher(request.path()).matches();
    }

    /// @param hub its database
    void look(Request request, Answer answer, Path hub, Instant now) {
        Matcher path = PATH.matcher(request.path());
        if (!isOne(request) || !path.matches() || answer.status() != 200) {
            return;
        }
        int till = Integer.parseInt(path.group(1));
        LineClaims wanted = LineClaimCodec.request(WireBody.of(request));
        List<Integer> lines = wanted.lines().stream().map(LineClaims.Line::number).toList();
        switch (LineClaimCodec.answer(wanted, WireBody.of(answer))) {
            case LineClaimOutcome.Claimed _ -> {
                holders.given(wanted.sale(), lines, till, wanted.back(), hub, now);
                sometimes.reached("a line is claimed");
            }
            case LineClaimOutcome.ClaimedBy held -> {
                holders.refused(wanted.sale(), held.line(), held.workstation().number(), hub, now);
                sometimes.reached("a line is claimed by another till");
            }
            case LineClaimOutcome.CameBack(int line) -> {
                holders.cameBack(wanted.sale(), line, known(wanted, line), hub);
                sometimes.reached("a line came back meanwhile");
            }
            case LineClaimOutcome.Free _ when wanted.take() ->
                    holders.over(wanted.sale(), lines, till, wanted.back(), hub);
            case LineClaimOutcome.Free _ ->
                    holders.letGo(wanted.sale(), lines, till, wanted.back());
            default -> {}
        }
    }

    private static long known(LineClaims wanted, int number) {
        return wanted.lines().stream()
                .filter(line -> line.number() == number)
                .mapToLong(line -> line.returned().thousandths())
                .findFirst()
                .orElseThrow();
    }
}
