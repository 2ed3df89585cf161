package org.tillbridge.pos.device.javapos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.Waiting;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

class JavaPosScannerTest {
    @TempDir Path folder;
    private final List<String> scanned = new CopyOnWriteArrayList<>();
    private JavaPosShop shop;

    @BeforeEach
    void open() {
        shop = new JavaPosShop(folder);
    }

    private JavaPosScanner listen() {
        return JavaPosScanner.on(shop.name("Scanner"), scanned::add);
    }

    private void ready() {
        Waiting.until(shop.scanner::getDataEventEnabled);
    }

    @Test
    void fiftyCodesArriveWholeAndInTheirOrder() {
        List<String> codes =
                IntStream.range(0, 50).mapToObj(number -> "50123456789" + (10 + number)).toList();
        try (JavaPosScanner _ = listen()) {
            ready();
            codes.forEach(shop.scanner::scans);

            Waiting.until(() -> scanned.size() == 50);
        }
        assertThat(scanned).isEqualTo(codes);
    }

    /// JumpMind/openpos-framework#2160
    @Test
    void aJavaPosScannerThatIsPluggedInLaterOrAgainIsHeardWithoutARestart() {
        shop.scanner.pluggedIn(false);
        try (JavaPosScanner _ = listen()) {
            shop.scanner.pluggedIn(true);
            ready();
            shop.scanner.scans("22214");
            Waiting.until(() -> scanned.equals(List.of("22214")));

            shop.scanner.pluggedIn(false);
            Waiting.until(() -> !shop.scanner.isHeld());
            shop.scanner.pluggedIn(true);
            ready();
            shop.scanner.scans("20886");
            Waiting.until(() -> scanned.equals(List.of("22214", "20886")));
        }
        Waiting.until(() -> !shop.scanner.isHeld());
    }

    @Test
    void whatNoScannerSendsIsLeftOutAndNothingIsLongerThanACode() {
        try (JavaPosScanner _ = listen()) {
            ready();
            shop.scanner.scans(new byte[0]);
            shop.scanner.scans(new byte[] {2, '2', '2', 0, 0x1D, '1', '4', 3, '\r'});
            shop.scanner.scans("9".repeat(1_000_000));

            Waiting.until(() -> scanned.size() == 2);
        }
        assertThat(scanned).containsExactly("22\u001D14", "9".repeat(4096));
    }
}
