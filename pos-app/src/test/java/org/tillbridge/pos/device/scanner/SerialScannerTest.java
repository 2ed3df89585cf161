package org.tillbridge.pos.device.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.junit.jupiter.api.Test;
import org.tillbridge.pos.Waiting;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

class SerialScannerTest {
    private final List<String> scanned = new CopyOnWriteArrayList<>();
    private final VirtualScanner device = new VirtualScanner();

    @Test
    void aCodeEndsWithItsSuffixOrWithAPause() {
        device.plugIn();
        try (SerialScanner _ = SerialScanner.on(device, scanned::add)) {
            device.send("5012345678900\r\n");
            device.send("0105012345678900\u001D21ABC\n");
            device.send("22214");

            Waiting.until(() -> scanned.size() == 3);
        }
        assertThat(scanned)
                .containsExactly("5012345678900", "0105012345678900\u001D21ABC", "22214");
    }

    @Test
    void fiftyCodesAtOnceArriveWholeAndInTheirOrder() {
        List<String> codes =
                IntStream.range(0, 50).mapToObj(number -> "50123456789" + (10 + number)).toList();
        device.plugIn();
        try (SerialScanner _ = SerialScanner.on(device, scanned::add)) {
            codes.forEach(code -> device.send(code + "\r"));

            Waiting.until(() -> scanned.size() == 50);
        }
        assertThat(scanned).isEqualTo(codes);
    }

    /// JumpMind/openpos-framework#2160
    @Test
    void aScannerThatIsPluggedInLaterOrAgainIsHeardWithoutARestart() {
        try (SerialScanner _ = SerialScanner.on(device, scanned::add)) {
            device.plugIn();
            device.send("22214\r");
            Waiting.until(() -> scanned.equals(List.of("22214")));

            device.pullOut();
            device.plugIn();
            device.send("20886\r");
            Waiting.until(() -> scanned.equals(List.of("22214", "20886")));
        }
    }

    @Test
    void whatNoScannerSendsIsLeftOut() {
        device.plugIn();
        try (SerialScanner _ = SerialScanner.on(device, scanned::add)) {
            device.send(
                    new String(new byte[] {2, '2', '2', 0, '2', '1', '4', 3, '\r'}, ISO_8859_1));

            Waiting.until(() -> !scanned.isEmpty());
        }
        assertThat(scanned).containsExactly("22214");
    }
}
