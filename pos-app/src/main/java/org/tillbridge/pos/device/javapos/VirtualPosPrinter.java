package org.tillbridge.pos.device.javapos;

import jpos.JposConst;
import jpos.JposException;
import jpos.POSPrinterConst;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.imageio.ImageIO;

/// A printer as JavaPOS sees it: keeps the papers it cut, as pictures.
public final class VirtualPosPrinter extends VirtualService {
    private final List<List<BufferedImage>> papers = new ArrayList<>();
    private List<BufferedImage> head = new ArrayList<>();
    private boolean coverOpen;
    private boolean paperOut;
    private boolean drawsPictures = true;
    private boolean sensors = true;
    private boolean fromMemory = true;
    private int width = 576;
    private int failsAfter = Integer.MAX_VALUE;

    public synchronized void coverOpen(boolean now) {
        coverOpen = now;
    }

    public synchronized void paperOut(boolean now) {
        paperOut = now;
    }

    /// It has no sensors: it finds out when it prints.
    public synchronized void withoutSensors() {
        sensors = false;
    }

    public synchronized void printsLettersOnly() {
        drawsPictures = false;
    }

    /// A service object of before 1.10.
    public synchronized void isOld() {
        fromMemory = false;
    }

    /// It says that its lines are so wide, in dots.
    public synchronized void isWide(int dots) {
        width = dots;
    }

    /// Its plug comes out after so many pictures.
    public synchronized void failsAfter(int pictures) {
        failsAfter = pictures;
    }

    /// What was cut off, each as its pictures from the top.
    public synchronized List<List<BufferedImage>> papers() {
        return List.copyOf(papers);
    }

    @Override
    public synchronized int getDeviceServiceVersion() {
        return fromMemory ? super.getDeviceServiceVersion() : 1_009_000;
    }

    public synchronized boolean getCapCoverSensor() {
        return sensors;
    }

    public synchronized boolean getCapRecEmptySensor() {
        return sensors;
    }

    public synchronized boolean getCapRecPresent() {
        return true;
    }

    public synchronized boolean getCapRecBitmap() {
        return drawsPictures;
    }

    public synchronized boolean getCapRecPapercut() {
        return true;
    }

    public synchronized int getRecLinesToPaperCut() {
        return 5;
    }

    public synchronized int getRecLineWidth() throws JposException {
        mustBeThere();
        return width;
    }

    public synchronized boolean getCoverOpen() throws JposException {
        mustBeThere();
        return coverOpen;
    }

    public synchronized boolean getRecEmpty() throws JposException {
        mustBeThere();
        return paperOut;
    }

    public synchronized void printMemoryBitmap(
            int station, byte[] data, int type, int wide, int alignment) throws JposException {
        print(station, data);
    }

    public synchronized void printBitmap(int station, String file, int wide, int alignment)
            throws JposException {
        try {
            print(station, Files.readAllBytes(Path.of(file)));
        } catch (IOException missing) {
            throw new JposException(JposConst.JPOS_E_NOEXIST, file, missing);
        }
    }

    public synchronized void printNormal(int station, String text) throws JposException {
        mustPrint(station);
    }

    public synchronized void cutPaper(int percentage) throws JposException {
        mustPrint(POSPrinterConst.PTR_S_RECEIPT);
        papers.add(head);
        head = new ArrayList<>();
    }

    private void print(int station, byte[] picture) throws JposException {
        mustPrint(station);
        if (failsAfter-- <= 0) {
            failsAfter = Integer.MAX_VALUE;
            throw new JposException(JposConst.JPOS_E_OFFLINE, "No cable");
        }
        try {
            BufferedImage read = ImageIO.read(new ByteArrayInputStream(picture));
            if (read == null || read.getWidth() > 2 * 576) {
                throw new JposException(
                        JposConst.JPOS_E_EXTENDED,
                        POSPrinterConst.JPOS_EPTR_BADFORMAT,
                        "No picture, or too wide");
            }
            head.add(read);
        } catch (IOException odd) {
            throw new JposException(
                    JposConst.JPOS_E_EXTENDED, POSPrinterConst.JPOS_EPTR_BADFORMAT, "?", odd);
        }
    }

    private void mustPrint(int station) throws JposException {
        mustBeThere();
        if (station != POSPrinterConst.PTR_S_RECEIPT) {
            throw new JposException(JposConst.JPOS_E_ILLEGAL, "No such station");
        }
        if (coverOpen || paperOut) {
            throw new JposException(
                    JposConst.JPOS_E_EXTENDED,
                    coverOpen
                            ? POSPrinterConst.JPOS_EPTR_COVER_OPEN
                            : POSPrinterConst.JPOS_EPTR_REC_EMPTY,
                    "It waits for somebody");
        }
    }
}
