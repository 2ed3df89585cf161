package org.tillbridge.simulator;

import org.tillbridge.hub.http.Request;
import org.tillbridge.seeds.Sometimes;
import org.tillbridge.simulator.oracle.Healings;
import org.tillbridge.simulator.oracle.Healings.Answered;
import org.tillbridge.sync.wire.Cursor;
import org.tillbridge.sync.wire.HttpHubLink;
import org.tillbridge.sync.wire.HubError;
import org.tillbridge.sync.wire.HubErrorCodec;
import org.tillbridge.sync.wire.JournalEnd;
import org.tillbridge.sync.wire.UnreadableMessageException;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what tills tell a hub of what they know and what it says, for the [Healings] that know
/// better.
final class HealingWatch {
    private static final Pattern SIGNER = Pattern.compile(";keyid=\"workstation-([0-9]{1,9})\"");
    private static final Pattern HEAD = Pattern.compile("/v1/workstations/(\\d+)/head");
    private static final Pattern ENDS = Pattern.compile("(?:^|&)journal=([^&]*)");
    private static final Pattern CURSORS = Pattern.compile("(?:^|&)after=([^&]*)");

    /// What a hub that heals is silent about, because it may have lost some of it.
    private static final Pattern MAY_BE_LOST =
            Pattern.compile("POST /.*/(stored-value|customers|sale)|.* /.*/suspended-sales");

    private static final HubError NONE = HubError.of("none", "");

    private final Healings healings;
    private final Sometimes sometimes;

    HealingWatch(Healings healings, Sometimes sometimes) {
        this.healings = healings;
        this.sometimes = sometimes;
    }

    Healings healings() {
        return healings;
    }

    /// @param hub its database
    void look(Request request, Answer answer, Path hub) {
        HubError error = answer.status() < 400 ? NONE : HubErrorCodec.error(WireBody.of(answer));
        healings.answered(
                        said(request, answer.status(), error),
                        answered(request, answer, error),
                        hub)
                .ifPresent(sign -> sometimes.reached("the hub heals: " + sign));
    }

    /// It died of a request, or after it.
    void died(Request request) {
        healings.mayHaveHeard(said(request, 200, NONE));
    }

    private static Answered answered(Request request, Answer answer, HubError error) {
        return switch (answer.status()) {
            case 200 ->
                    MAY_BE_LOST.matcher(request.method() + " " + request.path()).matches()
                            ? Answered.WHAT_MAY_BE_LOST
                            : Answered.OTHER;
            case 409 -> error.code().equals(HubError.GAP) ? Answered.GAP : Answered.OTHER;
            case 410 -> Answered.SNAPSHOT_NEEDED;
            case 503 -> error.code().equals("healing") ? Answered.HEALING : Answered.NOT_NOW;
            default -> Answered.OTHER;
        };
    }

    private static Healings.Said said(Request request, int status, HubError error) {
        Matcher head = HEAD.matcher(request.path());
        boolean tells = (status == 200 || status == 503) && head.matches();
        return new Healings.Said(
                signer(request),
                request.header().apply(HttpHubLink.CERTIFICATE_HEADER).isPresent(),
                tells ? Integer.parseInt(head.group(1)) : 0,
                tells ? ends(request) : List.of(),
                status == 410 ? cursors(request, error) : List.of());
    }

    private static int signer(Request request) {
        return request.header()
                .apply("Signature-Input")
                .map(SIGNER::matcher)
                .filter(Matcher::find)
                .map(found -> Integer.parseInt(found.group(1)))
                .orElse(0);
    }

    /// None where they are altered.
    private static List<Healings.End> ends(Request request) {
        try {
            return JournalEnd.parse(query(ENDS, request).orElse("")).stream()
                    .map(end -> new Healings.End(end.epoch().hex(), end.last(), end.acknowledged()))
                    .toList();
        } catch (UnreadableMessageException altered) {
            return List.of();
        }
    }

    /// That of which it says that its log does not go on from there.
    private static List<Healings.Position> cursors(Request request, HubError error) {
        return query(CURSORS, request).map(Cursor::parse).orElse(List.of()).stream()
                .filter(cursor -> error.scope().filter(cursor.scope()::equals).isPresent())
                .map(
                        cursor ->
                                new Healings.Position(
                                        cursor.scope().text(), cursor.position(), cursor.h().hex()))
                .toList();
    }

    private static Optional<String> query(Pattern parameter, Request request) {
        return Optional.of(parameter.matcher(request.query()))
                .filter(Matcher::find)
                .map(found -> URLDecoder.decode(found.group(1), StandardCharsets.UTF_8));
    }
}
