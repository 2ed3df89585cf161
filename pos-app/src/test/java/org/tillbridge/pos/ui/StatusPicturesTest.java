package org.tillbridge.pos.ui;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.tillbridge.pos.status.StatusView;
import org.tillbridge.pos.status.StatusViewModel;
import org.tillbridge.pos.status.StatusViewModel.Row;
import org.tillbridge.pos.status.StatusViewModel.Section;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What waits, in the states that matter, to be looked at.
@OnScreen
class StatusPicturesTest extends PicturedWords {
    private static final String NUMBER = "1-2-1-000240";

    @Test
    void status() {
        everywhere("status", texts -> view(texts, 3));
    }

    @Test
    void statusLong() {
        everywhere("status-long", texts -> view(texts, 40));
    }

    private static StatusView view(Texts texts, int unsigned) {
        List<Row> documents =
                Stream.generate(
                                () ->
                                        new Row(
                                                texts.text("status.document", NUMBER, "14:02"),
                                                texts.amount(
                                                        Money.ofMinor(CurrencyUnit.GBP, 120_450)),
                                                texts.text("unsignedReason.noAnswerInTime"),
                                                texts.text("status.next.at", "14:05")))
                        .limit(unsigned)
                        .toList();
        Row parked =
                new Row(
                        texts.text("status.document", NUMBER, "11:40"),
                        "",
                        texts.text(
                                "status.effect",
                                texts.text("status.effect.stock", "2"),
                                texts.text("parked.unknownItem")),
                        texts.text("parked.unknownItem.toDo"));
        Row unsent =
                new Row(
                        texts.text("status.document", NUMBER, "14:01"),
                        "",
                        texts.text("hub.unreachable", "14:00"),
                        texts.text("status.next.at", "14:03"));
        Message lamp =
                new Message(
                        Message.Tone.ALERT,
                        texts.text("lamp.attention", texts.text("lamp.unsigned", unsigned)),
                        texts.text("hub.needsAttention"));
        return new StatusView(
                Still.of(
                        StatusViewModel.class,
                        new StatusViewModel.Shown(
                                List.of(lamp),
                                List.of(
                                        new Section(
                                                texts.text("status.unsigned", unsigned + 12),
                                                documents,
                                                texts.text("status.more", 12)),
                                        new Section(
                                                texts.text("status.parked", 1),
                                                List.of(parked),
                                                ""),
                                        new Section(
                                                texts.text("status.unsent", 1),
                                                List.of(unsent),
                                                "")),
                                0,
                                true,
                                Integer.toString(unsigned + 14),
                                Optional.empty()),
                        asked -> {}),
                texts);
    }
}
