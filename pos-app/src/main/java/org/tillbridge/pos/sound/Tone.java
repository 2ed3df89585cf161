package org.tillbridge.pos.sound;

import javax.sound.sampled.AudioFormat;

/// A pure tone, or a pause.
///
/// @param hertz 0 for a pause
record Tone(int hertz, int millis) {
    static final AudioFormat FORMAT = new AudioFormat(44_100, 16, 1, true, false);

    private static final double LOUDNESS = 0.5;

    /// Over this long it swells and fades, so that it does not click.
    private static final int EDGE_MILLIS = 5;

    static Tone pause(int millis) {
        return new Tone(0, millis);
    }

    /// As [#FORMAT] has it: two bytes a sample, the lower first.
    byte[] samples() {
        int count = samples(millis);
        byte[] samples = new byte[2 * count];
        for (int i = 0; i < count; i++) {
            double edge = Math.min(1.0, Math.min(i, count - 1 - i) / (double) samples(EDGE_MILLIS));
            double wave = Math.sin(2 * Math.PI * hertz * i / FORMAT.getSampleRate());
            int sample = (int) Math.round(wave * edge * LOUDNESS * Short.MAX_VALUE);
            samples[2 * i] = (byte) sample;
            samples[2 * i + 1] = (byte) (sample >> 8);
        }
        return samples;
    }

    private static int samples(int millis) {
        return Math.round(FORMAT.getSampleRate() * millis / 1000);
    }
}
