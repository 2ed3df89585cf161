package org.tillbridge.simulator;

import org.tillbridge.hub.http.Request;
import org.tillbridge.seeds.Sometimes;
import org.tillbridge.simulator.oracle.Claims;
import org.tillbridge.sync.wire.StoredValueAnswer;
import org.tillbridge.sync.wire.StoredValueClaim;
import org.tillbridge.sync.wire.StoredValueClaimCodec;

import java.nio.file.Path;
import java.time.Instant;

/// Reads what a hub is asked about cards and what it says, for the [Claims] that know better; and
/// about lines that come back.
final class ClaimWatch {
    private static final String PATH = "/stored-value";

    private final Claims claims = new Claims();
    private final LineClaimWatch lines;
    private final Sometimes sometimes;

    ClaimWatch(Sometimes sometimes) {
        this.sometimes = sometimes;
        this.lines = new LineClaimWatch(sometimes);
    }

    Claims claims() {
        return claims;
    }

    /// @param hub its database
    void look(Request request, Answer answer, Path hub, Instant now) {
        lines.look(request, answer, hub, now);
        if (!request.path().endsWith(PATH)) {
            return;
        }
        switch (answer.status()) {
            case 200 -> {
                StoredValueClaim wanted = read(request);
                StoredValueAnswer said = read(answer);
                boolean lapsed =
                        claims.answered(
                                asked(wanted),
                                said.available().getAmountMinorLong(),
                                said.claimed().getAmountMinorLong(),
                                hub,
                                now);
                if (lapsed) {
                    sometimes.reached("a claim lapsed");
                }
            }
            case 404 -> claims.unknown(asked(read(request)), hub);
            case 409 -> claims.blocked(asked(read(request)), hub);
            default -> {}
        }
    }

    /// It died of a request, or after it.
    void died(Request request, Instant now) {
        if (request.path().endsWith(PATH)) {
            claims.nobodyKnows(now);
        } else if (LineClaimWatch.isOne(request)) {
            lines.holders().nobodyKnows(now);
        }
    }

    /// It is as it was a while ago.
    void hubWentBack(Instant now) {
        claims.hubWentBack(now);
        lines.holders().hubWentBack(now);
    }

    private static Claims.Asked asked(StoredValueClaim wanted) {
        return new Claims.Asked(
                wanted.claim().toString(),
                wanted.code().digits(),
                wanted.amount().getCurrencyUnit().getCode(),
                wanted.amount().getAmountMinorLong());
    }

    private static StoredValueClaim read(Request request) {
        return StoredValueClaimCodec.request(WireBody.of(request));
    }

    private static StoredValueAnswer read(Answer answer) {
        return StoredValueClaimCodec.answer(WireBody.of(answer));
    }
}
