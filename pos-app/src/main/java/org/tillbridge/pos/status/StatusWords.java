package org.tillbridge.pos.status;

import org.tillbridge.pos.fiscal.SigningState;
import org.tillbridge.pos.fiscal.UnsignedDocument;
import org.tillbridge.pos.fiscal.UnsignedReason;
import org.tillbridge.pos.status.StatusViewModel.Row;
import org.tillbridge.pos.status.WaitingEntries.Named;
import org.tillbridge.pos.status.WaitingEntries.Parked;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.sync.SyncStatus;
import org.tillbridge.sync.wire.ParkedEffect;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Says of what waits what it is, why it does, and when it is tried next.
final class StatusWords {
    private final Texts texts;
    private final InstantSource clock;

    StatusWords(Texts texts, InstantSource clock) {
        this.texts = texts;
        this.clock = clock;
    }

    Row row(UnsignedDocument unsigned, SigningState state) {
        return new Row(
                texts.text(
                        "status.document",
                        unsigned.document().number().toString(),
                        texts.time(unsigned.document().completedAt())),
                texts.amount(unsigned.document().total()),
                reason(unsigned),
                unsigned.refused() ? texts.text("status.next.byHand") : next(state.nextTry()));
    }

    private String reason(UnsignedDocument unsigned) {
        return CamelCase.parse(UnsignedReason.class, unsigned.why())
                .map(own -> texts.text("unsignedReason." + CamelCase.of(own)))
                .orElseGet(
                        () ->
                                texts.text(
                                        unsigned.refused() ? "status.refused" : "status.unitOut",
                                        unsigned.why()));
    }

    Row row(Parked parked) {
        ParkedEffect effect = parked.effect();
        Optional<String> key =
                CamelCase.parse(ParkedReason.class, effect.code())
                        .map(reason -> "parked." + CamelCase.of(reason));
        return new Row(
                name(parked.entry()),
                "",
                texts.text(
                        "status.effect",
                        effect(effect.effect()),
                        key.map(known -> texts.text(known)).orElse(effect.text())),
                texts.text(key.map(known -> known + ".toDo").orElse("parked.other")));
    }

    Row row(Named unsent, SyncStatus status, String why) {
        return new Row(name(unsent), "", why, next(status.nextTry()));
    }

    private String name(Named entry) {
        String at = entry.recordedAt().map(texts::time).orElse("");
        return entry.number()
                .map(number -> texts.text("status.document", number.toString(), at))
                .or(() -> entry.recordedAt().map(when -> texts.text("status.entry", at)))
                .orElseGet(() -> texts.text("status.entryElsewhere"));
    }

    private String effect(String effect) {
        int slash = effect.indexOf('/');
        String kind = slash < 0 ? effect : effect.substring(0, slash);
        String line = slash < 0 ? "" : effect.substring(slash + 1);
        return switch (kind) {
            case "stock" -> texts.text("status.effect.stock", line);
            case "original" -> texts.text("status.effect.original", line);
            case "storedValue" -> texts.text("status.effect.storedValue", line);
            default -> texts.text("status.effect.entry");
        };
    }

    private String next(Optional<Instant> at) {
        return at.filter(when -> when.isAfter(clock.instant()))
                .map(when -> texts.text("status.next.at", texts.time(when)))
                .orElseGet(() -> texts.text("status.next.now"));
    }
}
