package org.tillbridge.pos.device.printer;

import java.util.Arrays;
import java.util.Optional;

/// What a kind of printer can do: how wide it prints, which letters it has, whether it cuts,
/// whether it draws QR codes by itself. A letter of normal size is 12 dots wide and 24 high (font
/// A).
public enum PrinterProfile {
    EPSON_80("epson-80", 48, "epson", true, true),
    EPSON_58("epson-58", 32, "epson", true, true),
    STAR_80("star-80", 48, "star", true, true),
    CITIZEN_80("citizen-80", 48, "citizen", true, true),
    BIXOLON_80("bixolon-80", 48, "bixolon", true, true),
    XPRINTER_80("xprinter-80", 48, "xprinter", true, false),
    XPRINTER_58("xprinter-58", 32, "xprinter", false, false),
    ANY_80("any-80", 48, CodePages.ANY, true, false),
    ANY_58("any-58", 32, CodePages.ANY, false, false);

    static final int LETTER_WIDTH = 12;
    static final int LETTER_HEIGHT = 24;

    private final String key;
    private final int columns;
    private final String maker;
    private final boolean cuts;
    private final boolean drawsQr;

    PrinterProfile(String key, int columns, String maker, boolean cuts, boolean drawsQr) {
        this.key = key;
        this.columns = columns;
        this.maker = maker;
        this.cuts = cuts;
        this.drawsQr = drawsQr;
    }

    public static Optional<PrinterProfile> of(String key) {
        return Arrays.stream(values()).filter(profile -> profile.key.equals(key)).findFirst();
    }

    /// As it stands in the settings.
    public String key() {
        return key;
    }

    /// How many letters of normal size stand in a line.
    public int columns() {
        return columns;
    }

    /// How many dots stand in a line.
    public int dots() {
        return columns * LETTER_WIDTH;
    }

    CodePages codePages() {
        return CodePages.of(maker);
    }

    boolean cuts() {
        return cuts;
    }

    /// Whether it draws a QR code from its content; otherwise it is given a picture of one.
    boolean drawsQr() {
        return drawsQr;
    }
}
