package org.tillbridge.pos.device.javapos;

import jpos.JposException;
import jpos.events.DataEvent;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;

/// A scanner as JavaPOS sees it: what it reads waits until it is asked for more.
public final class VirtualJavaPosScanner extends VirtualService {
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private byte[] label = {};
    private boolean wanted;

    /// Somebody scans that.
    public void scans(String code) {
        scans(code.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// The device reads these bytes; nothing while its plug is out.
    public void scans(byte[] bytes) {
        synchronized (this) {
            if (isEnabled()) {
                waiting.add(bytes.clone());
            }
        }
        tell();
    }

    private void tell() {
        synchronized (this) {
            if (!wanted || waiting.isEmpty()) {
                return;
            }
            wanted = false;
            label = waiting.remove();
        }
        callbacks()
                .ifPresent(
                        to -> to.fireDataEvent(new DataEvent(to.getEventSource(), label.length)));
    }

    @Override
    public synchronized void setDeviceEnabled(boolean now) throws JposException {
        super.setDeviceEnabled(now);
        if (!now) {
            waiting.clear();
            wanted = false;
        }
    }

    @Override
    public synchronized void pluggedIn(boolean now) {
        super.pluggedIn(now);
        wanted &= now;
    }

    public synchronized boolean getDataEventEnabled() {
        return wanted;
    }

    public void setDataEventEnabled(boolean now) throws JposException {
        synchronized (this) {
            mustBeThere();
            wanted = now;
        }
        tell();
    }

    public synchronized byte[] getScanData() {
        return label.clone();
    }

    public synchronized byte[] getScanDataLabel() {
        return label.clone();
    }
}
