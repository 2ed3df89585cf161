package org.tillbridge.sync.wire;

import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.journal.PersonalPart;
import org.tillbridge.sync.wire.PushRequest.PushedEntry;

import tools.jackson.core.JsonGenerator;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Push requests and their answers.
public final class PushCodec {
    private static final int MOST_CHARACTERS = 300 * 1024;
    private static final int MOST_EFFECTS = 4000;
    private static final int LONGEST_PAUSE_SECONDS = 300;

    private PushCodec() {}

    public static byte[] request(PushRequest request) {
        return JsonCodec.bytes(
                json -> {
                    json.writeStringProperty("epoch", request.epoch().hex());
                    json.writeNumberProperty("firstSequence", request.firstSequence());
                    JsonCodec.array(
                            json,
                            "entries",
                            request.entries(),
                            (inner, entry) -> {
                                inner.writeStringProperty("header", entry.header());
                                inner.writeStringProperty("body", entry.body());
                                entry.personal().ifPresent(part -> write(inner, part));
                            });
                });
    }

    /// @param workstation whose journal the address names
    /// @throws UnreadableMessageException if the envelope is not in its form; its entries are not
    ///   looked into
    public static PushRequest request(WorkstationId workstation, byte[] json) {
        JsonCodec.Fields fields = JsonCodec.read(json);
        List<PushedEntry> entries =
                fields.objects(
                        "entries",
                        PushRequest.MAX_ENTRIES,
                        entry ->
                                new PushedEntry(
                                        entry.text("header", MOST_CHARACTERS),
                                        entry.text("body", MOST_CHARACTERS),
                                        personal(entry)));
        if (entries.isEmpty()) {
            throw new UnreadableMessageException("entries is empty");
        }
        return new PushRequest(
                workstation,
                fields.parsed("epoch", 16, Epoch::new),
                fields.integer("firstSequence", 1, Long.MAX_VALUE - PushRequest.MAX_ENTRIES),
                entries);
    }

    private static void write(JsonGenerator json, PersonalPart part) {
        json.writeStringProperty("salt", part.salt());
        json.writeStringProperty("personal", part.text());
    }

    /// One that is in no form an entry could have the hash of is as if it had been erased.
    private static Optional<PersonalPart> personal(JsonCodec.Fields entry) {
        if (!entry.has("salt") || !entry.has("personal")) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new PersonalPart(
                            entry.text("salt", MOST_CHARACTERS),
                            entry.text("personal", MOST_CHARACTERS)));
        } catch (IllegalArgumentException odd) {
            return Optional.empty();
        }
    }

    public static byte[] answer(PushAnswer answer) {
        return JsonCodec.bytes(
                json -> {
                    json.writeNumberProperty("workstation", answer.workstation().number());
                    json.writeStringProperty("epoch", answer.epoch().hex());
                    json.writeNumberProperty("firstSequence", answer.firstSequence());
                    json.writeNumberProperty("acknowledgedThrough", answer.acknowledgedThrough());
                    JsonCodec.array(json, "results", answer.results(), PushCodec::writeResult);
                    answer.retryAfter()
                            .ifPresent(
                                    pause ->
                                            json.writeNumberProperty(
                                                    "retryAfter", pause.toSeconds()));
                });
    }

    /// @throws UnreadableMessageException if it is not in its form
    public static PushAnswer answer(byte[] json) {
        JsonCodec.Fields fields = JsonCodec.read(json);
        Optional<Duration> retryAfter =
                fields.has("retryAfter")
                        ? Optional.of(pause(fields.integer("retryAfter", 0, Long.MAX_VALUE)))
                        : Optional.empty();
        return new PushAnswer(
                new WorkstationId(fields.number("workstation")),
                fields.parsed("epoch", 16, Epoch::new),
                fields.integer("firstSequence", 1, Long.MAX_VALUE),
                fields.integer("acknowledgedThrough", 0, Long.MAX_VALUE),
                fields.objects("results", PushRequest.MAX_ENTRIES, PushCodec::readResult),
                retryAfter);
    }

    private static Duration pause(long seconds) {
        return Duration.ofSeconds(Math.min(seconds, LONGEST_PAUSE_SECONDS));
    }

    private static void writeResult(JsonGenerator json, EntryResult result) {
        json.writeNumberProperty("sequence", result.sequence());
        json.writeStringProperty("outcome", result.isApplied() ? "applied" : "parked");
        if (!result.isApplied()) {
            JsonCodec.array(json, "effects", result.parked(), PushCodec::writeEffect);
        }
    }

    private static EntryResult readResult(JsonCodec.Fields fields) {
        long sequence = fields.integer("sequence", 1, Long.MAX_VALUE);
        return switch (fields.text("outcome", 16)) {
            case "applied" -> EntryResult.applied(sequence);
            case "parked" ->
                    new EntryResult(
                            sequence,
                            fields.objects("effects", MOST_EFFECTS, PushCodec::readEffect));
            default ->
                    throw new UnreadableMessageException("outcome is neither applied nor parked");
        };
    }

    static void writeEffect(JsonGenerator json, ParkedEffect effect) {
        json.writeStringProperty("effect", effect.effect());
        json.writeStringProperty("code", effect.code());
        json.writeStringProperty("text", effect.text());
    }

    static ParkedEffect readEffect(JsonCodec.Fields fields) {
        String effect = fields.text("effect", ParkedEffect.MAX_NAME);
        String code = fields.text("code", ParkedEffect.MAX_NAME);
        String text = fields.text("text", ParkedEffect.MAX_TEXT);
        try {
            return new ParkedEffect(effect, code, text);
        } catch (IllegalArgumentException odd) {
            throw new UnreadableMessageException("An effect has no name or no code", odd);
        }
    }
}
