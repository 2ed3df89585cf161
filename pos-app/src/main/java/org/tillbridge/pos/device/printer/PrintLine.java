package org.tillbridge.pos.device.printer;

/// A line of what a receipt printer is given, already as wide as the paper.
public sealed interface PrintLine {
    /// Where it stands between the edges of the paper.
    enum Place {
        LEFT,
        CENTRE
    }

    /// How large its letters are.
    enum Size {
        NORMAL(1, 1),
        TALL(1, 2),
        LARGE(2, 2);

        private final int across;
        private final int down;

        Size(int across, int down) {
            this.across = across;
            this.down = down;
        }

        /// How many columns a letter takes.
        public int across() {
            return across;
        }

        /// How many ordinary lines it takes.
        public int down() {
            return down;
        }
    }

    /// @param text without line breaks; no wider than the paper
    record Text(String text, Size size, boolean bold, Place place) implements PrintLine {
        public static Text plain(String text) {
            return new Text(text, Size.NORMAL, false, Place.LEFT);
        }
    }

    /// A QR code, in the middle.
    record Qr(String content) implements PrintLine {}

    /// A picture, in the middle.
    record Picture(Dots dots) implements PrintLine {}
}
