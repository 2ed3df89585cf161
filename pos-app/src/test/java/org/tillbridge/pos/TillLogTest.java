package org.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.util.FileSize;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/// Alone, because of the log that all write to.
@Isolated
class TillLogTest {
    private static final Logger LOG = LoggerFactory.getLogger(TillLogTest.class);

    @TempDir Path place;
    private Path folder = Path.of("");
    private RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();

    @BeforeEach
    void begin() {
        folder = place.resolve("till");
        appender = TillLog.into(folder, new FileSize(1000));
    }

    @AfterEach
    void end() {
        ((LoggerContext) LoggerFactory.getILoggerFactory())
                .getLogger(Logger.ROOT_LOGGER_NAME)
                .detachAppender(appender);
        appender.stop();
    }

    @Test
    void aCauseIsInTheLogWithItsTrace() throws IOException {
        LOG.error("It failed", new IllegalStateException("the disk is full"));

        assertThat(Files.readString(folder.resolve("till.log")))
                .contains("ERROR TillLogTest It failed", "the disk is full", "aCauseIsInTheLog");
    }

    @Test
    void theLogIsItsOwnersAloneAndNeverGrowsBeyondItsFiles() throws IOException {
        for (int line = 0; line < 500; line++) {
            LOG.warn("No answer from the hub, for the {}th time, because it is not there", line);
        }

        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.sorted().toList();
        }
        assertThat(rights(folder)).isEqualTo("rwx------");
        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .contains("till.log")
                .hasSizeBetween(2, 5);
        assertThat(files).allSatisfy(file -> assertThat(rights(file)).isEqualTo("rw-------"));
    }

    private static String rights(Path of) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(of));
    }
}
