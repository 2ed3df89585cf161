package org.tillbridge.pos.camera;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.tillbridge.pos.device.Devices;
import org.tillbridge.pos.device.camera.CameraAddress;
import org.tillbridge.pos.device.camera.CameraScanner;
import org.tillbridge.pos.device.camera.CameraScanner.Sight;
import org.tillbridge.pos.ui.Tasks;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// What a camera sees while somebody looks. Its codes go the way of every scan. On the FX thread.
public final class CameraPreview {
    private static final int WIDTH = 320;

    private final Devices devices;
    private final Tasks tasks;
    private final ReadOnlyObjectWrapper<Look> look = new ReadOnlyObjectWrapper<>(new Look.Off());
    private Optional<Looking> looking = Optional.empty();

    /// How it is.
    public sealed interface Look {
        record Off() implements Look {}

        /// Nothing was seen yet.
        record Waiting() implements Look {}

        /// It is not there, and tried again.
        record Gone() implements Look {}

        record Seen(BufferedImage picture) implements Look {}
    }

    private record Looking(CameraAddress at, CameraScanner scanner) {}

    public CameraPreview(Devices devices, Tasks tasks) {
        this.devices = devices;
        this.tasks = tasks;
    }

    public ReadOnlyObjectProperty<Look> look() {
        return look.getReadOnlyProperty();
    }

    /// From now on.
    public void at(CameraAddress camera) {
        if (looking.filter(now -> now.at().equals(camera)).isPresent()) {
            return;
        }
        stop();
        look.set(new Look.Waiting());
        Latest latest = new Latest();
        CameraScanner scanner = devices.watch(camera, latest::told);
        latest.wanted = Optional.of(scanner);
        looking = Optional.of(new Looking(camera, scanner));
    }

    public void stop() {
        looking.ifPresent(now -> now.scanner().close());
        looking = Optional.empty();
        look.set(new Look.Off());
    }

    /// Of what comes faster than it can be shown, the latest is shown.
    private final class Latest {
        private final AtomicReference<Optional<Look>> next =
                new AtomicReference<>(Optional.empty());
        private Optional<CameraScanner> wanted = Optional.empty();

        void told(Sight sight) {
            Look now =
                    switch (sight) {
                        case Sight.Gone() -> new Look.Gone();
                        case Sight.Seen(BufferedImage picture) -> new Look.Seen(small(picture));
                    };
            if (next.getAndSet(Optional.of(now)).isEmpty()) {
                tasks.show(this::show);
            }
        }

        private void show() {
            Optional<Look> now = next.getAndSet(Optional.empty());
            if (looking.map(Looking::scanner).equals(wanted)) {
                now.ifPresent(look::set);
            }
        }
    }

    private static BufferedImage small(BufferedImage picture) {
        int height = Math.max(1, WIDTH * picture.getHeight() / picture.getWidth());
        BufferedImage small =
                new BufferedImage(WIDTH, Math.min(height, WIDTH), BufferedImage.TYPE_INT_RGB);
        Graphics2D draw = small.createGraphics();
        draw.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        draw.drawImage(picture, 0, 0, WIDTH, height, null);
        draw.dispose();
        return small;
    }
}
