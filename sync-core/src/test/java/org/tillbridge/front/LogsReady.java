package org.tillbridge.front;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.slf4j.LoggerFactory;

/// Has logging set up before tests run beside each other: whoever asks for it while another thread
/// sets it up is given something else.
public final class LogsReady implements LauncherSessionListener {
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        LoggerFactory.getILoggerFactory();
    }
}
