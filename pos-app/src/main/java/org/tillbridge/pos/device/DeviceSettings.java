package org.tillbridge.pos.device;

import org.tillbridge.pos.device.line.Connection;
import org.tillbridge.pos.device.printer.PrinterProfile;

import java.util.Optional;

/// Which devices a workstation has.
///
/// @param scanner one that is not a keyboard
/// @param customerDisplay whether a second window shows the customer what is rung
public record DeviceSettings(
        Optional<Printer> printer, Optional<Connection.Serial> scanner, boolean customerDisplay) {
    /// Nothing is printed; the scanner types.
    public static final DeviceSettings NONE =
            new DeviceSettings(Optional.empty(), Optional.empty(), false);

    /// The printer for receipts.
    ///
    /// @param answers whether it says how it is; one on a file never does
    /// @param drawer whether the cash drawer hangs on it
    public record Printer(
            Connection connection, PrinterProfile profile, boolean answers, boolean drawer) {}

    public DeviceSettings with(Optional<Printer> next) {
        return new DeviceSettings(next, scanner, customerDisplay);
    }

    public DeviceSettings withScanner(Optional<Connection.Serial> next) {
        return new DeviceSettings(printer, next, customerDisplay);
    }

    public DeviceSettings withCustomerDisplay(boolean shown) {
        return new DeviceSettings(printer, scanner, shown);
    }
}
