package org.tillbridge.pos.device;

import org.tillbridge.pos.device.camera.CameraAddress;
import org.tillbridge.pos.device.line.Connection;
import org.tillbridge.pos.device.printer.PrinterProfile;

import java.util.Optional;

/// Which devices a workstation has.
///
/// @param scanner one that is not a keyboard
/// @param customerDisplay what shows the customer what is rung
/// @param camera one that reads codes
public record DeviceSettings(
        Optional<Printer> printer,
        Optional<Connection.OfScanner> scanner,
        Optional<CustomerDisplay> customerDisplay,
        Optional<CameraAddress> camera) {
    /// Nothing is printed; the scanner types.
    public static final DeviceSettings NONE =
            new DeviceSettings(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /// The printer for receipts.
    public sealed interface Printer {
        Connection connection();

        /// Whether there is a cash drawer that it opens.
        boolean hasDrawer();
    }

    /// One that speaks ESC/POS.
    ///
    /// @param answers whether it says how it is; one on a file never does
    /// @param hasDrawer whether the cash drawer hangs on it
    public record EscPos(
            Connection connection, PrinterProfile profile, boolean answers, boolean hasDrawer)
            implements Printer {}

    /// One behind a service object, and a drawer behind another.
    public record JavaPos(Connection.JavaPos connection, Optional<Connection.JavaPos> drawer)
            implements Printer {
        @Override
        public boolean hasDrawer() {
            return drawer.isPresent();
        }
    }

    /// What the customer looks at.
    public sealed interface CustomerDisplay {
        /// A second window of the till.
        record Window() implements CustomerDisplay {}

        /// A display of a few letters, behind a service object.
        record Lines(Connection.JavaPos connection) implements CustomerDisplay {}
    }

    public DeviceSettings with(Optional<Printer> next) {
        return new DeviceSettings(next, scanner, customerDisplay, camera);
    }

    public DeviceSettings withScanner(Optional<Connection.OfScanner> next) {
        return new DeviceSettings(printer, next, customerDisplay, camera);
    }

    public DeviceSettings withCustomerDisplay(Optional<CustomerDisplay> next) {
        return new DeviceSettings(printer, scanner, next, camera);
    }

    public DeviceSettings withCamera(Optional<CameraAddress> next) {
        return new DeviceSettings(printer, scanner, customerDisplay, next);
    }
}
