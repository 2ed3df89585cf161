package org.tillbridge.pos.drawer;

import org.joda.money.Money;
import org.tillbridge.pos.day.ClosingOutcome;
import org.tillbridge.pos.day.CountOutcome;
import org.tillbridge.pos.drawer.DrawerCountViewModel.Fact;
import org.tillbridge.pos.drawer.DrawerCountViewModel.Row;
import org.tillbridge.pos.drawer.DrawerCountViewModel.Shown;
import org.tillbridge.pos.drawer.DrawerCountViewModel.Why;
import org.tillbridge.pos.report.ReportLayout;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.Denominations.Denomination;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is said while the till is counted and closed.
final class CountWords {
    private final Texts texts;

    CountWords(Texts texts) {
        this.texts = texts;
    }

    /// Before it is known what there is to count.
    Shown reading(String typed, Optional<Message> message) {
        return new Shown(
                List.of(),
                0,
                "",
                "",
                typed,
                "",
                texts.text("count.soFar"),
                "",
                List.of(),
                texts.text("count.wait"),
                List.of(),
                Optional.empty(),
                List.of(),
                message);
    }

    List<Fact> facts(CountOutcome.Counted counted, Optional<ClosingOutcome.Closed> closed) {
        Money over = counted.over();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(texts.text("count.counted"), texts.amount(counted.count().counted())));
        facts.add(new Fact(texts.text("count.expected"), texts.amount(counted.count().expected())));
        facts.add(new Fact(texts.text(ReportLayout.difference(over)), texts.amount(over.abs())));
        closed.ifPresent(
                done ->
                        facts.add(
                                new Fact(
                                        texts.text("count.report"),
                                        done.closing().number().toString())));
        return facts;
    }

    Why why(Money over, String reason) {
        String question = over.isPositive() ? "count.whyOver" : "count.whyShort";
        return new Why(
                texts.text(question, texts.money(over.abs())),
                reason,
                usualReasons(),
                reason.isBlank() ? texts.text("drawer.afterReason") : "");
    }

    List<String> usualReasons() {
        return List.of(texts.text("count.reasons").split("\\|", -1));
    }

    Message closed() {
        return new Message(Message.Tone.CALM, texts.text("count.closed"), "");
    }

    Row row(Denomination kind, Optional<Integer> pieces) {
        return new Row(
                named("one", kind),
                pieces.map(String::valueOf).orElse(""),
                pieces.map(count -> kind.value().multipliedBy(count))
                        .map(texts::amount)
                        .orElse(""));
    }

    String plural(Denomination kind) {
        return named("many", kind);
    }

    private String named(String number, Denomination kind) {
        String key =
                switch (kind.kind()) {
                    case NOTE -> "count.note.";
                    case COIN -> "count.coin.";
                };
        return texts.text(key + number, texts.coinMoney(kind.value()));
    }
}
