package org.tillbridge.demo.process;

import java.nio.file.Path;

/// Keeps from a person's terminal what is not meant for a person.
public final class QuietLog {
    private QuietLog() {}

    /// From here on what this process logs goes to a file. Must be said before anything is logged.
    public static void into(Path file) {
        System.setProperty("tillbridge.demo.log", file.toString());
        System.setProperty("logback.configurationFile", "org/tillbridge/demo/logback.xml");
    }
}
