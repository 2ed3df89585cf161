package org.tillbridge.pos.device.javapos;

import jpos.JposConst;
import jpos.JposException;
import jpos.POSPrinterConst;

import org.tillbridge.pos.device.printer.PrinterTrouble;

/// A JavaPOS device does not do what it should.
public final class JavaPosTrouble extends Exception {
    private static final long serialVersionUID = 1L;

    private final PrinterTrouble why;

    JavaPosTrouble(PrinterTrouble why, Throwable cause) {
        super(why.name(), cause);
        this.why = why;
    }

    JavaPosTrouble(PrinterTrouble why, String said) {
        super(why + ": " + said);
        this.why = why;
    }

    public PrinterTrouble why() {
        return why;
    }

    /// What a service object threw, whatever it is.
    static JavaPosTrouble of(Throwable thrown) {
        return switch (thrown) {
            case JavaPosTrouble known -> known;
            case JposException said -> new JavaPosTrouble(why(said), said);
            case LinkageError missing -> new JavaPosTrouble(PrinterTrouble.NOT_KNOWN, missing);
            default -> new JavaPosTrouble(PrinterTrouble.IN_ERROR, thrown);
        };
    }

    private static PrinterTrouble why(JposException said) {
        return switch (said.getErrorCode()) {
            case JposConst.JPOS_E_NOEXIST, JposConst.JPOS_E_NOSERVICE -> PrinterTrouble.NOT_KNOWN;
            case JposConst.JPOS_E_CLAIMED -> PrinterTrouble.IN_USE;
            case JposConst.JPOS_E_OFFLINE, JposConst.JPOS_E_NOHARDWARE ->
                    PrinterTrouble.NOT_REACHED;
            case JposConst.JPOS_E_TIMEOUT -> PrinterTrouble.NO_ANSWER;
            case JposConst.JPOS_E_EXTENDED ->
                    switch (said.getErrorCodeExtended()) {
                        case POSPrinterConst.JPOS_EPTR_COVER_OPEN -> PrinterTrouble.COVER_OPEN;
                        case POSPrinterConst.JPOS_EPTR_REC_EMPTY -> PrinterTrouble.PAPER_OUT;
                        default -> PrinterTrouble.IN_ERROR;
                    };
            default -> PrinterTrouble.IN_ERROR;
        };
    }
}
