package org.tillbridge.pos;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;

import org.slf4j.LoggerFactory;
import org.tillbridge.sync.disk.OwnerOnly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// Where a till writes what someone who looks after it needs to know: causes, in English, without
/// PINs, keys or names. What the operator needs to know stands on the screen.
///
/// Set up here and not in a file on the class path: a till and a hub may run in one process, and
/// only one such file is read.
final class TillLog {
    private static final String LINE =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{0} %msg%n";
    private static final int OLDER_FILES = 4;

    private TillLog() {}

    /// Warnings go to the console, and nothing else goes anywhere.
    static void toConsole() {
        LoggerContext context = context();
        context.reset();
        ThresholdFilter warnings = new ThresholdFilter();
        warnings.setLevel(Level.WARN.levelStr);
        warnings.start();
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setTarget("System.err");
        console.setEncoder(encoder(context));
        console.addFilter(warnings);
        console.start();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(console);
        // JavaPOS tells of each try; whoever tries tells it once, with what was said.
        context.getLogger("jpos").setLevel(Level.OFF);
    }

    /// From now on everything of note goes into the folder too: `till.log`, and as many older ones
    /// beside it.
    ///
    /// @param longest where a file ends and the next begins
    static RollingFileAppender<ILoggingEvent> into(Path folder, FileSize longest) {
        makeForItsOwner(folder);
        LoggerContext context = context();
        OwnFile appender = new OwnFile();
        appender.setContext(context);
        appender.setFile(folder.resolve("till.log").toString());
        appender.setEncoder(encoder(context));
        SizeBasedTriggeringPolicy<ILoggingEvent> trigger = new SizeBasedTriggeringPolicy<>();
        trigger.setContext(context);
        trigger.setMaxFileSize(longest);
        trigger.setCheckIncrement(Duration.buildByMilliseconds(0));
        trigger.start();
        FixedWindowRollingPolicy window = new FixedWindowRollingPolicy();
        window.setContext(context);
        window.setParent(appender);
        window.setFileNamePattern(folder.resolve("till.%i.log").toString());
        window.setMaxIndex(OLDER_FILES);
        window.start();
        appender.setTriggeringPolicy(trigger);
        appender.setRollingPolicy(window);
        appender.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
        return appender;
    }

    /// As a till needs it: 20 MiB in all.
    static void into(Path folder) {
        into(folder, new FileSize(4 * FileSize.MB_COEFFICIENT));
    }

    private static void makeForItsOwner(Path folder) {
        try {
            OwnerOnly.folder(folder);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    private static PatternLayoutEncoder encoder(LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(LINE);
        encoder.start();
        return encoder;
    }

    private static LoggerContext context() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }

    /// What goes wrong in a shop is nobody else's business.
    private static final class OwnFile extends RollingFileAppender<ILoggingEvent> {
        @Override
        public void openFile(String file) throws IOException {
            OwnerOnly.createIfAbsent(Path.of(file));
            super.openFile(file);
        }
    }
}
