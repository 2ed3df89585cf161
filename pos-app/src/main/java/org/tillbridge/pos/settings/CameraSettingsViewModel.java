package org.tillbridge.pos.settings;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.pos.camera.CameraPreview;
import org.tillbridge.pos.camera.CameraPreview.Look;
import org.tillbridge.pos.device.Devices;
import org.tillbridge.pos.device.camera.CameraAddress;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Navigation;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.pos.ui.Tasks;
import org.tillbridge.pos.ui.Texts;

import java.io.IOException;
import java.util.Optional;

/// The camera of this workstation: where it is, and a look through it. What is changed is used when
/// it is saved. On the FX thread.
public final class CameraSettingsViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(CameraSettingsViewModel.class);

    private final Devices devices;
    private final CameraPreview preview;
    private final Tasks tasks;
    private final Navigation navigation;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<Shown> shown;
    private String address = "";
    private boolean changed;
    private boolean busy;
    private Optional<Message> message = Optional.empty();

    /// @param wrong what is wrong with the address; empty if nothing
    public record Shown(
            String address, String wrong, Look look, boolean changed, Optional<Message> message) {}

    public CameraSettingsViewModel(
            Devices devices,
            CameraPreview preview,
            Tasks tasks,
            Navigation navigation,
            Texts texts) {
        this.devices = devices;
        this.preview = preview;
        this.tasks = tasks;
        this.navigation = navigation;
        this.texts = texts;
        shown = new ReadOnlyObjectWrapper<>(toShow());
        preview.look().subscribe((before, now) -> show());
        navigation
                .place()
                .subscribe(
                        place -> {
                            preview.stop();
                            if (place == Place.CAMERA) {
                                begin();
                            }
                        });
    }

    private void begin() {
        address = devices.settings().camera().map(is -> is.url().toString()).orElse("");
        changed = false;
        message = Optional.empty();
        show();
    }

    public ReadOnlyObjectProperty<Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    public void address(String typed) {
        address = typed;
        changed = true;
        message = Optional.empty();
        preview.stop();
        show();
    }

    /// Looks through it, with what is typed, saved or not; then no more.
    public void test() {
        if (preview.look().get() instanceof Look.Off) {
            CameraAddress.parse(address).ifPresent(preview::at);
        } else {
            preview.stop();
        }
    }

    /// A scan here is a test of the camera.
    public void scanned(String code) {
        say(new Message(Message.Tone.CALM, texts.text("devices.scanned", code), ""));
    }

    public void save() {
        if (!wrong().isEmpty() || busy) {
            return;
        }
        busy = true;
        Optional<CameraAddress> next = CameraAddress.parse(address);
        tasks.aside(() -> use(next), this::saved, () -> busy = false);
    }

    private boolean use(Optional<CameraAddress> next) {
        try {
            devices.use(devices.settings().withCamera(next));
            return true;
        } catch (IOException failed) {
            LOG.error("The settings of devices were not written", failed);
            return false;
        }
    }

    private void saved(boolean done) {
        changed = !done;
        say(
                done
                        ? new Message(Message.Tone.CALM, texts.text("devices.saved"), "")
                        : new Message(
                                Message.Tone.CAUTION,
                                texts.text("devices.notSaved"),
                                texts.text("devices.notSaved.toDo")));
    }

    public void back() {
        navigation.goTo(Place.DEVICES);
    }

    private void say(Message said) {
        message = Optional.of(said);
        show();
    }

    private String wrong() {
        return address.isBlank() || CameraAddress.parse(address).isPresent()
                ? ""
                : texts.text("camera.wrong");
    }

    private void show() {
        shown.set(toShow());
    }

    private Shown toShow() {
        return new Shown(address, wrong(), preview.look().get(), changed, message);
    }
}
