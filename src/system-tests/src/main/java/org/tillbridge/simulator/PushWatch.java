package org.tillbridge.simulator;

import org.tillbridge.hub.http.Request;
import org.tillbridge.hub.intake.PushOutcome;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.seeds.Sometimes;
import org.tillbridge.simulator.oracle.TakenPlaces;
import org.tillbridge.simulator.oracle.Violation;
import org.tillbridge.sync.wire.EntryResult;
import org.tillbridge.sync.wire.HubError;
import org.tillbridge.sync.wire.HubErrorCodec;
import org.tillbridge.sync.wire.PushAnswer;
import org.tillbridge.sync.wire.PushCodec;
import org.tillbridge.sync.wire.PushRequest;
import org.tillbridge.sync.wire.PushRequest.PushedEntry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Invariants 2, 3 and 17, as they leave the hub: a watermark never goes back, a result stays what
/// it was, and what is acknowledged is what was sent.
final class PushWatch {
    private static final Pattern PATH = Pattern.compile("/v1/workstations/(\\d+)/journal");

    private final Map<String, EntryResult> results = new HashMap<>();
    private final Map<String, Long> watermarks = new HashMap<>();
    private final List<PushRequest> parked = new ArrayList<>();
    private TakenPlaces taken = new TakenPlaces();
    private final Sometimes sometimes;

    PushWatch(Sometimes sometimes) {
        this.sometimes = sometimes;
    }

    void look(Request request, Answer answer) {
        Matcher path = PATH.matcher(request.path());
        if (!path.matches()) {
            return;
        }
        if (answer.status() == 409) {
            refused(new WorkstationId(Integer.parseInt(path.group(1))), request, answer);
        }
        if (answer.status() == 200) {
            PushAnswer read = read(answer);
            PushRequest sent = read(request, read);
            lookBack(sent, read);
            look(sent, read);
            if (sent.lastSequence() > read.acknowledgedThrough()) {
                sometimes.reached("a push answered in part");
            }
            if (!read.results().stream().allMatch(EntryResult::isApplied)) {
                parked.add(answered(sent, read.acknowledgedThrough()));
            }
        }
    }

    /// A fork is told of what comes behind the last common entry: of another that is there already,
    /// or of one that does not follow on it.
    private void refused(WorkstationId workstation, Request request, Answer answer) {
        if (!HubErrorCodec.error(WireBody.of(answer)).code().equals(HubError.FORK)) {
            return;
        }
        sometimes.reached("a push shows a fork");
        PushRequest sent = PushCodec.request(workstation, WireBody.of(request));
        long sequence = sent.firstSequence();
        for (PushedEntry entry : sent.entries()) {
            if (taken.isOfAnother(
                    workstation.number(),
                    sent.epoch().hex(),
                    sequence,
                    entry.header(),
                    entry.body())) {
                sometimes.reached("a push has other entries where the hub has some");
                return;
            }
            sequence++;
        }
    }

    /// What the hub has not taken may have come in another epoch since.
    private static PushRequest answered(PushRequest sent, long through) {
        int taken = Math.toIntExact(Math.min(sent.lastSequence(), through) - sent.firstSequence());
        return new PushRequest(
                sent.workstation(),
                sent.epoch(),
                sent.firstSequence(),
                sent.entries().subList(0, taken + 1));
    }

    /// The hub was put back to an earlier state. Of two machines that write one journal the other
    /// may come first this time.
    void hubWentBack() {
        taken = new TakenPlaces();
        results.clear();
        watermarks.clear();
        parked.clear();
    }

    /// All is at rest: whatever was answered with something parked is sent once more, and answered
    /// as it was.
    void sendAgain(Function<PushRequest, PushOutcome> hub) {
        for (PushRequest request : parked) {
            if (!(hub.apply(request) instanceof PushOutcome.Answered(PushAnswer answer))) {
                throw new Violation(
                        3, request.epoch().hex() + ": what it had is not answered again");
            }
            lookBack(request, answer);
        }
    }

    /// At what was said before. An answer to a part of a push says nothing of what comes behind it.
    private void lookBack(PushRequest sent, PushAnswer answer) {
        String epoch = epoch(answer);
        long before = watermarks.getOrDefault(epoch, 0L);
        boolean isOfAPart = answer.acknowledgedThrough() < sent.lastSequence();
        long looked = answer.firstSequence() + answer.results().size() - 1;
        boolean endsThere = isOfAPart && answer.acknowledgedThrough() == looked;
        if (!endsThere && before > answer.acknowledgedThrough()) {
            throw new Violation(3, epoch + ": the watermark goes back from " + before);
        }
        watermarks.merge(epoch, answer.acknowledgedThrough(), Math::max);
        for (EntryResult result : answer.results()) {
            EntryResult earlier = results.putIfAbsent(epoch + "/" + result.sequence(), result);
            if (earlier != null && !earlier.equals(result)) {
                throw new Violation(3, epoch + ": " + earlier + " became " + result);
            }
        }
    }

    private void look(PushRequest sent, PushAnswer answer) {
        Set<Long> broken =
                answer.results().stream()
                        .filter(PushWatch::isBroken)
                        .map(EntryResult::sequence)
                        .collect(Collectors.toSet());
        long sequence = sent.firstSequence();
        for (PushedEntry entry : sent.entries()) {
            if (sequence <= answer.acknowledgedThrough()) {
                taken.taken(
                        sent.workstation().number(),
                        sent.epoch().hex(),
                        sequence,
                        entry.header(),
                        entry.body(),
                        broken.contains(sequence));
            }
            sequence++;
        }
    }

    private static boolean isBroken(EntryResult result) {
        return result.parked().stream().anyMatch(effect -> effect.effect().equals("chain"));
    }

    private static String epoch(PushAnswer answer) {
        return answer.workstation().number() + "/" + answer.epoch().hex();
    }

    private static PushRequest read(Request request, PushAnswer answer) {
        return PushCodec.request(answer.workstation(), WireBody.of(request));
    }

    private static PushAnswer read(Answer answer) {
        return PushCodec.answer(WireBody.of(answer));
    }
}
