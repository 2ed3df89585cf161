package org.tillbridge.pos.device.javapos;

import jpos.JposException;

/// A cash drawer as JavaPOS sees it.
public final class VirtualCashDrawer extends VirtualService {
    private int kicks;

    /// How often it was opened.
    public synchronized int kicks() {
        return kicks;
    }

    public synchronized void openDrawer() throws JposException {
        mustBeThere();
        kicks++;
    }
}
