package org.tillbridge.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.shop.Shop.await;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.hub.conflict.Conflict;
import org.tillbridge.hub.page.PageRequest;
import org.tillbridge.pos.TillServices;
import org.tillbridge.pos.tender.TenderOutcome;
import org.tillbridge.sync.journal.EntryHeader;
import org.tillbridge.sync.rules.Rule;

import java.nio.file.Path;
import java.time.Duration;

/// Somebody sets the computer's clock while the till sells, with a real till and a real hub.
class ClockSetBackTest {
    private static final Duration THREE_DAYS = Duration.ofDays(3);

    @TempDir Path folder;

    /// odoo/odoo#25606
    @Test
    void aClockSetBackThreeDaysInAShiftChangesNeitherOrderNorDayAndIsToldAtTillAndHub()
            throws Exception {
        SetClock clock = new SetClock();
        try (Shop shop = Shop.open(folder);
                TillServices till = shop.newTill("Till 1", usual -> Shop.by(clock, usual))) {
            Shop.openDay(till);
            await("the hub's time is known", () -> till.engine().status().hubTime().isPresent());
            EntryHeader before = sell(till);
            assertThat(till.engine().status().clockIsWrong()).isFalse();

            clock.isAhead(THREE_DAYS.negated());
            EntryHeader after = sell(till);
            await("the till has noticed", () -> till.engine().status().clockIsWrong());
            EntryHeader later = sell(till);
            await("all is sent", () -> Shop.unsent(till) == 0);

            assertThat(after.sequence()).isGreaterThan(before.sequence());
            assertThat(later.sequence()).isGreaterThan(after.sequence());
            assertThat(after.businessDate()).isEqualTo(before.businessDate());
            assertThat(after.recordedAt()).isBefore(before.recordedAt());
            assertThat(later.hubTime().orElseThrow())
                    .as("the hub's time stands beside")
                    .isAfterOrEqualTo(before.hubTime().orElseThrow());
            assertThat(till.engine().status().drift()).isGreaterThan(Duration.ofDays(2));
            assertThat(shop.hub().office().conflicts(PageRequest.first(10)).rows())
                    .extracting(Conflict::rule)
                    .isNotEmpty()
                    .containsOnly(Rule.CLOCK_WAS_WRONG);
            assertThat(shop.figures().agree()).isTrue();
        }
    }

    private static EntryHeader sell(TillServices till) {
        till.sale().scan("22214");
        var id = till.openSale().basket().orElseThrow().transaction().id();
        Money due = till.tender().due().orElseThrow();
        assertThat(till.tender().payCash(id, due)).isInstanceOf(TenderOutcome.Paid.class);
        return till.journal().reader().transaction(id).orElseThrow().entry().header();
    }
}
