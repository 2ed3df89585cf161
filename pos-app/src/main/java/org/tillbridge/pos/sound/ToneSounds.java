package org.tillbridge.pos.sound;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;

/// Plays cues one after the other on a thread of its own. One waits at most; a later one takes its
/// place, so that what is heard is never long past. A machine without sound is silent, which the
/// log says once until it is heard again.
public final class ToneSounds implements Sounds {
    private static final Logger LOG = LoggerFactory.getLogger(ToneSounds.class);

    private final Speaker speaker;
    private final ThreadPoolExecutor player =
            new ThreadPoolExecutor(
                    1,
                    1,
                    1,
                    TimeUnit.MINUTES,
                    new ArrayBlockingQueue<>(1),
                    Thread.ofPlatform().name("sounds").daemon().factory(),
                    new ThreadPoolExecutor.DiscardOldestPolicy());
    private boolean silent;

    /// Returns when the cue was heard.
    interface Speaker {
        void play(Cue cue) throws LineUnavailableException;
    }

    /// By the loudspeaker that the computer uses, whichever that is at the time.
    public ToneSounds() {
        this(ToneSounds::onThisComputer);
    }

    ToneSounds(Speaker speaker) {
        this.speaker = speaker;
        player.allowCoreThreadTimeOut(true);
    }

    @Override
    public void play(Cue cue) {
        player.execute(() -> tryTo(cue));
    }

    /// What there is no sound by is said in several ways, also by a library that is not there.
    private void tryTo(Cue cue) {
        try {
            speaker.play(cue);
            silent = false;
        } catch (LineUnavailableException | RuntimeException | LinkageError none) {
            if (!silent) {
                silent = true;
                LOG.warn("This computer makes no sound: the till is silent", none);
            }
        }
    }

    private static void onThisComputer(Cue cue) throws LineUnavailableException {
        try (SourceDataLine line = AudioSystem.getSourceDataLine(Tone.FORMAT)) {
            line.open(Tone.FORMAT);
            line.start();
            for (Tone tone : cue.tones()) {
                byte[] samples = tone.samples();
                line.write(samples, 0, samples.length);
            }
            line.drain();
        }
    }
}
