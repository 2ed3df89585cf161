package org.tillbridge.demo.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

class ChildTest {
    @TempDir Path folder;

    /// Otherwise it writes on into a folder that is deleted.
    @Test
    void aProcessThatIsClosedHasEnded() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        Child child =
                Child.start(
                        Talks.class,
                        Child.SHORT_LIVED,
                        List.of(),
                        folder.resolve("child.log"),
                        _ -> started.countDown());
        started.await();

        child.close();

        assertThat(child.isAlive()).isFalse();
    }

    static final class Talks {
        private Talks() {}

        static void main(String[] arguments) {
            while (true) {
                System.out.println("on and on");
            }
        }
    }
}
