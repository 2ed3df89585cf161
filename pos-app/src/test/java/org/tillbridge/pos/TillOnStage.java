package org.tillbridge.pos;

import static org.tillbridge.pos.ui.Screenshots.onFx;

import javafx.scene.control.Labeled;
import javafx.stage.Stage;

import org.tillbridge.pos.device.PaymentTerminal;
import org.tillbridge.pos.settings.ScreenChoices;
import org.tillbridge.pos.signon.WrongPins;
import org.tillbridge.pos.sound.SoundSwitch;
import org.tillbridge.pos.sound.Sounds;
import org.tillbridge.pos.ui.Counter;
import org.tillbridge.pos.ui.PosWindow;
import org.tillbridge.pos.ui.Screenshots;
import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.journal.EpochGrant;
import org.tillbridge.sync.journal.TimeOrderedIds;
import org.tillbridge.sync.journal.WriteHook;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.wire.Enroller;
import org.tillbridge.sync.wire.Enrolment;
import org.tillbridge.sync.wire.Enrolment.GivenEpoch;
import org.tillbridge.sync.wire.EnrolmentFile;
import org.tillbridge.sync.wire.FileKeys;
import org.tillbridge.sync.wire.HubAddress;
import org.tillbridge.sync.wire.LastingPort;
import org.tillbridge.sync.wire.PinKey;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The whole application from its start, in a workstation's folder and on a stage that nobody sees.
final class TillOnStage implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;
    private static final EpochGrant SPARE = new EpochGrant(new Epoch("00000000000000aa"), 2);

    private final CompletableFuture<PosWindow> selling = new CompletableFuture<>();
    private final Stage stage;
    private final TillApplication application;

    private TillOnStage(Path folder, Optional<PaymentTerminal> terminal, WriteHook hook) {
        TestClock clock = new TestClock(Shop.NOON);
        Surroundings around =
                new Surroundings(
                        folder,
                        clock,
                        clock,
                        new TimeOrderedIds(clock, new Random(1)),
                        new TimeOrderedIds(clock, new Random(2)),
                        new Random(3),
                        terminal,
                        Optional.empty(),
                        Optional.empty(),
                        hook,
                        new SoundSwitch(folder, Sounds.NONE),
                        new ScreenChoices(folder),
                        WrongPins.in(folder),
                        false);
        stage = onFx(Stage::new);
        application = onFx(() -> new TillApplication(stage, around, Locale.UK, stage::hide));
        application.whenSelling(selling::complete);
        selling.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
        onFx(
                () -> {
                    application.show();
                    return stage;
                });
    }

    static TillOnStage startedIn(Path folder) {
        return startedIn(folder, WriteHook.NONE);
    }

    static TillOnStage startedIn(Path folder, PaymentTerminal terminal) {
        return new TillOnStage(folder, Optional.of(terminal), WriteHook.NONE);
    }

    /// On a disk that a test lets fail.
    static TillOnStage startedIn(Path folder, WriteHook disk) {
        return new TillOnStage(folder, Optional.empty(), disk);
    }

    /// Makes the folder the workstation's that [TillOnDisk] plays, with one epoch to go on in when
    /// the first has to be left.
    static void enrol(Path folder, HubAddress hub) throws IOException {
        enrol(folder, hub, new GivenEpoch(SPARE, false));
    }

    /// With nothing to go on in.
    static void enrolWithNoSpare(Path folder) throws IOException {
        enrol(folder, hubOfNobody(), new GivenEpoch[0]);
    }

    private static void enrol(Path folder, HubAddress hub, GivenEpoch... spares)
            throws IOException {
        FileKeys keys =
                FileKeys.generate(folder.resolve(Enroller.KEY_FILE))
                        .with(PinKey.of(new byte[PinKey.BYTES]));
        GivenEpoch first = new GivenEpoch(new EpochGrant(Shop.EPOCH, 1), true);
        EnrolmentFile.create(
                folder,
                new Enrolment(
                        hub,
                        Shop.BATH,
                        Shop.TILL,
                        "Till 2",
                        "certificate",
                        keys.verifyingKey(),
                        Stream.concat(Stream.of(first), Stream.of(spares)).toList()));
    }

    /// An address at which nobody answers.
    static HubAddress hubOfNobody() {
        return HubAddress.parse("http://127.0.0.1:" + LastingPort.find());
    }

    /// Hands at its window, once it sells.
    Counter counter() {
        PosWindow window = selling.join();
        return Counter.with(() -> window);
    }

    /// Hands at the window of the till to learn on, which has taken the place of its own.
    Counter trainingCounter() {
        return Counter.with(() -> application.trainingWindow().orElseThrow());
    }

    TillOnStage minimise() {
        onFx(
                () -> {
                    stage.setIconified(true);
                    return stage;
                });
        return this;
    }

    /// Whether its window is the one that a person sees and types into.
    boolean isInFront() {
        return onFx(() -> stage.isShowing() && !stage.isIconified() && stage.isFocused());
    }

    TillServices services() {
        return application.services().orElseThrow();
    }

    /// Waits for a label that says exactly this.
    TillOnStage waitFor(String sentence) {
        return waitFor(sentence, sentence::equals);
    }

    /// Waits for a label with this in it.
    TillOnStage waitForWith(String words) {
        return waitFor(words, text -> text.contains(words));
    }

    private TillOnStage waitFor(String what, Predicate<String> wanted) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (words().stream().noneMatch(wanted)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Never said: " + what + "; said: " + words());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        return this;
    }

    private List<String> words() {
        return onFx(
                () ->
                        Optional.ofNullable(stage.getScene()).stream()
                                .flatMap(scene -> Counter.nodes(scene.getRoot()).stream())
                                .filter(Labeled.class::isInstance)
                                .map(node -> ((Labeled) node).getText())
                                .filter(Objects::nonNull)
                                .toList());
    }

    /// Puts what is shown before selling among the pictures.
    TillOnStage picture(String name) {
        onFx(() -> Screenshots.take(stage.getScene(), name));
        return this;
    }

    @Override
    public void close() {
        application.close();
        onFx(
                () -> {
                    stage.close();
                    return stage;
                });
    }
}
