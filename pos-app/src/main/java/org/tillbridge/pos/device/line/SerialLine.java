package org.tillbridge.pos.device.line;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;

/// A device on a serial port, or on a USB port that acts as one: 8 data bits, no parity, 1 stop
/// bit.
public final class SerialLine implements Line {
    private static final int DATA_BITS = 8;

    private final SerialPort port;

    private SerialLine(SerialPort port) {
        this.port = port;
    }

    /// @param name as the system calls it: `/dev/ttyUSB0`, `COM3`
    public static SerialLine open(String name, int baud) throws IOException {
        try {
            SerialPort port = SerialPort.getCommPort(name);
            port.setComPortParameters(
                    baud, DATA_BITS, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
            if (!port.openPort()) {
                throw new IOException("The port " + name + " does not open");
            }
            return new SerialLine(port);
        } catch (SerialPortInvalidPortException unknown) {
            throw new IOException("There is no port " + name, unknown);
        }
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        for (int done = 0; done < bytes.length; ) {
            int written = port.writeBytes(bytes, bytes.length - done, done);
            if (written <= 0) {
                throw new IOException("The port took " + done + " of " + bytes.length + " bytes");
            }
            done += written;
        }
    }

    @Override
    public OptionalInt read(Duration patience) throws IOException {
        int millis = Math.toIntExact(Math.max(1, patience.toMillis()));
        port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, millis, 0);
        byte[] one = new byte[1];
        int read = port.readBytes(one, 1);
        if (read < 0) {
            throw new IOException("The device on " + port.getSystemPortName() + " is gone");
        }
        return read == 0 ? OptionalInt.empty() : OptionalInt.of(one[0] & 0xFF);
    }

    @Override
    public void close() {
        port.closePort();
    }
}
