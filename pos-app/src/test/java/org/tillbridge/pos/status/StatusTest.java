package org.tillbridge.pos.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.joda.money.CurrencyUnit.GBP;

import javafx.beans.property.SimpleObjectProperty;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tillbridge.pos.TillOnDisk;
import org.tillbridge.pos.ui.InlineTasks;
import org.tillbridge.pos.ui.Navigation;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.sync.HubContact;
import org.tillbridge.sync.SyncStatus;
import org.tillbridge.sync.journal.RecordedEntry;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.wire.NoAnswer;
import org.tillbridge.sync.wire.ParkedEffect;
import org.tillbridge.sync.wire.ReplicaRow.ParkedRow;
import org.tillbridge.sync.wire.ReplicaRow.ReflectedRow;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

class StatusTest {
    @TempDir Path folder;

    /// msupply-foundation/mobile#210: "something is wrong in the first batch of 20".
    @Test
    void theScreenNamesTheEntryTheReasonAndTheNextTry() {
        try (TillOnDisk till = TillOnDisk.openIn(folder)) {
            RecordedEntry first = sell(till);
            sell(till);
            till.put(
                    Shop.STORE,
                    new ReflectedRow(Shop.TILL, Shop.EPOCH, first.header().sequence()),
                    parked(first, "stock/1", "unknownItem"),
                    parked(first, "entry", "somethingNew"));
            till.status =
                    status(
                            1,
                            2,
                            new HubContact.Offline(Shop.NOON, NoAnswer.Cause.UNREACHABLE),
                            Optional.of(Shop.NOON.plus(Duration.ofMinutes(3))));

            StatusViewModel.Shown shown = shown(till, Locale.UK);

            assertThat(shown.sections())
                    .extracting(StatusViewModel.Section::name)
                    .containsExactly("Kept at the hub: 2", "To be sent to the hub: 1");
            assertThat(shown.rows())
                    .containsExactlyInAnyOrder(
                            new StatusViewModel.Row(
                                    "1-2-1-000001, 08:26",
                                    "",
                                    "Stock of line 1: the hub does not know the item.",
                                    "Applied by itself as soon as the item is there; the money is"
                                            + " booked."),
                            new StatusViewModel.Row(
                                    "1-2-1-000001, 08:26",
                                    "",
                                    "The entry: what the hub said",
                                    "Tried again by the hub once the cause is gone."),
                            new StatusViewModel.Row(
                                    "1-2-1-000002, 08:26",
                                    "",
                                    "No answer from the hub since 12:00.",
                                    "Tried again by itself at 12:03."));
            assertThat(shown.canSend()).as("the hub and the till see to it").isFalse();
        }
    }

    @Test
    void whereNothingWaitsNothingIsListed() {
        try (TillOnDisk till = TillOnDisk.openIn(folder)) {
            sell(till);

            assertThat(shown(till, Locale.UK).sections()).isEmpty();
            assertThat(shown(till, Locale.UK).count()).isEqualTo("Nothing");
        }
    }

    /// The signing unit or the hub may lack thousands.
    @Test
    void ofManyTheFirstFiftyAreListedAndTheRestIsCounted() {
        try (TillOnDisk till = TillOnDisk.openIn(folder)) {
            for (int n = 0; n < 60; n++) {
                sell(till);
            }
            till.status = status(62, 0, new HubContact.NotTried(), Optional.empty());

            StatusViewModel.Section unsent = shown(till, Locale.UK).sections().getFirst();

            assertThat(unsent.rows()).hasSize(50);
            assertThat(unsent.rows().getFirst().entry()).startsWith("1-2-1-000001");
            assertThat(unsent.more()).isEqualTo("… and 12 more");
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonIsSaidInEveryLanguage(ParkedReason reason) {
        try (TillOnDisk till = TillOnDisk.openIn(folder)) {
            till.put(Shop.STORE, parked(sell(till), "stock/1", CamelCase.of(reason)));
            till.status = status(0, 1, new HubContact.NotTried(), Optional.empty());
            for (Locale language : Texts.LANGUAGES) {
                assertThat(shown(till, language).rows())
                        .singleElement()
                        .satisfies(
                                row -> {
                                    assertThat(row.why()).doesNotContain("what the hub said");
                                    assertThat(row.next()).isNotBlank();
                                });
            }
        }
    }

    private static SyncStatus status(
            long unsent, int parked, HubContact hub, Optional<Instant> nextTry) {
        return new SyncStatus(hub, unsent, parked, Optional.empty(), true, Set.of(), nextTry);
    }

    private static ParkedRow parked(RecordedEntry entry, String effect, String code) {
        return new ParkedRow(
                Shop.TILL,
                Shop.EPOCH,
                entry.header().sequence(),
                new ParkedEffect(effect, code, "what the hub said"));
    }

    private static StatusViewModel.Shown shown(TillOnDisk till, Locale language) {
        Navigation navigation = new Navigation(Place.SETTINGS);
        TillStatusViewModel model =
                new TillStatusViewModel(
                        till.fiscal,
                        new WaitingEntries(till.journal.reader(), till.reader),
                        () -> till.status,
                        new SimpleObjectProperty<>(List.of()),
                        till.clock(),
                        new InlineTasks(),
                        navigation,
                        new Texts(language, ZoneId.of("Europe/London")));
        navigation.goTo(Place.STATUS);
        return model.shown().get();
    }

    private static RecordedEntry sell(TillOnDisk till) {
        till.sale.scan("22214");
        UUID id = till.openSale.basket().orElseThrow().transaction().id();
        till.tender.payCash(id, Money.of(GBP, 5));
        TransactionNumber number = till.receipts.receipt(id).orElseThrow().transaction().number();
        return till.journal.reader().transaction(number).orElseThrow().entry();
    }
}
