package org.tillbridge.pos.device;

import org.tillbridge.pos.device.DeviceSettings.CustomerDisplay;
import org.tillbridge.pos.device.camera.CameraAddress;
import org.tillbridge.pos.device.camera.CameraScanner;
import org.tillbridge.pos.device.camera.HttpCamera;
import org.tillbridge.pos.device.javapos.JavaPosDisplay;
import org.tillbridge.pos.device.javapos.JavaPosDisplay.Said;
import org.tillbridge.pos.device.javapos.JavaPosPrinter;
import org.tillbridge.pos.device.javapos.JavaPosScanner;
import org.tillbridge.pos.device.javapos.JposXml;
import org.tillbridge.pos.device.line.Connection;
import org.tillbridge.pos.device.line.FileLine;
import org.tillbridge.pos.device.line.Line;
import org.tillbridge.pos.device.line.NetworkLine;
import org.tillbridge.pos.device.line.SerialLine;
import org.tillbridge.pos.device.printer.EscPosPrinter;
import org.tillbridge.pos.device.printer.PaperFolder;
import org.tillbridge.pos.device.printer.PrintJob;
import org.tillbridge.pos.device.printer.PrintQueue;
import org.tillbridge.pos.device.printer.PrinterTrouble;
import org.tillbridge.pos.device.printer.Printout;
import org.tillbridge.pos.device.printer.QueueState;
import org.tillbridge.pos.device.printer.ReceiptPrinter;
import org.tillbridge.pos.device.scanner.SerialScanner;
import org.tillbridge.sync.Announcer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The devices of a workstation, as its settings say. What is done with them is done on threads of
/// their own: a device that is gone delays nobody. Safe for any thread.
public final class Devices implements AutoCloseable {
    private static final Duration TO_ANSWER_THE_CALL = Duration.ofSeconds(3);

    private final Path folder;
    private final Clock clock;
    private final Documents documents;
    private final DeviceSettingsFile file;
    private final List<String> wrong;
    private final Announcer<DevicesState> announcer = new Announcer<>(this::state);
    private boolean started;
    private volatile DeviceSettings settings;
    private volatile Consumer<String> scanned = code -> {};
    private volatile Optional<PrintQueue> queue = Optional.empty();
    private volatile Optional<ReceiptPrinter> inUse = Optional.empty();
    private volatile Optional<JavaPosDisplay> display = Optional.empty();
    private volatile Optional<Said> saidToCustomer = Optional.empty();
    private Optional<Runnable> endOfScanner = Optional.empty();
    private final Object changing = new Object();
    private volatile DevicesState state = DevicesState.WELL;

    /// Reads what is to be printed.
    @FunctionalInterface
    public interface Documents {
        /// @param columns how many letters stand in a line
        /// @return empty for what is not there
        Optional<Printout> document(PrintJob job, int columns);
    }

    private Devices(Path folder, Clock clock, Documents documents) {
        this.folder = folder;
        this.clock = clock;
        this.documents = documents;
        this.file = new DeviceSettingsFile(folder);
        DeviceSettingsFile.Read read = file.read();
        settings = read.settings();
        wrong = read.wrong();
    }

    /// Those that the folder's `devices.properties` names; none is used before [#start].
    public static Devices in(Path folder, Clock clock, Documents documents) {
        return new Devices(folder, clock, documents);
    }

    /// From now on documents can be read: what waits on disk is printed. Once is enough.
    public synchronized void start() {
        if (!started) {
            started = true;
            open();
        }
    }

    public DeviceSettings settings() {
        return settings;
    }

    /// What in the file of settings could not be understood.
    public List<String> wrongSettings() {
        return wrong;
    }

    /// Uses other ones from now on, and after each start. Waits for what is just being printed.
    ///
    /// @throws IOException if the settings cannot be kept; everything stays as it was
    public synchronized void use(DeviceSettings next) throws IOException {
        file.write(next);
        close();
        settings = next;
        started = true;
        open();
    }

    private synchronized void open() {
        Optional<CustomerDisplay> shown = settings.customerDisplay();
        JposXml.read(folder);
        Optional<CameraAddress> camera = settings.camera();
        heard(was -> new DevicesState(Optional.empty(), Optional.empty(), shown, camera));
        inUse = settings.printer().map(this::made);
        queue = inUse.map(this::queue);
        queue.ifPresent(
                printing -> printing.listen(now -> heard(was -> was.with(Optional.of(now)))));
        endOfScanner = settings.scanner().map(this::listenTo);
        openDisplay();
    }

    /// What is said meanwhile is heard by it, or is what it is told first.
    private void openDisplay() {
        display =
                settings.customerDisplay()
                        .filter(CustomerDisplay.Lines.class::isInstance)
                        .map(lines -> ((CustomerDisplay.Lines) lines).connection().name())
                        .map(JavaPosDisplay::open);
        saidToCustomer.ifPresent(said -> display.ifPresent(to -> to.show(said)));
    }

    /// @return ends it
    private Runnable listenTo(Connection.OfScanner scanner) {
        return switch (scanner) {
            case Connection.Serial port ->
                    SerialScanner.on(opener(port), code -> scanned.accept(code))::close;
            case Connection.JavaPos(String name) ->
                    JavaPosScanner.on(name, code -> scanned.accept(code))::close;
        };
    }

    private PrintQueue queue(ReceiptPrinter printer) {
        return PrintQueue.open(
                printer,
                folder.resolve("printing"),
                job -> documents.document(job, printer.columns()),
                clock);
    }

    /// A printer with these settings, to be tried, and let go of then. The one in use, which may be
    /// the same, lets go of its device until it prints again.
    public ReceiptPrinter printer(DeviceSettings.Printer printer) {
        inUse.ifPresent(ReceiptPrinter::release);
        JposXml.read(folder);
        return made(printer);
    }

    /// Shows something on a display that is behind this name, to try it.
    ///
    /// @return whether it did
    public synchronized boolean tryDisplay(Connection.JavaPos to, Said said) {
        JposXml.read(folder);
        display.ifPresent(JavaPosDisplay::close);
        boolean done = JavaPosDisplay.test(to.name(), said);
        openDisplay();
        return done;
    }

    private ReceiptPrinter made(DeviceSettings.Printer printer) {
        return switch (printer) {
            case DeviceSettings.EscPos escPos -> escPos(escPos);
            case DeviceSettings.JavaPos(
                            Connection.JavaPos to,
                            Optional<Connection.JavaPos> drawer) ->
                    new JavaPosPrinter(
                            to.name(),
                            drawer.map(Connection.JavaPos::name),
                            JavaPosPrinter.Patience.USUAL);
        };
    }

    private ReceiptPrinter escPos(DeviceSettings.EscPos printer) {
        Line.Opener wire =
                printer.connection() instanceof Connection.Virtual
                        ? PaperFolder.printer(folder.resolve("paper"), printer.profile())
                        : opener(printer.connection());
        boolean answers = printer.answers() && !(printer.connection() instanceof Connection.File);
        return new EscPosPrinter(wire, printer.profile(), answers, EscPosPrinter.Patience.USUAL);
    }

    /// Reads codes with this camera until it is closed; a code read is a scan as any other.
    ///
    /// @param told on threads of the camera, with each picture that is looked at
    public CameraScanner watch(CameraAddress camera, Consumer<CameraScanner.Sight> told) {
        return CameraScanner.on(() -> new HttpCamera(camera), code -> scanned.accept(code), told);
    }

    /// Puts this on the customer's display of lines, where there is one.
    public void sayToCustomer(Said said) {
        saidToCustomer = Optional.of(said);
        display.ifPresent(to -> to.show(said));
    }

    private static Line.Opener opener(Connection connection) {
        return switch (connection) {
            case Connection.Network(String host, int port) ->
                    () -> NetworkLine.open(host, port, TO_ANSWER_THE_CALL);
            case Connection.Serial(String port, int baud) -> () -> SerialLine.open(port, baud);
            case Connection.File(Path path) -> () -> FileLine.open(path);
            case Connection.Virtual _, Connection.JavaPos _ ->
                    throw new IllegalArgumentException("There is no wire to " + connection.kind());
        };
    }

    /// Whether there is one that receipts go to.
    public boolean prints() {
        return queue.isPresent();
    }

    /// To the printer, when it can.
    public void print(PrintJob job) {
        queue.ifPresent(printing -> printing.add(job));
    }

    /// To the printer, if a person says that it is not on paper.
    public void askAbout(PrintJob job) {
        queue.ifPresent(printing -> printing.addDoubtful(job));
    }

    /// A person says whether a job is to be printed.
    public void answer(long job, boolean wanted) {
        queue.ifPresent(
                printing -> {
                    if (wanted) {
                        printing.print(job);
                    } else {
                        printing.drop(job);
                    }
                });
    }

    /// Opens the drawer, where there is one; why it did not is told to the listeners.
    public void openDrawer() {
        if (settings.printer().filter(DeviceSettings.Printer::hasDrawer).isPresent()) {
            queue.ifPresent(
                    printing -> {
                        var _ =
                                printing.openDrawer()
                                        .thenAccept(failed -> heard(was -> was.withDrawer(failed)));
                    });
        }
    }

    /// Takes what scanners read that are not keyboards, on threads of theirs.
    public void whenScanned(Consumer<String> listener) {
        scanned = listener;
    }

    /// Called with each change from then on, and once at once, on any thread; must not take long.
    public void listen(Consumer<DevicesState> listener) {
        announcer.listen(listener);
    }

    public DevicesState state() {
        return state;
    }

    private void heard(UnaryOperator<DevicesState> change) {
        synchronized (changing) {
            state = change.apply(state);
        }
        announcer.tell();
    }

    @Override
    public synchronized void close() {
        queue.ifPresent(PrintQueue::close);
        inUse.ifPresent(ReceiptPrinter::release);
        endOfScanner.ifPresent(Runnable::run);
        display.ifPresent(JavaPosDisplay::close);
    }

    /// How it is with the devices.
    ///
    /// @param printer empty where there is none
    /// @param drawer why the drawer did not open when it should last
    /// @param customerDisplay what the customer looks at
    /// @param camera that can be switched on
    public record DevicesState(
            Optional<QueueState> printer,
            Optional<PrinterTrouble> drawer,
            Optional<CustomerDisplay> customerDisplay,
            Optional<CameraAddress> camera) {
        public static final DevicesState WELL =
                new DevicesState(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        DevicesState with(Optional<QueueState> now) {
            return new DevicesState(now, drawer, customerDisplay, camera);
        }

        DevicesState withDrawer(Optional<PrinterTrouble> now) {
            return new DevicesState(printer, now, customerDisplay, camera);
        }
    }
}
