package org.tillbridge.pos.ui;

import static org.tillbridge.pos.ui.Screenshots.english;

import org.junit.jupiter.api.Test;
import org.tillbridge.pos.device.DeviceWords;
import org.tillbridge.pos.device.line.Connection;
import org.tillbridge.pos.device.printer.PrinterProfile;
import org.tillbridge.pos.device.printer.PrinterTrouble;
import org.tillbridge.pos.settings.DevicesView;
import org.tillbridge.pos.settings.DevicesViewModel;
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
        everywhere(english(), "devices-trouble", (texts, theme) -> view(trouble(texts), texts));
    }

    private static DevicesView view(DevicesViewModel.Shown shown, Texts texts) {
        return new DevicesView(Still.of(DevicesViewModel.class, shown, asked -> {}), texts);
    }

    private static DevicesViewModel.Shown printer(Texts texts) {
        return shown(texts, 1, "192.168.1.50", "", "", List.of(), true, Optional.empty());
    }

    private static DevicesViewModel.Shown none(Texts texts) {
        return shown(texts, 0, "", "", "", List.of(), false, Optional.empty());
    }

    private static DevicesViewModel.Shown trouble(Texts texts) {
        return shown(
                texts,
                2,
                "/dev/ttyUSB0 fast",
                texts.text("devices.flaw.notASpeed"),
                "COM3",
                List.of(
                        texts.text(
                                "devices.asksStillWanted",
                                texts.shortDate(LocalDate.of(2026, 11, 23)),
                                "09:12")),
                true,
                Optional.of(new DeviceWords(texts).trouble(PrinterTrouble.NO_ANSWER)));
    }

    private static DevicesViewModel.Shown shown(
            Texts texts,
            int connection,
            String address,
            String addressWrong,
            String scanner,
            List<String> asking,
            boolean changed,
            Optional<Message> message) {
        List<String> kinds =
                Stream.concat(
                                Stream.of("none"),
                                Arrays.stream(Connection.Kind.values()).map(CamelCase::of))
                        .toList();
        return new DevicesViewModel.Shown(
                kinds.stream().map(kind -> texts.text("devices.connection." + kind)).toList(),
                connection,
                address,
                texts.text("devices.about." + kinds.get(connection)),
                addressWrong,
                Arrays.stream(PrinterProfile.values())
                        .map(kind -> texts.text("devices.profile." + CamelCase.of(kind)))
                        .toList(),
                0,
                true,
                true,
                scanner,
                "",
                true,
                asking,
                changed,
                message);
    }
}
