package org.tillbridge.pos.offline;

import org.joda.money.Money;
import org.tillbridge.pos.offline.OfflinePayments.State;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.OfflineApproval.Urgency;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is said of card payments that terminals took upon themselves.
public final class OfflineWords {
    private final Texts texts;

    public OfflineWords(Texts texts) {
        this.texts = texts;
    }

    /// "Visa, ending 4471 · by 1 Dec 2011 14:02".
    public String row(OfflinePayment one) {
        return card(one) + " · " + texts.text("offline.by", when(one.approval().forwardBy()));
    }

    /// "Visa, ending 4471".
    String card(OfflinePayment one) {
        String brand = one.card().brand().orElse(texts.text("tenderKind.card"));
        return one.card()
                .lastFour()
                .map(four -> texts.text("tender.cardEnding", brand, four))
                .orElse(brand);
    }

    String when(Instant instant) {
        return texts.date(texts.dateOf(instant)) + " " + texts.time(instant);
    }

    /// What the lamp stands for, the worst first; nothing where there is none.
    public List<Message> of(State state, Instant now) {
        List<Message> words = new ArrayList<>();
        for (OfflinePayment one : state.refused()) {
            words.add(
                    said(
                            Message.Tone.ALERT,
                            "offline.wasRefused",
                            card(one),
                            texts.money(one.amount()),
                            one.number().toString()));
        }
        add(words, Message.Tone.ALERT, Urgency.TOO_LATE, state, now);
        add(words, Message.Tone.CAUTION, Urgency.HALF_OVER, state, now);
        add(words, Message.Tone.CALM, Urgency.IN_TIME, state, now);
        return words;
    }

    private void add(
            List<Message> words, Message.Tone tone, Urgency urgency, State state, Instant now) {
        List<OfflinePayment> such = such(state, urgency, now);
        if (!such.isEmpty()) {
            words.add(
                    said(
                            tone,
                            "offline." + CamelCase.of(urgency),
                            such.size(),
                            texts.money(total(such).orElseThrow()),
                            when(such.getFirst().approval().forwardBy())));
        }
    }

    /// What the lamp says in a few words; empty while all is in time.
    public Optional<String> lamp(State state, Instant now) {
        if (!state.refused().isEmpty()) {
            return Optional.of(texts.text("lamp.cardRefused", state.refused().size()));
        }
        List<OfflinePayment> late = such(state, Urgency.TOO_LATE, now);
        if (!late.isEmpty()) {
            return Optional.of(texts.text("lamp.cardsTooLate", late.size()));
        }
        List<OfflinePayment> half = such(state, Urgency.HALF_OVER, now);
        return half.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        texts.text(
                                "lamp.cardsHalfOver",
                                half.size(),
                                when(half.getFirst().approval().forwardBy())));
    }

    private static List<OfflinePayment> such(State state, Urgency urgency, Instant now) {
        return state.waiting().stream()
                .filter(one -> one.approval().urgency(now) == urgency)
                .toList();
    }

    static Optional<Money> total(List<OfflinePayment> payments) {
        return payments.stream().map(OfflinePayment::amount).reduce(Money::plus);
    }

    Message said(Message.Tone tone, String key, Object... arguments) {
        return new Message(tone, texts.text(key, arguments), texts.text(key + ".toDo", arguments));
    }
}
