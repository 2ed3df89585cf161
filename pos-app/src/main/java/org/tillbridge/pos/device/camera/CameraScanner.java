package org.tillbridge.pos.device.camera;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Reads the codes that are held before a camera, each once for as long as it is there. A camera
/// that is gone is tried again. Of what comes faster than it can be read, the latest picture is
/// looked at; none is kept.
public final class CameraScanner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CameraScanner.class);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);
    private static final int LONGEST_CODE = 4096;

    private final Opener opener;
    private final Consumer<String> scanned;
    private final Consumer<Sight> told;
    private final PictureReader reader = new PictureReader();
    private final CodeInSight inSight = new CodeInSight();
    private final BlockingQueue<byte[]> latest = new LinkedBlockingQueue<>(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    /// What is told of the camera.
    public sealed interface Sight {
        record Seen(BufferedImage picture) implements Sight {}

        /// It is tried again.
        record Gone() implements Sight {}
    }

    /// Makes a camera.
    @FunctionalInterface
    public interface Opener {
        Camera open() throws IOException;
    }

    private CameraScanner(Opener opener, Consumer<String> scanned, Consumer<Sight> told) {
        this.opener = opener;
        this.scanned = scanned;
        this.told = told;
    }

    /// Looks from now on.
    ///
    /// @param scanned called on a thread of its own, one code after the other
    /// @param told likewise, with each picture that is looked at
    public static CameraScanner on(Opener opener, Consumer<String> scanned, Consumer<Sight> told) {
        CameraScanner scanner = new CameraScanner(opener, scanned, told);
        Thread.ofVirtual().name("camera").start(scanner::watch);
        Thread.ofPlatform().daemon().name("camera reader").start(scanner::look);
        return scanner;
    }

    private void watch() {
        boolean warned = false;
        while (isOpen()) {
            try {
                opener.open().watch(this::put, this::isOpen);
                warned = false;
            } catch (IOException | RuntimeException gone) {
                if (!warned) {
                    LOG.warn("The camera is not to be had: {}", gone.toString());
                    warned = true;
                }
                tell(new Sight.Gone());
            }
            if (waitsFor(TRY_AGAIN)) {
                return;
            }
        }
    }

    private void put(byte[] picture) {
        latest.clear();
        var _ = latest.offer(picture);
    }

    private void look() {
        try {
            while (isOpen()) {
                Optional<byte[]> next =
                        Optional.ofNullable(
                                latest.poll(TRY_AGAIN.toMillis(), TimeUnit.MILLISECONDS));
                if (next.isPresent()) {
                    look(next.get());
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(byte[] jpeg) {
        try {
            BufferedImage picture = Jpeg.read(jpeg);
            tell(new Sight.Seen(picture));
            Optional<String> read =
                    reader.read(picture)
                            .filter(code -> !code.isEmpty() && code.length() <= LONGEST_CODE);
            Duration now = Duration.ofNanos(System.nanoTime());
            inSight.see(read, now).filter(_ -> isOpen()).ifPresent(scanned);
        } catch (IOException | RuntimeException odd) {
            LOG.debug("A picture of the camera cannot be read", odd);
        }
    }

    private void tell(Sight sight) {
        if (isOpen()) {
            told.accept(sight);
        }
    }

    private boolean isOpen() {
        return closed.getCount() > 0;
    }

    private boolean waitsFor(Duration pause) {
        try {
            return closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /// No code is told of any more, and no picture.
    @Override
    public void close() {
        closed.countDown();
    }
}
