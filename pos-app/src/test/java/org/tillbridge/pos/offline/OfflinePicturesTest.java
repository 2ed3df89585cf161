package org.tillbridge.pos.offline;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.tillbridge.pos.offline.OfflinePaymentsViewModel.Row;
import org.tillbridge.pos.offline.OfflinePaymentsViewModel.Shown;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.PicturedWords;
import org.tillbridge.pos.ui.Still;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.View;
import org.tillbridge.retail.OfflineApproval.Urgency;
import org.tillbridge.sync.replica.Shop;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

class OfflinePicturesTest extends PicturedWords {
    private static final Instant FIRST = Instant.parse("2010-11-30T10:12:00Z");

    @Test
    void waiting() {
        everywhere(
                "offline-cards",
                texts ->
                        view(
                                texts,
                                List.of(
                                        row(texts, 1, Urgency.TOO_LATE, "1284.50"),
                                        row(texts, 2, Urgency.HALF_OVER, "42.00"),
                                        row(texts, 3, Urgency.IN_TIME, "3.95")),
                                Optional.of(
                                        new OfflineWords(texts)
                                                .said(
                                                        Message.Tone.CAUTION,
                                                        "offline.sure.refused",
                                                        card(texts),
                                                        texts.money(pounds("42.00"))))));
    }

    @Test
    void nothingWaits() {
        everywhere("offline-cards-none", texts -> view(texts, List.of(), Optional.empty()));
    }

    private static View view(Texts texts, List<Row> rows, Optional<Message> message) {
        return new OfflinePaymentsView(
                Still.of(
                        OfflinePaymentsViewModel.class,
                        new Shown(
                                rows,
                                rows.isEmpty() ? -1 : 1,
                                texts.money(pounds(rows.isEmpty() ? "0.00" : "1330.45")),
                                List.of(texts.text("offline.count", rows.size())),
                                message),
                        asked -> {}),
                texts);
    }

    private static Row row(Texts texts, int number, Urgency urgency, String amount) {
        OfflineWords words = new OfflineWords(texts);
        Instant asked = FIRST.plus(Duration.ofHours(12L * number));
        return new Row(
                card(texts),
                texts.text("offline.sale", "1-2-1-00023" + number, words.when(asked)),
                texts.text(
                        "offline.deadline." + org.tillbridge.retail.CamelCase.of(urgency),
                        words.when(asked.plus(Duration.ofHours(24)))),
                urgency,
                texts.amount(pounds(amount)));
    }

    private static String card(Texts texts) {
        return texts.text("tender.cardEnding", "Mastercard Debit", "4471");
    }

    private static Money pounds(String amount) {
        return Money.of(Shop.GBP, new java.math.BigDecimal(amount));
    }
}
