package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tillbridge.pos.ui.Screenshots.onFx;

import org.junit.jupiter.api.Test;
import org.tillbridge.pos.ui.OnScreen;
import org.tillbridge.retail.Goods;
import org.tillbridge.retail.pricing.RungLine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// opensourcepos/opensourcepos#849, opensourcepos/opensourcepos#752
@OnScreen
class ScansAtSpeedTest extends AtTheWindow {
    private static final List<String> CODES = List.of("22214", "20886", "85099B");
    private static final long TENTH_OF_A_SECOND = TimeUnit.MILLISECONDS.toNanos(100);

    /// The basket thread takes longer over each than the scanner.
    private static final long SLOW_DISK = TimeUnit.MILLISECONDS.toNanos(130);

    @Test
    void fiftyScansAtTenASecondOnASlowDiskAreFiftyLinesInOrder() {
        atTheSale();

        List<String> sent = scanAtSpeed(code -> counter.scan(code));

        counter.waitFor("50 items");
        assertThat(rung()).isEqualTo(sent);
    }

    @Test
    void fiftyScansOfASerialScannerAreFiftyLinesInOrder() {
        atTheSale();

        List<String> sent =
                scanAtSpeed(
                        code ->
                                onFx(
                                        () -> {
                                            counter.window().scanned(code);
                                            return true;
                                        }));

        counter.waitFor("50 items");
        assertThat(rung()).isEqualTo(sent);
    }

    private List<String> scanAtSpeed(Consumer<String> scan) {
        List<String> sent = new ArrayList<>();
        long begun = System.nanoTime();
        for (int number = 0; number < 50; number++) {
            while (System.nanoTime() - begun < number * TENTH_OF_A_SECOND) {
                LockSupport.parkNanos(1_000_000);
            }
            String code = CODES.get(number % CODES.size());
            scan.accept(code);
            slowDisk();
            sent.add(code);
        }
        return sent;
    }

    private void slowDisk() {
        basketThread.execute(
                () -> {
                    long begun = System.nanoTime();
                    while (System.nanoTime() - begun < SLOW_DISK) {
                        LockSupport.parkNanos(SLOW_DISK);
                    }
                });
    }

    private List<String> rung() {
        return till.openSale.basket().orElseThrow().transaction().standing().stream()
                .map(ScansAtSpeedTest::code)
                .toList();
    }

    private static String code(RungLine line) {
        return ((Goods.OfItem) line.goods().goods()).code().printed();
    }
}
