package org.tillbridge.pos;

import javafx.beans.value.ObservableValue;

import org.tillbridge.pos.approval.ApprovalView;
import org.tillbridge.pos.drawer.DrawerCountView;
import org.tillbridge.pos.drawer.DrawerView;
import org.tillbridge.pos.drawer.OpenTillView;
import org.tillbridge.pos.enrol.EnrolView;
import org.tillbridge.pos.enrol.EnrolViewModel;
import org.tillbridge.pos.enrol.NotReadyView;
import org.tillbridge.pos.enrol.NotReadyViewModel;
import org.tillbridge.pos.offline.OfflinePaymentsView;
import org.tillbridge.pos.receipt.ReceiptView;
import org.tillbridge.pos.report.DayView;
import org.tillbridge.pos.returns.ReturnView;
import org.tillbridge.pos.sale.SaleView;
import org.tillbridge.pos.settings.CameraSettingsView;
import org.tillbridge.pos.settings.DevicesView;
import org.tillbridge.pos.settings.MailView;
import org.tillbridge.pos.settings.SettingsView;
import org.tillbridge.pos.signon.SignOnView;
import org.tillbridge.pos.sound.Cue;
import org.tillbridge.pos.sound.Sounds;
import org.tillbridge.pos.status.StatusView;
import org.tillbridge.pos.tender.TenderView;
import org.tillbridge.pos.ui.Navigation;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.pos.ui.PosWindow;
import org.tillbridge.pos.ui.Screens;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Theme;
import org.tillbridge.pos.ui.TopBarState;
import org.tillbridge.pos.ui.View;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Gives each place its screen.
public final class TillWindow {
    private TillWindow() {}

    /// The window of a till that can sell.
    ///
    /// @param models asked anew whenever the texts change; set them before the texts
    /// @param sounds by which it is heard that a screen takes no scans
    public static PosWindow selling(
            ObservableValue<TillViewModels> models,
            Sounds sounds,
            Navigation navigation,
            ObservableValue<Texts> texts,
            ObservableValue<Theme> theme) {
        return new PosWindow(
                new Screens(
                        navigation,
                        texts,
                        theme,
                        models.flatMap(TillViewModels::topBar),
                        views(models),
                        () -> sounds.play(Cue.REFUSED),
                        models.flatMap(all -> over(all, texts))));
    }

    /// The question for an approval, while it is asked.
    private static ObservableValue<Optional<Function<View, View>>> over(
            TillViewModels models, ObservableValue<Texts> texts) {
        Function<View, View> question =
                below -> new ApprovalView(models.approval(), below, texts.getValue());
        return models.approval().shown().map(shown -> shown.map(asked -> question));
    }

    /// The window of a till that cannot sell yet.
    public static PosWindow beforeSelling(
            EnrolViewModel enrol,
            NotReadyViewModel notReady,
            ObservableValue<TopBarState> topBar,
            Navigation navigation,
            ObservableValue<Texts> texts,
            ObservableValue<Theme> theme) {
        return new PosWindow(
                new Screens(
                        navigation,
                        texts,
                        theme,
                        topBar,
                        Map.of(
                                Place.ENROL, words -> new EnrolView(enrol, words),
                                Place.NOT_READY, words -> new NotReadyView(notReady, words))));
    }

    private static Map<Place, Function<Texts, View>> views(ObservableValue<TillViewModels> models) {
        Map<Place, Function<Texts, View>> views = new EnumMap<>(Place.class);
        views.put(Place.SIGN_ON, words -> new SignOnView(models.getValue().signOn(), words));
        views.put(Place.OPEN_TILL, words -> new OpenTillView(models.getValue().openTill(), words));
        views.put(Place.SALE, words -> sale(models.getValue(), words));
        views.put(Place.TENDER, words -> tender(models.getValue(), words));
        views.put(Place.RECEIPT, words -> new ReceiptView(models.getValue().receipt(), words));
        views.put(Place.RETURN, words -> new ReturnView(models.getValue().returns(), words));
        views.put(Place.DRAWER, words -> new DrawerView(models.getValue().drawer(), words));
        views.put(
                Place.DRAWER_COUNT,
                words -> new DrawerCountView(models.getValue().drawerCount(), words));
        views.put(Place.DAY, words -> new DayView(models.getValue().day(), words));
        views.put(
                Place.OFFLINE_PAYMENTS,
                words -> new OfflinePaymentsView(models.getValue().offlinePayments(), words));
        views.put(Place.SETTINGS, words -> new SettingsView(models.getValue().settings(), words));
        views.put(Place.STATUS, words -> new StatusView(models.getValue().status(), words));
        views.put(Place.DEVICES, words -> new DevicesView(models.getValue().devices(), words));
        views.put(
                Place.CAMERA,
                words -> new CameraSettingsView(models.getValue().cameraSettings(), words));
        views.put(Place.MAIL, words -> new MailView(models.getValue().mail(), words));
        return views;
    }

    private static View sale(TillViewModels models, Texts words) {
        return new SaleView(models.sale(), Optional.of(models.camera()), words);
    }

    /// A scan while money is being taken goes back to the sale, with the item; while a terminal is
    /// asked it is not rung, and that is said.
    private static View tender(TillViewModels models, Texts words) {
        return new TenderView(
                models.tender(),
                code -> {
                    boolean asking = models.tender().shown().get().isAsking();
                    models.tender().back();
                    if (!asking) {
                        models.sale().scanned(code);
                    }
                },
                words);
    }
}
