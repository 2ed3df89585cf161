package org.tillbridge.pos.settings;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.pos.device.DeviceSettings;
import org.tillbridge.pos.device.DeviceWords;
import org.tillbridge.pos.device.Devices;
import org.tillbridge.pos.device.Devices.DevicesState;
import org.tillbridge.pos.device.javapos.JavaPosDisplay.Said;
import org.tillbridge.pos.device.line.Connection;
import org.tillbridge.pos.device.line.Connection.Parsed;
import org.tillbridge.pos.device.printer.PrintJob;
import org.tillbridge.pos.device.printer.PrintOutcome;
import org.tillbridge.pos.device.printer.PrinterTrouble;
import org.tillbridge.pos.device.printer.QueueState;
import org.tillbridge.pos.device.printer.ReceiptPrinter;
import org.tillbridge.pos.receipt.ReceiptPrinting;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Navigation;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.pos.ui.Tasks;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.CamelCase;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The devices as the workstation's file of settings names them.
public final class WorkstationDevicesViewModel implements DevicesViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(WorkstationDevicesViewModel.class);
    private static final List<Connection.Kind> KINDS = List.of(Connection.Kind.values());

    private final ReceiptPrinting printing;
    private final Devices devices;
    private final Trials trials;
    private final ObservableValue<DevicesState> state;
    private final DeviceWords words;
    private final Tasks tasks;
    private final Navigation navigation;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<Shown> shown;
    private DevicesDraft draft = new DevicesDraft(DeviceSettings.NONE);
    private boolean changed;
    private boolean busy;
    private Optional<Message> message = Optional.empty();

    public WorkstationDevicesViewModel(
            ReceiptPrinting printing,
            Trials trials,
            ObservableValue<DevicesState> state,
            Tasks tasks,
            Navigation navigation,
            Texts texts) {
        this.printing = printing;
        this.devices = printing.devices();
        this.trials = trials;
        this.state = state;
        this.words = new DeviceWords(texts);
        this.tasks = tasks;
        this.navigation = navigation;
        this.texts = texts;
        this.shown = new ReadOnlyObjectWrapper<>(toShow());
        state.subscribe((before, now) -> show());
        navigation
                .place()
                .subscribe(
                        place -> {
                            if (place == Place.DEVICES) {
                                begin();
                            }
                        });
    }

    private void begin() {
        draft = new DevicesDraft(devices.settings());
        changed = false;
        message =
                devices.wrongSettings().isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                caution(
                                        "devices.wrongFile",
                                        String.join(", ", devices.wrongSettings())));
        show();
    }

    @Override
    public ReadOnlyObjectProperty<Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    @Override
    public void connection(int index) {
        change(() -> draft.connection = Math.clamp(index, 0, KINDS.size()));
    }

    @Override
    public void address(String typed) {
        change(() -> draft.address = typed);
    }

    @Override
    public void profile(int index) {
        change(() -> draft.profile = Math.clamp(index, 0, DevicesDraft.PROFILES.size() - 1));
    }

    @Override
    public void answers(boolean does) {
        change(() -> draft.answers = does);
    }

    @Override
    public void drawer(boolean hangsOnIt) {
        change(() -> draft.drawer = hangsOnIt);
    }

    @Override
    public void drawerName(String typed) {
        change(() -> draft.drawerName = typed);
    }

    @Override
    public void scannerConnection(int index) {
        change(
                () ->
                        draft.scannerConnection =
                                Math.clamp(index, 0, Connection.Kind.OF_SCANNERS.size()));
    }

    @Override
    public void scanner(String typed) {
        change(() -> draft.scanner = typed);
    }

    @Override
    public void customerDisplay(int index) {
        change(() -> draft.customerDisplay = Math.clamp(index, 0, DevicesDraft.LINES));
    }

    @Override
    public void displayName(String typed) {
        change(() -> draft.displayName = typed);
    }

    private void change(Runnable change) {
        change.run();
        changed = true;
        message = Optional.empty();
        show();
    }

    @Override
    public void testPrint() {
        tryOut(
                printer -> {
                    PrintOutcome outcome =
                            printer.print(ReceiptPrinting.test(texts, printer.columns()), () -> {});
                    return switch (outcome) {
                        case PrintOutcome.Printed() -> calm("devices.printed");
                        case PrintOutcome.NotPrinted(PrinterTrouble why) -> words.trouble(why);
                        case PrintOutcome.MaybePrinted(PrinterTrouble why) -> words.trouble(why);
                    };
                });
    }

    @Override
    public void testDrawer() {
        tryOut(
                printer ->
                        printer.openDrawer()
                                .map(words::trouble)
                                .orElseGet(() -> calm("devices.drawerKicked")));
    }

    /// Does something with a printer and says what became of it.
    private interface Trial {
        Message of(ReceiptPrinter printer);
    }

    private void tryOut(Trial trial) {
        Optional<DeviceSettings.Printer> chosen = draft.printer();
        if (chosen.isEmpty() || busy) {
            return;
        }
        busy = true;
        message = Optional.of(calm("devices.trying"));
        show();
        tasks.aside(() -> tried(trial, chosen.get()), this::say, () -> busy = false);
    }

    private Message tried(Trial trial, DeviceSettings.Printer chosen) {
        ReceiptPrinter printer = devices.printer(chosen);
        try {
            return trial.of(printer);
        } finally {
            printer.release();
        }
    }

    @Override
    public void testDisplay() {
        if (draft.customerDisplay == DevicesDraft.WINDOW) {
            trials.showToCustomer(texts);
            say(calm("devices.displayShown"));
        } else {
            testLines();
        }
    }

    private void testLines() {
        Optional<Connection.JavaPos> chosen = draft.display();
        if (chosen.isEmpty() || busy) {
            return;
        }
        busy = true;
        say(calm("devices.trying"));
        Said test =
                new Said(
                        texts.text("devices.test"),
                        "1,234.50",
                        texts.text("customer.toPay"),
                        "9.99");
        tasks.aside(
                () -> devices.tryDisplay(chosen.get(), test),
                done -> say(done ? calm("devices.displayShown") : caution("display.notShown")),
                () -> busy = false);
    }

    @Override
    public void testTerminal() {
        if (!busy) {
            busy = true;
            say(calm("devices.trying"));
            tasks.aside(
                    trials.terminal()::find,
                    found -> say(words.terminal(found)),
                    () -> busy = false);
        }
    }

    private void say(Message said) {
        message = Optional.of(said);
        show();
    }

    @Override
    public void scanned(String code) {
        tasks.aside(() -> trials.scanned(code, texts), this::say);
    }

    @Override
    public void answer(boolean wanted) {
        asking().stream()
                .findFirst()
                .ifPresent(
                        job ->
                                tasks.aside(
                                        () -> printing.answer(job, wanted),
                                        done -> {
                                            message =
                                                    done
                                                            ? Optional.empty()
                                                            : Optional.of(
                                                                    caution("devices.notNow"));
                                            show();
                                        }));
    }

    @Override
    public void save() {
        if (!draft.isRight() || busy) {
            return;
        }
        busy = true;
        DeviceSettings next = draft.settings();
        tasks.aside(() -> use(next), this::saved, () -> busy = false);
    }

    private boolean use(DeviceSettings next) {
        try {
            devices.use(next);
            return true;
        } catch (IOException failed) {
            LOG.error("The settings of devices were not written", failed);
            return false;
        }
    }

    private void saved(boolean done) {
        changed = !done;
        say(done ? calm("devices.saved") : caution("devices.notSaved"));
    }

    @Override
    public void showCamera() {
        navigation.goTo(Place.CAMERA);
    }

    @Override
    public void back() {
        navigation.goTo(Place.SETTINGS);
    }

    private List<QueueState.Waiting> asking() {
        return state.getValue().printer().map(QueueState::asking).orElse(List.of());
    }

    private void show() {
        shown.set(toShow());
    }

    private Shown toShow() {
        String kind =
                draft.connection == 0 ? "none" : CamelCase.of(KINDS.get(draft.connection - 1));
        return new Shown(
                Stream.concat(Stream.of("none"), KINDS.stream().map(CamelCase::of))
                        .map(each -> texts.text("devices.connection." + each))
                        .toList(),
                draft.connection,
                typed(
                        draft.printerKind().filter(is -> is != Connection.Kind.VIRTUAL).isPresent(),
                        draft.address,
                        draft.printerConnection()),
                texts.text("devices.about." + kind),
                draft.connection > 0 && !draft.isJavaPos(),
                DevicesDraft.PROFILES.stream()
                        .map(each -> texts.text("devices.profile." + CamelCase.of(each)))
                        .toList(),
                draft.profile,
                draft.answers,
                draft.drawer,
                typed(draft.isJavaPos(), draft.drawerName, draft.drawerConnection()),
                draft.scannerConnection,
                typed(draft.scannerConnection > 0, draft.scanner, draft.scannerParsed()),
                draft.customerDisplay,
                typed(
                        draft.customerDisplay == DevicesDraft.LINES,
                        draft.displayName,
                        draft.displayConnection()),
                asking().stream().map(this::question).toList(),
                changed,
                message.or(() -> words.message(state.getValue())));
    }

    private Typed typed(boolean isAsked, String text, Optional<Parsed> parsed) {
        return new Typed(isAsked, text, wrong(parsed));
    }

    private String wrong(Optional<Parsed> parsed) {
        return parsed.filter(Parsed.Wrong.class::isInstance)
                .map(is -> ((Parsed.Wrong) is).why())
                .map(why -> texts.text("devices.flaw." + CamelCase.of(why)))
                .orElse("");
    }

    private String question(QueueState.Waiting waiting) {
        PrintJob job = waiting.job();
        boolean onPaper = waiting.question() == QueueState.Question.ON_PAPER;
        return texts.text(
                job.form().isReport()
                        ? onPaper ? "devices.reportOnPaper" : "devices.reportStillWanted"
                        : onPaper ? "devices.asksOnPaper" : "devices.asksStillWanted",
                texts.shortDate(texts.dateOf(job.asked())),
                texts.time(job.asked()));
    }

    private Message calm(String key) {
        return new Message(Message.Tone.CALM, texts.text(key), "");
    }

    private Message caution(String key, Object... arguments) {
        return new Message(
                Message.Tone.CAUTION, texts.text(key, arguments), texts.text(key + ".toDo"));
    }
}
