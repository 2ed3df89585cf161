package org.tillbridge.pos.ui;

import static org.tillbridge.pos.ui.Screenshots.english;

import org.junit.jupiter.api.Test;
import org.tillbridge.pos.device.DeviceWords;
import org.tillbridge.pos.device.line.Connection;
import org.tillbridge.pos.device.printer.PrinterProfile;
import org.tillbridge.pos.device.printer.PrinterTrouble;
import org.tillbridge.pos.settings.DevicesView;
import org.tillbridge.pos.settings.DevicesViewModel;
import org.tillbridge.pos.settings.DevicesViewModel.Typed;
import org.tillbridge.retail.CamelCase;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The devices, in the states that matter, to be looked at.
@OnScreen
class DevicePicturesTest extends PicturedWords {
    @Test
    void devices() {
        everywhere(english(), "devices", (texts, theme) -> view(printer(texts), texts));
        english().take("devices-none", texts -> view(none(texts), texts));
        everywhere(english(), "devices-javapos", (texts, theme) -> view(javaPos(texts), texts));
        everywhere(english(), "devices-trouble", (texts, theme) -> view(trouble(texts), texts));
    }

    private static DevicesView view(DevicesViewModel.Shown shown, Texts texts) {
        return new DevicesView(Still.of(DevicesViewModel.class, shown, asked -> {}), texts);
    }

    private static DevicesViewModel.Shown printer(Texts texts) {
        return new Look(texts).printer(1, "192.168.1.50", "").display(1).shown();
    }

    private static DevicesViewModel.Shown none(Texts texts) {
        return new Look(texts).display(1).shown();
    }

    private static DevicesViewModel.Shown javaPos(Texts texts) {
        return new Look(texts).printer(4, "TM-m30III", "").scanner(2, "Scanner").display(2).shown();
    }

    private static DevicesViewModel.Shown trouble(Texts texts) {
        Look look = new Look(texts);
        look.printer(2, "/dev/ttyUSB0 fast", texts.text("devices.flaw.notASpeed"));
        look.scanner(1, "COM3").display(1);
        look.asking =
                List.of(
                        texts.text(
                                "devices.asksStillWanted",
                                texts.shortDate(LocalDate.of(2026, 11, 23)),
                                "09:12"));
        look.message = Optional.of(new DeviceWords(texts).trouble(PrinterTrouble.NO_ANSWER));
        return look.shown();
    }

    /// What the screen shows.
    private static final class Look {
        private final Texts texts;
        private int connection;
        private Typed address = new Typed(false, "", "");
        private int scannerConnection;
        private Typed scanner = new Typed(false, "", "");
        private int display;
        private List<String> asking = List.of();
        private Optional<Message> message = Optional.empty();

        Look(Texts texts) {
            this.texts = texts;
        }

        Look printer(int index, String typed, String wrong) {
            connection = index;
            address = new Typed(true, typed, wrong);
            return this;
        }

        Look scanner(int index, String typed) {
            scannerConnection = index;
            scanner = new Typed(true, typed, "");
            return this;
        }

        Look display(int index) {
            display = index;
            return this;
        }

        DevicesViewModel.Shown shown() {
            List<String> kinds =
                    Stream.concat(
                                    Stream.of("none"),
                                    Arrays.stream(Connection.Kind.values()).map(CamelCase::of))
                            .toList();
            boolean javaPos = kinds.get(connection).equals("javaPos");
            return new DevicesViewModel.Shown(
                    kinds.stream().map(kind -> texts.text("devices.connection." + kind)).toList(),
                    connection,
                    address,
                    texts.text("devices.about." + kinds.get(connection)),
                    connection > 0 && !javaPos,
                    Arrays.stream(PrinterProfile.values())
                            .map(kind -> texts.text("devices.profile." + CamelCase.of(kind)))
                            .toList(),
                    0,
                    true,
                    true,
                    new Typed(javaPos, "CashDrawer", ""),
                    scannerConnection,
                    scanner,
                    display,
                    new Typed(display == 2, "LineDisplay", ""),
                    asking,
                    connection > 0,
                    message);
        }
    }
}
