package org.tillbridge.demo.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.demo.process.Child;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

class TillProcessTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir Path folder;

    private final News news = new News();

    @Test
    void aProcessThatAsksForItsDeathTwiceBeforeItIsDeadDiedOnce() {
        TillProcess till =
                new TillProcess(
                        "till 1",
                        folder,
                        List.of(),
                        folder.resolve("till.log"),
                        List.of(),
                        news,
                        new OneDeath());
        till.start();
        news.await("the end", PATIENCE, till::isFinished);
        assertThat(till.kills()).isEqualTo(1);
        assertThat(till.diedAt()).isEqualTo(Map.of(Moments.FINISH, 1));
    }

    private static final class OneDeath implements Circumstances {
        @Override
        public Child till(Program program) {
            Class<?> main = program.life() == 0 ? AsksTwice.class : EndsAtOnce.class;
            return program.start(main, Child.SHORT_LIVED);
        }
    }

    static final class AsksTwice {
        private AsksTwice() {}

        static void main(String[] arguments) throws InterruptedException {
            String once = new TillSays.At(Moments.FINISH).line() + System.lineSeparator();
            System.out.print(once + once);
            System.out.flush();
            new CountDownLatch(1).await();
        }
    }

    static final class EndsAtOnce {
        private EndsAtOnce() {}

        static void main(String[] arguments) {}
    }
}
