package org.tillbridge.pos.device.line;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a device hangs on this machine.
public sealed interface Connection {
    int RAW_PRINTING = 9100;
    int USUAL_BAUD = 9600;

    /// A plug of its own in the network.
    record Network(String host, int port) implements Connection {
        @Override
        public String address() {
            return port == RAW_PRINTING ? host : host + ":" + port;
        }
    }

    /// How a scanner hangs on this machine that is not a keyboard.
    sealed interface OfScanner extends Connection {}

    /// A serial port, or a USB port that acts as one.
    record Serial(String port, int baud) implements OfScanner {
        @Override
        public String address() {
            return baud == USUAL_BAUD ? port : port + " " + baud;
        }
    }

    /// Something that the system shows as a file.
    record File(Path path) implements Connection {
        @Override
        public String address() {
            return path.toString();
        }
    }

    /// None: what is printed is drawn, to try it without a printer.
    record Virtual() implements Connection {
        @Override
        public String address() {
            return "";
        }
    }

    /// A service object of JavaPOS, known by its name in `jpos.xml`.
    record JavaPos(String name) implements OfScanner {
        @Override
        public String address() {
            return name;
        }
    }

    /// As a person writes it.
    String address();

    /// The kinds there are, to choose from.
    enum Kind {
        NETWORK,
        SERIAL,
        FILE,
        JAVA_POS,
        VIRTUAL;

        /// Those that a scanner may have.
        public static final List<Kind> OF_SCANNERS = List.of(SERIAL, JAVA_POS);

        /// As it stands in the file of settings.
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace("_", "");
        }
    }

    default Kind kind() {
        return switch (this) {
            case Network _ -> Kind.NETWORK;
            case Serial _ -> Kind.SERIAL;
            case File _ -> Kind.FILE;
            case JavaPos _ -> Kind.JAVA_POS;
            case Virtual _ -> Kind.VIRTUAL;
        };
    }

    /// What is wrong with an address.
    enum Flaw {
        NO_ADDRESS,
        NOT_A_HOST,
        NOT_A_PORT,
        NOT_A_SPEED,
        NOT_A_PATH,
        NOT_A_NAME
    }

    /// What came of reading an address.
    sealed interface Parsed {
        record Right(Connection connection) implements Parsed {}

        record Wrong(Flaw why) implements Parsed {}
    }

    /// @param typed `192.168.1.50`, `printer.shop:9100`, `COM3`, `/dev/ttyUSB0 19200`,
    ///   `/dev/usb/lp0`
    static Parsed parse(Kind kind, String typed) {
        String address = typed.strip();
        if (kind != Kind.VIRTUAL && address.isEmpty()) {
            return new Parsed.Wrong(Flaw.NO_ADDRESS);
        }
        return switch (kind) {
            case NETWORK -> Written.network(address);
            case SERIAL -> Written.serial(address);
            case FILE -> Written.file(address);
            case JAVA_POS -> Written.javaPos(address);
            case VIRTUAL -> new Parsed.Right(new Virtual());
        };
    }

    /// How addresses are written.
    final class Written {
        private static final Pattern NETWORK =
                Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::(\\S*))?");
        private static final Pattern SERIAL = Pattern.compile("(\\S+)(?:\\s+(\\S+))?");
        private static final int LONGEST_NAME = 100;
        private static final int HIGHEST_PORT = 65_535;
        private static final int LOWEST_BAUD = 300;
        private static final int HIGHEST_BAUD = 4_000_000;

        private Written() {}

        private static Parsed network(String address) {
            Matcher parts = NETWORK.matcher(address);
            if (!parts.matches()) {
                return new Parsed.Wrong(Flaw.NOT_A_HOST);
            }
            return number(parts.group(2), RAW_PRINTING, 1, HIGHEST_PORT)
                    .<Parsed>map(port -> new Parsed.Right(new Network(parts.group(1), port)))
                    .orElseGet(() -> new Parsed.Wrong(Flaw.NOT_A_PORT));
        }

        private static Parsed serial(String address) {
            Matcher parts = SERIAL.matcher(address);
            if (!parts.matches()) {
                return new Parsed.Wrong(Flaw.NOT_A_SPEED);
            }
            return number(parts.group(2), USUAL_BAUD, LOWEST_BAUD, HIGHEST_BAUD)
                    .<Parsed>map(baud -> new Parsed.Right(new Serial(parts.group(1), baud)))
                    .orElseGet(() -> new Parsed.Wrong(Flaw.NOT_A_SPEED));
        }

        private static Parsed file(String address) {
            try {
                return new Parsed.Right(new File(Path.of(address)));
            } catch (InvalidPathException odd) {
                return new Parsed.Wrong(Flaw.NOT_A_PATH);
            }
        }

        private static Parsed javaPos(String address) {
            return address.length() > LONGEST_NAME
                            || address.chars().anyMatch(Character::isISOControl)
                    ? new Parsed.Wrong(Flaw.NOT_A_NAME)
                    : new Parsed.Right(new JavaPos(address));
        }

        private static Optional<Integer> number(
                @org.jspecify.annotations.Nullable String digits, int usual, int least, int most) {
            if (digits == null) {
                return Optional.of(usual);
            }
            return digits.matches("\\d{1,7}")
                    ? Optional.of(Integer.parseInt(digits))
                            .filter(number -> number >= least && number <= most)
                    : Optional.empty();
        }
    }
}
