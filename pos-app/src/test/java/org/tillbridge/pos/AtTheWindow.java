package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.sound.Cue;
import org.tillbridge.pos.ui.Counter;
import org.tillbridge.pos.ui.FxTasks;
import org.tillbridge.pos.ui.Lamp;
import org.tillbridge.pos.ui.Navigation;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.pos.ui.PosWindow;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Theme;
import org.tillbridge.pos.ui.TopBarState;
import org.tillbridge.sync.replica.HubInMemory;
import org.tillbridge.sync.replica.Shop;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A till at its real window, over a real journal and replica, and a person before it.
abstract class AtTheWindow {

    @TempDir Path folder;
    final ExecutorService basketThread = Executors.newSingleThreadExecutor();
    private final ExecutorService aside = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger underWay = new AtomicInteger();
    private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();

    /// Of what is scanned at a screen that takes no scans.
    final List<Cue> heard = new CopyOnWriteArrayList<>();

    Navigation navigation;
    TillOnDisk till;
    Counter counter;

    @BeforeEach
    void switchOn() {
        till = start();
        open();
    }

    TillOnDisk start() {
        return TillOnDisk.in(folder, shop());
    }

    HubInMemory shop() {
        return CandleShop.opened();
    }

    Texts texts() {
        return new Texts(Locale.UK, ZoneId.of("Europe/London"), Shop.GBP);
    }

    @AfterEach
    void switchOff() {
        counter.close();
        basketThread.close();
        aside.close();
        till.close();
        assertThat(failures).isEmpty();
    }

    void atTheSale() {
        counter.waitFor("B. Evans")
                .press(KeyCode.DOWN)
                .type("3333")
                .press(KeyCode.ENTER)
                .waitFor("£50");
        counter.type("10000").waitFor("£100.00").press(KeyCode.ENTER).waitFor("New sale");
    }

    void open() {
        counter = Counter.with(this::window).busyWhile(() -> underWay.get() > 0);
    }

    /// Done when what shows its result is on its way to the screen.
    private Executor counted(Executor threads) {
        return work -> {
            underWay.incrementAndGet();
            threads.execute(
                    () -> {
                        try {
                            work.run();
                        } finally {
                            underWay.decrementAndGet();
                        }
                    });
        };
    }

    private PosWindow window() {
        navigation = new Navigation(Place.SIGN_ON);
        Texts texts = texts();
        Lamp lamp = new Lamp(Lamp.State.OFFLINE, texts.text("lamp.offline", "11:25", 12));
        String day = texts.shortDate(TillOnDisk.DAY);
        TopBarState top = new TopBarState("Bath", "Till 2", "A. Morgan", day, lamp, "12:00");
        ObjectProperty<TopBarState> topBar = new SimpleObjectProperty<>(top);
        return TillWindow.selling(
                new SimpleObjectProperty<>(
                        ModelsOnDisk.of(
                                till,
                                folder.resolve("receipts"),
                                new FxTasks(counted(basketThread), counted(aside), failures::add),
                                navigation,
                                texts,
                                topBar)),
                heard::add,
                navigation,
                new SimpleObjectProperty<>(texts),
                new SimpleObjectProperty<>(Theme.LIGHT));
    }
}
