package org.tillbridge.pos.sound;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

import javax.sound.sampled.LineUnavailableException;

/// What is heard, when, and where nothing is.
class ToneSoundsTest {
    @Test
    void whileOneIsHeardTheLastOfThoseThatCameWaits() throws InterruptedException {
        BlockingQueue<Cue> begun = new LinkedBlockingQueue<>();
        Semaphore heard = new Semaphore(0);
        Sounds sounds =
                new ToneSounds(
                        cue -> {
                            begun.add(cue);
                            heard.acquireUninterruptibly();
                        });

        sounds.play(Cue.ACCEPTED);
        assertThat(begun.take()).isEqualTo(Cue.ACCEPTED);
        sounds.play(Cue.ATTENTION);
        sounds.play(Cue.ACCEPTED);
        sounds.play(Cue.REFUSED);
        heard.release(4);
        assertThat(begun.take()).isEqualTo(Cue.REFUSED);
        sounds.play(Cue.ATTENTION);
        assertThat(begun.take()).isEqualTo(Cue.ATTENTION);
    }

    @Test
    void aMachineWithoutSoundIsSilentAndSaysSoOnce() throws InterruptedException {
        Logger logger = (Logger) LoggerFactory.getLogger(ToneSounds.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        BlockingQueue<Cue> tried = new LinkedBlockingQueue<>();
        try {
            Sounds sounds =
                    new ToneSounds(
                            cue -> {
                                tried.add(cue);
                                switch (cue) {
                                    case ACCEPTED -> throw new LineUnavailableException("no line");
                                    case ATTENTION -> throw new IllegalArgumentException("no card");
                                    case REFUSED -> throw new UnsatisfiedLinkError("no library");
                                }
                            });
            for (Cue cue : List.of(Cue.ACCEPTED, Cue.ATTENTION, Cue.REFUSED, Cue.ACCEPTED)) {
                sounds.play(cue);
                assertThat(tried.take()).isEqualTo(cue);
            }
            assertThat(log.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .containsExactly("This computer makes no sound: the till is silent");
        } finally {
            logger.detachAppender(log);
        }
    }

    @Test
    void cuesAreToldApartByPitchAndByPattern() {
        Set<List<Tone>> patterns = new HashSet<>();
        Set<Integer> pitches = new HashSet<>();
        for (Cue cue : Cue.values()) {
            assertThat(patterns.add(cue.tones())).isTrue();
            assertThat(pitches.add(cue.tones().getFirst().hertz())).isTrue();
        }
        byte[] tone = Cue.ACCEPTED.tones().getFirst().samples();
        assertThat(tone).hasSize(2 * 3087).startsWith(0, 0).endsWith(0, 0);
        assertThat(Tone.pause(60).samples()).containsOnly(0);
    }

    @Test
    void whatWasSwitchedOffStaysSoAfterARestartAndCanBeTriedOut(@TempDir Path folder)
            throws IOException {
        List<Cue> heard = new ArrayList<>();
        new SoundSwitch(folder, heard::add).turn(false);

        SoundSwitch again = new SoundSwitch(folder, heard::add);
        again.play(Cue.REFUSED);
        assertThat(heard).isEmpty();
        again.tryOut(Cue.ATTENTION);
        again.turn(true);
        again.play(Cue.ACCEPTED);

        assertThat(heard).containsExactly(Cue.ATTENTION, Cue.ACCEPTED);
        assertThat(new SoundSwitch(folder, heard::add).isOn()).isTrue();
    }
}
