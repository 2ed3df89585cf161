package org.tillbridge.pos;

import javafx.beans.value.ObservableValue;

import org.tillbridge.pos.approval.ApprovalViewModel;
import org.tillbridge.pos.camera.CameraViewModel;
import org.tillbridge.pos.drawer.DrawerCountViewModel;
import org.tillbridge.pos.drawer.DrawerViewModel;
import org.tillbridge.pos.drawer.OpenTillViewModel;
import org.tillbridge.pos.offline.OfflinePaymentsViewModel;
import org.tillbridge.pos.receipt.ReceiptViewModel;
import org.tillbridge.pos.report.DayViewModel;
import org.tillbridge.pos.returns.ReturnViewModel;
import org.tillbridge.pos.sale.SaleViewModel;
import org.tillbridge.pos.settings.CameraSettingsViewModel;
import org.tillbridge.pos.settings.DevicesViewModel;
import org.tillbridge.pos.settings.MailViewModel;
import org.tillbridge.pos.settings.SettingsViewModel;
import org.tillbridge.pos.signon.SignOnViewModel;
import org.tillbridge.pos.status.StatusViewModel;
import org.tillbridge.pos.tender.TenderViewModel;
import org.tillbridge.pos.ui.TopBarState;

/// What the screens of a till that can sell show and ask for, in one language.
public record TillViewModels(
        SignOnViewModel signOn,
        OpenTillViewModel openTill,
        SaleViewModel sale,
        TenderViewModel tender,
        ReceiptViewModel receipt,
        ReturnViewModel returns,
        DrawerViewModel drawer,
        DrawerCountViewModel drawerCount,
        DayViewModel day,
        OfflinePaymentsViewModel offlinePayments,
        SettingsViewModel settings,
        ApprovalViewModel approval,
        DevicesViewModel devices,
        CameraViewModel camera,
        CameraSettingsViewModel cameraSettings,
        MailViewModel mail,
        StatusViewModel status,
        ObservableValue<TopBarState> topBar) {}
