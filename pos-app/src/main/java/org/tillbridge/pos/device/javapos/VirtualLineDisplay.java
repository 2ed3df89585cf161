package org.tillbridge.pos.device.javapos;

import jpos.JposConst;
import jpos.JposException;

import java.util.List;

/// A customer display as JavaPOS sees it, of two lines with twenty letters each.
public final class VirtualLineDisplay extends VirtualService {
    private static final int COLUMNS = 20;

    private final String[] lines = {"", ""};

    /// What it shows.
    public synchronized List<String> lines() {
        return List.of(lines);
    }

    public synchronized int getColumns() {
        return COLUMNS;
    }

    public synchronized int getRows() {
        return lines.length;
    }

    public synchronized void clearText() throws JposException {
        mustBeThere();
        lines[0] = "";
        lines[1] = "";
    }

    public synchronized void displayTextAt(int row, int column, String text, int attribute)
            throws JposException {
        mustBeThere();
        if (column != 0 || text.length() > COLUMNS || !text.chars().allMatch(each -> each < 127)) {
            throw new JposException(JposConst.JPOS_E_ILLEGAL, "It has no such letters or columns");
        }
        lines[row] = text;
    }
}
