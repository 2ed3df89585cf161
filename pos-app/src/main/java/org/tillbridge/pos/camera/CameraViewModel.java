package org.tillbridge.pos.camera;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

import org.tillbridge.pos.camera.CameraPreview.Look;
import org.tillbridge.pos.device.Devices.DevicesState;
import org.tillbridge.pos.device.camera.CameraAddress;
import org.tillbridge.pos.ui.Navigation;
import org.tillbridge.pos.ui.Place;

import java.util.Optional;

/// The camera at the sale: switched on by whoever wants to scan with it, and off while another
/// screen is shown. Whoever signs on finds it off. On the FX thread.
public final class CameraViewModel {
    private final CameraPreview preview;
    private final ObservableValue<DevicesState> devices;
    private final ReadOnlyObjectWrapper<Shown> shown =
            new ReadOnlyObjectWrapper<>(new Shown(false, new Look.Off()));
    private boolean wanted;
    private boolean atTheSale;

    /// @param isThere whether this till has a camera
    public record Shown(boolean isThere, Look look) {
        public boolean isOn() {
            return !(look instanceof Look.Off);
        }
    }

    public CameraViewModel(
            CameraPreview preview, ObservableValue<DevicesState> devices, Navigation navigation) {
        this.preview = preview;
        this.devices = devices;
        devices.subscribe((before, now) -> follow());
        preview.look().subscribe((before, now) -> show());
        navigation
                .place()
                .subscribe(
                        place -> {
                            wanted &= place != Place.SIGN_ON;
                            atTheSale = place == Place.SALE;
                            follow();
                        });
    }

    public ReadOnlyObjectProperty<Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    /// On, or off again; nothing where there is none.
    public void toggle() {
        wanted = !wanted && camera().isPresent();
        follow();
    }

    private Optional<CameraAddress> camera() {
        return devices.getValue().camera();
    }

    private void follow() {
        camera().filter(_ -> wanted && atTheSale).ifPresentOrElse(preview::at, preview::stop);
        show();
    }

    private void show() {
        shown.set(new Shown(camera().isPresent(), preview.look().get()));
    }
}
