package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tillbridge.pos.returns.CounterReturnViewModel;
import org.tillbridge.pos.sale.CashierSaleViewModel;
import org.tillbridge.pos.sound.Cue;
import org.tillbridge.pos.sound.SoundSwitch;
import org.tillbridge.retail.DepartmentId;
import org.tillbridge.retail.Item;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.TaxClass;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.wire.ReplicaRow.ItemRow;
import org.tillbridge.sync.wire.ReplicaRow.RecallRow;
import org.tillbridge.sync.wire.Scope;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// A cashier hears what became of a scan, without looking.
class SoundsAtTheCounterTest extends AtTheCounter {
    private final List<Cue> heard = new ArrayList<>();

    @BeforeEach
    void open() {
        openDay();
        listen(new SoundSwitch(folder, heard::add));
    }

    private void listen(SoundSwitch sounds) {
        ((CashierSaleViewModel) sale).heardBy(sounds);
        ((CounterReturnViewModel) returns).heardBy(sounds);
    }

    private void scan(String code, Cue... cues) {
        heard.clear();
        sale.scanned(code);
        assertThat(heard).containsExactly(cues);
    }

    @Test
    void whatIsRungIsHeardAndWhatNobodyKnowsIsHeardOtherwise() {
        scan("22214", Cue.ACCEPTED);
        scan("4006381333931", Cue.ATTENTION);
        scan("20886", Cue.ACCEPTED);
    }

    @Test
    void whatMayNotBeSoldIsHeardAsRefused() {
        scan("(01)05012345678900(17)100101", Cue.REFUSED);
        till.put(Scope.CATALOGUE, new RecallRow(new ItemId(22214), "", "glass in it"));
        scan("22214", Cue.REFUSED);
        scan("99", Cue.REFUSED);
        assertThat(sale.shown().get().rows()).isEmpty();
    }

    /// The price is asked for.
    @Test
    void whatHasNoPriceIsHeardAsToBeDealtWithAlsoWhereItComesBack() {
        scan("77", Cue.ATTENTION);
        sale.price("320");
        sale.atPrice("");
        assertThat(heard).containsExactly(Cue.ATTENTION, Cue.ACCEPTED);
        sale.cancelSale();
        sale.startReturn();
        heard.clear();
        returns.scanned("77");
        assertThat(heard).containsExactly(Cue.ATTENTION);
    }

    @Test
    void aQuestionOfAgeIsHeardAndSoIsEachAnswer() {
        till.put(Scope.CATALOGUE, gin());
        till.put(Shop.PRICES, Shop.price(600, Instant.EPOCH, "20.00"));
        scan("GIN", Cue.ATTENTION);
        sale.adjusting().oldEnough(false);
        assertThat(heard).containsExactly(Cue.ATTENTION, Cue.REFUSED);
        scan("GIN", Cue.ATTENTION);
        sale.adjusting().oldEnough(true);
        assertThat(heard).containsExactly(Cue.ATTENTION, Cue.ACCEPTED);
    }

    private static ItemRow gin() {
        return new ItemRow(
                new Item(
                        new ItemId(600),
                        "GIN",
                        "Gin",
                        new DepartmentId(3),
                        new TaxClass("standard"),
                        false,
                        OptionalInt.of(18)),
                List.of(ItemCode.parse("GIN").orElseThrow()));
    }

    @Test
    void aScanBesideAQuestionIsHeardAsNotRung() {
        scan("22214", Cue.ACCEPTED);
        sale.askQuantity();
        scan("20886", Cue.REFUSED);
    }

    @Test
    void aChoiceIsHeardAndThenTheItem() {
        scan("15056Bl", Cue.ATTENTION);
        sale.add(0);
        assertThat(heard).containsExactly(Cue.ATTENTION, Cue.ACCEPTED);
    }

    @Test
    void goodsThatComeBackAreHeardToo() {
        sale.startReturn();
        returns.scanned("22214");
        returns.scanned("4006381333931");
        assertThat(heard).containsExactly(Cue.ACCEPTED, Cue.ATTENTION);
    }

    @Test
    void scansAreHeardInTheirOrderWhenTheyWereRung() {
        tasks.holdBasket();
        sale.scanned("22214");
        sale.scanned("4006381333931");
        sale.scanned("99");
        assertThat(heard).isEmpty();
        tasks.letBasket();
        assertThat(heard).containsExactly(Cue.ACCEPTED, Cue.ATTENTION, Cue.REFUSED);
    }

    @Test
    void switchedOffNothingIsHeard() throws IOException {
        SoundSwitch sounds = new SoundSwitch(folder, heard::add);
        listen(sounds);
        sounds.turn(false);
        scan("22214");
        scan("99");
        sounds.turn(true);
        scan("22214", Cue.ACCEPTED);
    }
}
