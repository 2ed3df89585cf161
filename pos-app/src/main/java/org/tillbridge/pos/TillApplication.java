package org.tillbridge.pos;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.stage.Stage;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.pos.TillStart.Outcome;
import org.tillbridge.pos.device.Devices.DevicesState;
import org.tillbridge.pos.display.CustomerDisplayViewModel;
import org.tillbridge.pos.enrol.CodeEnrolViewModel;
import org.tillbridge.pos.enrol.WaitingViewModel;
import org.tillbridge.pos.sale.OpenSale;
import org.tillbridge.pos.settings.TrainingSwitch;
import org.tillbridge.pos.signon.AutoLock;
import org.tillbridge.pos.status.TillTopBar;
import org.tillbridge.pos.ui.FxTasks;
import org.tillbridge.pos.ui.Lamp;
import org.tillbridge.pos.ui.Navigation;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.pos.ui.PosWindow;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Theme;
import org.tillbridge.pos.ui.TopBarState;
import org.tillbridge.sync.SyncStatus;
import org.tillbridge.sync.wire.Enroller;
import org.tillbridge.sync.wire.StoreRow;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A workstation with its window: from the first start, when it has to be enrolled, to selling. On
/// the FX thread, save for [#close].
public final class TillApplication implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TillApplication.class);
    private static final String TITLE = "Tillbridge";

    private final Stage stage;
    private final Surroundings around;
    private final Runnable end;
    private final ExecutorService basketThread = Executors.newSingleThreadExecutor();
    private final ExecutorService aside = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService minutes = Executors.newSingleThreadScheduledExecutor();
    private final FxTasks tasks = new FxTasks(basketThread, aside, this::failed);
    private final Navigation navigation = new Navigation(Place.SIGN_ON);
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.LIGHT);
    private final ReadOnlyObjectWrapper<DevicesState> devices =
            new ReadOnlyObjectWrapper<>(DevicesState.WELL);
    private final ReadOnlyObjectWrapper<Texts> texts;
    private final ReadOnlyObjectWrapper<TillViewModels> models = new ReadOnlyObjectWrapper<>();
    private Navigation ofModels = navigation.branch();
    private final CustomerSide customer = new CustomerSide(theme, TITLE);
    private Optional<TillTopBar> topBar = Optional.empty();
    private Optional<PosWindow> window = Optional.empty();
    private Optional<WaitingViewModel> fetching = Optional.empty();
    private Consumer<PosWindow> whenSelling = selling -> {};
    private volatile Optional<TillServices> services = Optional.empty();
    private Duration lockAfter = AutoLock.USUAL;
    private Optional<AutoLock> lock = Optional.empty();
    private final TrainingWindow training;
    private final WantedWindow wanted;

    /// @param locale in which language, unless one was chosen there before
    /// @param end called when the operator closes a till that cannot start, or leaves training, and
    ///   when the till is open already and its window has come to the front
    public TillApplication(Stage stage, Surroundings around, Locale locale, Runnable end) {
        this.stage = stage;
        this.around = around;
        this.end = end;
        this.wanted = new WantedWindow(around.folder());
        theme.set(around.screens().theme());
        Locale language = around.screens().language().orElse(locale);
        this.texts = new ReadOnlyObjectWrapper<>(new Texts(language, ZoneId.systemDefault()));
        this.training =
                new TrainingWindow(stage, around, tasks, locale, () -> window.ifPresent(this::put));
    }

    /// Opens the window and begins.
    public void show() {
        waiting("start.title", Optional.empty());
        begin();
    }

    /// Told when there is something to sell with.
    public void whenSelling(Consumer<PosWindow> listener) {
        whenSelling = listener;
    }

    /// Before [#show]: after how long without a touch the till signs its operator off; zero for
    /// never.
    public void lockAfter(Duration untouched) {
        lockAfter = untouched;
    }

    public Optional<TillServices> services() {
        return services;
    }

    /// That of the till to learn on, while it is in this one's place.
    Optional<PosWindow> trainingWindow() {
        return training.apart().flatMap(till -> till.window);
    }

    private void begin() {
        tasks.aside(() -> TillStart.start(around), this::started);
    }

    private void started(Outcome start) {
        switch (start) {
            case Outcome.Started(TillServices till) -> waitForGoods(till);
            case Outcome.NotEnrolled() -> enrol();
            case Outcome.RunningAlready _ -> tasks.aside(wanted::ask, this::leaveToTheFirst);
            case Outcome.NoSpareEpoch _ -> waiting("start.cannot", Optional.of("start.noSpare"));
            case Outcome.NewerVersion _ -> waiting("start.cannot", Optional.of("start.newer"));
            case Outcome.ReadOnly _ -> waiting("start.cannot", Optional.of("start.readOnly"));
        }
    }

    /// Nobody looks for a window that has just come to the front.
    private void leaveToTheFirst(boolean inFront) {
        if (inFront) {
            end.run();
        } else {
            waiting("start.cannot", Optional.of("start.running"));
        }
    }

    private void enrol() {
        CodeEnrolViewModel enrolment =
                new CodeEnrolViewModel(
                        new Enroller(around.folder()), this::begin, tasks, texts.get());
        showBefore(
                enrolment,
                StartWords.waiting(texts.get(), "start.title", Optional.empty(), end),
                Place.ENROL);
    }

    /// Nothing can be sold before the hub has told what there is.
    private void waitForGoods(TillServices till) {
        services = Optional.of(till);
        wanted.bringToFront(stage, minutes, tasks);
        till.engine().listen(status -> tasks.show(() -> heard(status)));
        tasks.aside(
                till::isReady,
                ready -> {
                    if (ready) {
                        sell(till);
                    } else {
                        fetch(till);
                    }
                });
    }

    private void heard(SyncStatus status) {
        bar(now -> now.status(status));
        fetching.ifPresent(screen -> screen.say(StartWords.whyNotYet(texts.get(), status)));
    }

    private void heard(DevicesState now) {
        boolean changed = !devices.get().customerDisplay().equals(now.customerDisplay());
        devices.set(now);
        if (changed) {
            services.ifPresent(this::showToCustomer);
        }
        bar(top -> top.devices(now));
    }

    private void showToCustomer(TillServices till) {
        customer.show(
                devices.get().customerDisplay(),
                () ->
                        new CustomerDisplayViewModel(
                                navigation.place(),
                                models.get().sale().shown(),
                                models.get().receipt().shown(),
                                till.reader().store().map(StoreRow::name).orElse(""),
                                texts.get()),
                said -> till.printing().devices().sayToCustomer(said));
    }

    private void fetch(TillServices till) {
        TillTopBar bar = topBar(till, texts.get());
        WaitingViewModel screen =
                new WaitingViewModel(
                        WaitingViewModel.saying(
                                texts.get().text("start.fetching"),
                                StartWords.whyNotYet(texts.get(), till.engine().status()),
                                ""),
                        () -> {});
        fetching = Optional.of(screen);
        showBefore(noEnrolment(), screen, bar.state(), Place.NOT_READY);
        watch(till, screen);
    }

    private void watch(TillServices till, WaitingViewModel screen) {
        var _ =
                minutes.schedule(
                        () ->
                                tasks.aside(
                                        () ->
                                                Optional.of(till.reader().loaded().items())
                                                        .filter(_ -> !till.isReady()),
                                        missing ->
                                                missing.ifPresentOrElse(
                                                        items -> {
                                                            screen.progress(
                                                                    texts.get()
                                                                            .text(
                                                                                    "start.items",
                                                                                    items));
                                                            watch(till, screen);
                                                        },
                                                        () -> sell(till))),
                        100,
                        TimeUnit.MILLISECONDS);
    }

    private void sell(TillServices till) {
        window.ifPresent(PosWindow::leave);
        fetching = Optional.empty();
        Texts words = ofTheShop(till, texts.get().locale());
        lock = Optional.of(TillControls.lock(till, navigation, lockAfter));
        models.set(models(till, words));
        texts.set(words);
        PosWindow selling = TillWindow.selling(models, around.sounds(), navigation, texts, theme);
        till.printing().devices().listen(now -> tasks.show(() -> heard(now)));
        till.printing()
                .devices()
                .whenScanned(
                        code -> tasks.show(() -> window.ifPresent(shown -> shown.scanned(code))));
        till.onSecondMedium(now -> tasks.show(() -> bar(top -> top.medium(now))));
        till.tenders().offlineWatch().listen(now -> tasks.show(() -> bar(top -> top.cards(now))));
        till.fiscal().listen(now -> tasks.show(() -> bar(top -> top.signing(now))));
        till.journal().onHealth(health -> tasks.show(() -> bar(now -> now.health(health))));
        bar(now -> now.health(till.journal().health()));
        navigation.place().subscribe(place -> bar(TillTopBar::refresh));
        var _ =
                minutes.scheduleAtFixedRate(
                        () -> tasks.show(this::everySecond), 1, 1, TimeUnit.SECONDS);
        tellTroubles(till);
        put(selling);
        whenSelling.accept(selling);
    }

    private void everySecond() {
        bar(TillTopBar::refresh);
        lock.ifPresent(one -> window.ifPresent(now -> one.look(now.untouched())));
    }

    private TillTopBar topBar(TillServices till, Texts words) {
        TillTopBar bar =
                new TillTopBar(
                        till.session(),
                        till.dayBook(),
                        around.clock(),
                        words,
                        till.reader().store().map(StoreRow::name).orElse(""),
                        till.enrolment().name());
        topBar.ifPresent(bar::takeOver);
        if (around.training()) {
            bar.training();
        }
        bar.status(till.engine().status());
        topBar = Optional.of(bar);
        return bar;
    }

    private TillViewModels models(TillServices till, Texts words) {
        TillTopBar bar = topBar(till, words);
        bar.devices(devices.get());
        till.speak(words);
        ofModels.end();
        ofModels = navigation.branch();
        return TillModels.of(
                till,
                new TillModels.Common(
                        around,
                        tasks,
                        ofModels,
                        words,
                        theme,
                        this::speak,
                        bar.state(),
                        bar.explained(),
                        devices,
                        customer::test,
                        around.training()
                                ? new TrainingSwitch(true, (ready, cannot) -> end.run())
                                : new TrainingSwitch(false, training::begin),
                        lock.orElseThrow()));
    }

    private void speak(Locale language) {
        services.ifPresent(
                till -> {
                    Texts words = ofTheShop(till, language);
                    models.set(models(till, words));
                    texts.set(words);
                    showToCustomer(till);
                });
    }

    private static Texts ofTheShop(TillServices till, Locale language) {
        return new Texts(language, till.timeZone(), till.currency());
    }

    private void tellTroubles(TillServices till) {
        till.recovered()
                .ifPresent(
                        damage -> bar(now -> now.trouble("lamp.recovered", damage.entriesLost())));
        if (till.restored() == OpenSale.Restored.UNREADABLE) {
            bar(now -> now.trouble("lamp.openSaleUnreadable"));
        }
    }

    private void waiting(String title, Optional<String> why) {
        showBefore(
                noEnrolment(), StartWords.waiting(texts.get(), title, why, end), Place.NOT_READY);
    }

    private CodeEnrolViewModel noEnrolment() {
        return new CodeEnrolViewModel(new Enroller(around.folder()), () -> {}, tasks, texts.get());
    }

    private void showBefore(CodeEnrolViewModel enrolment, WaitingViewModel waiting, Place place) {
        TopBarState blank =
                new TopBarState(
                        "",
                        "",
                        "",
                        "",
                        new Lamp(Lamp.State.OFFLINE, texts.get().text("lamp.notStarted")),
                        texts.get().time(around.clock().instant()));
        showBefore(enrolment, waiting, new ReadOnlyObjectWrapper<>(blank), place);
    }

    private void showBefore(
            CodeEnrolViewModel enrolment,
            WaitingViewModel waiting,
            ObservableValue<TopBarState> topBar,
            Place place) {
        put(
                TillWindow.beforeSelling(
                        enrolment, waiting, topBar, new Navigation(place), texts, theme));
    }

    private void put(PosWindow next) {
        window = Optional.of(next);
        next.showIn(stage, TITLE);
    }

    private void bar(Consumer<TillTopBar> change) {
        topBar.ifPresent(change);
    }

    /// Something failed that nobody expected. Nothing that was shown as done is undone by it.
    private void failed(Throwable wrong) {
        LOG.error("A task failed", wrong);
        if (models.get() != null) {
            bar(now -> now.trouble("lamp.fault"));
        } else {
            waiting("start.cannot", Optional.of("start.failed"));
        }
    }

    @Override
    public void close() {
        training.close();
        minutes.shutdownNow();
        basketThread.shutdown();
        try {
            if (!basketThread.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.error("The basket thread has not ended");
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        aside.shutdownNow();
        services.ifPresent(TillServices::close);
    }
}
