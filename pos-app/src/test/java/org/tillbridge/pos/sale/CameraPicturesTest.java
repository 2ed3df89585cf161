package org.tillbridge.pos.sale;

import static org.tillbridge.pos.ui.Screenshots.english;

import javafx.beans.property.SimpleObjectProperty;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.camera.CameraPreview;
import org.tillbridge.pos.camera.CameraViewModel;
import org.tillbridge.pos.device.DeviceSettings;
import org.tillbridge.pos.device.Devices;
import org.tillbridge.pos.device.Devices.DevicesState;
import org.tillbridge.pos.device.camera.VirtualCamera;
import org.tillbridge.pos.settings.CameraSettingsView;
import org.tillbridge.pos.settings.CameraSettingsViewModel;
import org.tillbridge.pos.ui.Navigation;
import org.tillbridge.pos.ui.OnScreen;
import org.tillbridge.pos.ui.PicturedWords;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.pos.ui.Still;
import org.tillbridge.pos.ui.Tasks;
import org.tillbridge.pos.ui.Texts;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

/// The camera in all looks, before it has shown anything.
@OnScreen
class CameraPicturesTest extends PicturedWords {
    @TempDir Path folder;
    private final Tasks nothingIsShown = Still.of(Tasks.class, "", asked -> {});
    private Devices devices;
    private VirtualCamera camera;

    @BeforeEach
    void open() throws IOException {
        camera = VirtualCamera.at(0);
        devices = Devices.in(folder, Clock.systemUTC(), (job, columns) -> Optional.empty());
        devices.use(DeviceSettings.NONE.withCamera(Optional.of(camera.stream())));
    }

    @AfterEach
    void close() throws IOException {
        devices.close();
        camera.close();
    }

    @Test
    void theCameraIsLookedForAtTheSaleAndTriedInSettings() {
        english()
                .size(1024, 768)
                .dark()
                .take(
                        "sale-camera-empty-1024-dark",
                        texts -> sale(PicturedSale.notBegun(texts), texts));
        english()
                .in(Locale.GERMANY)
                .size(1024, 768)
                .take(
                        "sale-camera-rung-german-1024",
                        texts -> sale(PicturedSale.germanSearch(texts), texts));
        everywhere(english(), "camera-settings-off", (texts, theme) -> settings(texts));
    }

    private SaleView sale(SaleViewModel.Shown shown, Texts texts) {
        CameraViewModel eye =
                new CameraViewModel(
                        new CameraPreview(devices, nothingIsShown),
                        new SimpleObjectProperty<DevicesState>(devices.state()),
                        new Navigation(Place.SALE));
        eye.toggle();
        return new SaleView(new StillSaleViewModel(shown), Optional.of(eye), texts);
    }

    private CameraSettingsView settings(Texts texts) {
        Navigation navigation = new Navigation(Place.DEVICES);
        CameraSettingsViewModel model =
                new CameraSettingsViewModel(
                        devices,
                        new CameraPreview(devices, nothingIsShown),
                        nothingIsShown,
                        navigation,
                        texts);
        navigation.goTo(Place.CAMERA);
        return new CameraSettingsView(model, texts);
    }
}
