package org.tillbridge.sync.wire;

import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.wire.NoAnswer.Cause;
import org.tillbridge.sync.wire.PushRequest.PushedEntry;
import org.tillbridge.sync.wire.WorkstationHead.EpochHead;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/// A link to a hub in memory that keeps what it is sent, once, and its results for ever. What goes
/// wrong on the way is scripted, call by call; when the script is at its end, nothing does.
public class ScriptedHubLink implements HubLink {
    private final Map<Epoch, TreeMap<Long, PushedEntry>> stored = new LinkedHashMap<>();
    private final Map<Epoch, TreeMap<Long, EntryResult>> results = new HashMap<>();
    private final Map<Epoch, Map<Long, Hash>> hashes = new HashMap<>();
    private final Map<Long, List<ParkedEffect>> toPark = new HashMap<>();
    private final Queue<Function<PushRequest, PushOutcome>> pushes = new ArrayDeque<>();
    private final Queue<Supplier<HeadOutcome>> heads = new ArrayDeque<>();
    private final List<PushRequest> sent = new ArrayList<>();
    private final List<List<Long>> asked = new ArrayList<>();

    /// The next push never gets there.
    public ScriptedHubLink thenLosesTheRequest() {
        pushes.add(request -> lost());
        return this;
    }

    /// The hub takes the next push, its answer gets lost.
    public ScriptedHubLink thenLosesTheAnswer() {
        pushes.add(
                request -> {
                    take(request);
                    return lost();
                });
        return this;
    }

    /// The next push gets there twice.
    public ScriptedHubLink thenDuplicates() {
        pushes.add(
                request -> {
                    take(request);
                    return take(request);
                });
        return this;
    }

    /// The hub takes the first entries of the next push.
    public ScriptedHubLink thenTakes(int entries) {
        return thenPush(
                request ->
                        take(
                                new PushRequest(
                                        request.workstation(),
                                        request.epoch(),
                                        request.firstSequence(),
                                        request.entries().subList(0, entries))));
    }

    public ScriptedHubLink thenPush(Function<PushRequest, PushOutcome> outcome) {
        pushes.add(outcome);
        return this;
    }

    public ScriptedHubLink thenHead(Supplier<HeadOutcome> outcome) {
        heads.add(outcome);
        return this;
    }

    /// This sequence's entry will be parked with these effects.
    public ScriptedHubLink parks(long sequence, ParkedEffect... effects) {
        toPark.put(sequence, List.of(effects));
        return this;
    }

    /// What the hub says its head is.
    public ScriptedHubLink hasHead(Epoch epoch, long sequence, Hash hash) {
        hashes.computeIfAbsent(epoch, any -> new HashMap<>()).put(sequence, hash);
        return this;
    }

    /// Forgets what came after, as a hub that was put back to its backup.
    public void restoreTo(Epoch epoch, long sequence) {
        entries(epoch).tailMap(sequence, false).clear();
        answers(epoch).tailMap(sequence, false).clear();
    }

    /// The bodies the hub has of an epoch, in order of sequence.
    public List<String> bodies(Epoch epoch) {
        return entries(epoch).values().stream().map(PushedEntry::body).toList();
    }

    public Map<Long, EntryResult> results(Epoch epoch) {
        return answers(epoch);
    }

    /// Every push that was tried.
    public List<PushRequest> sent() {
        return sent;
    }

    @Override
    public CustomerOutcome customer(CustomerQuestion wanted) {
        return lost();
    }

    @Override
    public SoldSaleOutcome sold(UUID transaction) {
        return lost();
    }

    @Override
    public LineClaimOutcome claimLines(LineClaims wanted) {
        return lost();
    }

    @Override
    public PushOutcome push(PushRequest request) {
        sent.add(request);
        Function<PushRequest, PushOutcome> scripted = pushes.poll();
        return scripted == null ? take(request) : scripted.apply(request);
    }

    @Override
    public HeadOutcome head(List<JournalEnd> ends) {
        Supplier<HeadOutcome> scripted = heads.poll();
        return scripted == null ? new HeadOutcome.Answered(ownHead()) : scripted.get();
    }

    @Override
    public StoredValueOutcome claim(StoredValueClaim wanted) {
        return lost();
    }

    @Override
    public SuspendedOutcome suspendedSales() {
        return lost();
    }

    @Override
    public TakeOverOutcome takeOver(UUID suspension) {
        return lost();
    }

    @Override
    public TakeOverOutcome giveBack(UUID suspension) {
        return lost();
    }

    @Override
    public ChainOutcome chain(Epoch epoch, List<Long> sequences) {
        asked.add(sequences);
        Map<Long, Hash> known = new HashMap<>(hashes.getOrDefault(epoch, Map.of()));
        known.keySet().retainAll(sequences);
        return new ChainOutcome.Answered(new ChainAnswer(epoch, known));
    }

    /// The places at which it was asked for hashes, question by question.
    public List<List<Long>> asked() {
        return asked;
    }

    @Override
    public FeedOutcome feed(List<Cursor> after, Duration wait) {
        return lost();
    }

    @Override
    public SnapshotOutcome snapshot(Scope scope, Path file) {
        return lost();
    }

    @Override
    public void endCalls() {}

    public static NoAnswer lost() {
        return NoAnswer.because(Cause.UNREACHABLE, "lost by the script");
    }

    private PushOutcome take(PushRequest request) {
        Epoch epoch = request.epoch();
        NavigableMap<Long, PushedEntry> entries =
                stored.computeIfAbsent(epoch, any -> new TreeMap<>());
        NavigableMap<Long, EntryResult> answers =
                results.computeIfAbsent(epoch, any -> new TreeMap<>());
        if (request.firstSequence() > entries.size() + 1) {
            return new PushOutcome.Gap(entries.size() + 1);
        }
        long sequence = request.firstSequence();
        List<EntryResult> batch = new ArrayList<>();
        for (PushedEntry entry : request.entries()) {
            long at = sequence++;
            entries.putIfAbsent(at, entry);
            answers.computeIfAbsent(at, s -> new EntryResult(s, toPark.getOrDefault(s, List.of())));
            batch.add(answers.get(at));
        }
        return new PushOutcome.Answered(
                new PushAnswer(
                        request.workstation(),
                        epoch,
                        request.firstSequence(),
                        entries.size(),
                        batch,
                        Optional.empty()));
    }

    private NavigableMap<Long, PushedEntry> entries(Epoch epoch) {
        return stored.computeIfAbsent(epoch, any -> new TreeMap<>());
    }

    private NavigableMap<Long, EntryResult> answers(Epoch epoch) {
        return results.computeIfAbsent(epoch, any -> new TreeMap<>());
    }

    /// What it was said to have, else what it took, hashed as entries in memory are.
    private WorkstationHead ownHead() {
        Map<Epoch, EpochHead> heads = new HashMap<>();
        stored.forEach(
                (epoch, entries) -> {
                    long last = entries.size();
                    if (last > 0) {
                        Hash hash = Hash.of(Hash.utf8(epoch.hex() + last));
                        heads.put(epoch, new EpochHead(epoch, last, hash));
                    }
                });
        hashes.forEach(
                (epoch, byPlace) -> {
                    long last = byPlace.keySet().stream().reduce(0L, Math::max);
                    heads.put(epoch, new EpochHead(epoch, last, byPlace.get(last)));
                });
        return new WorkstationHead(List.copyOf(heads.values()));
    }
}
