package org.tillbridge.pos;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

import org.tillbridge.pos.approval.PinApprovalViewModel;
import org.tillbridge.pos.camera.CameraPreview;
import org.tillbridge.pos.camera.CameraViewModel;
import org.tillbridge.pos.device.Devices.DevicesState;
import org.tillbridge.pos.device.TerminalTrial;
import org.tillbridge.pos.drawer.BlindCountViewModel;
import org.tillbridge.pos.drawer.FloatOpenTillViewModel;
import org.tillbridge.pos.drawer.TillDrawerViewModel;
import org.tillbridge.pos.offline.WaitingPaymentsViewModel;
import org.tillbridge.pos.receipt.InvoiceService;
import org.tillbridge.pos.receipt.PaperReceiptViewModel;
import org.tillbridge.pos.report.DayReceipts;
import org.tillbridge.pos.report.PostVoidTalk;
import org.tillbridge.pos.report.ReportFiles;
import org.tillbridge.pos.report.XDayViewModel;
import org.tillbridge.pos.returns.CardRefundTalk;
import org.tillbridge.pos.returns.CardRefunds;
import org.tillbridge.pos.returns.ClaimedLines;
import org.tillbridge.pos.returns.CounterReturnViewModel;
import org.tillbridge.pos.sale.CashierSaleViewModel;
import org.tillbridge.pos.sale.ScanMeaning;
import org.tillbridge.pos.settings.CameraSettingsViewModel;
import org.tillbridge.pos.settings.ReceiptMailViewModel;
import org.tillbridge.pos.settings.SettingsViewModel;
import org.tillbridge.pos.settings.Trials;
import org.tillbridge.pos.settings.WorkstationDevicesViewModel;
import org.tillbridge.pos.signon.PinSignOnViewModel;
import org.tillbridge.pos.status.TillStatusViewModel;
import org.tillbridge.pos.status.WaitingEntries;
import org.tillbridge.pos.tender.CardTalk;
import org.tillbridge.pos.tender.CashierTenderViewModel;
import org.tillbridge.pos.ui.Navigation;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.pos.ui.Still;
import org.tillbridge.pos.ui.Tasks;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Theme;
import org.tillbridge.pos.ui.TopBarState;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/// The models of all screens over a till on disk; its settings do nothing.
final class ModelsOnDisk {
    private ModelsOnDisk() {}

    static TillViewModels of(
            TillOnDisk till,
            Path receipts,
            Tasks tasks,
            Navigation navigation,
            Texts texts,
            ObservableValue<TopBarState> topBar) {
        PinApprovalViewModel approval =
                new PinApprovalViewModel(till.approvals, till.session, tasks, navigation, texts);
        ReadOnlyObjectWrapper<DevicesState> devices =
                new ReadOnlyObjectWrapper<>(DevicesState.WELL);
        till.printing.devices().listen(now -> tasks.show(() -> devices.set(now)));
        CashierSaleViewModel sale =
                new CashierSaleViewModel(
                        till.sale,
                        till.openSale,
                        till.shelf,
                        till.signOn,
                        till.storedValue,
                        till.customers,
                        till.suspendedAtHub,
                        approval,
                        tasks,
                        navigation,
                        texts);
        PaperReceiptViewModel receipt =
                new PaperReceiptViewModel(
                        till.receipts,
                        till.printing,
                        till.mail,
                        new InvoiceService(
                                till.dayBook, till.customers.known()::name, new Random(1)),
                        devices,
                        receipts,
                        sale::scanned,
                        tasks,
                        navigation,
                        texts);
        CounterReturnViewModel returns =
                new CounterReturnViewModel(
                        till.returns,
                        till.proof,
                        till.openSale,
                        till.shelf,
                        receipt,
                        new CardRefundTalk(
                                new CardRefunds(
                                        till.journal.reader(),
                                        asked -> till.soldAtHub.apply(asked),
                                        till.cards::isOffered),
                                till.returns.atHub(),
                                till.cards,
                                tasks),
                        approval,
                        tasks,
                        navigation,
                        texts);
        sale.whenReceiptIsScanned(returns::receiptScanned);
        ReportFiles files = new ReportFiles(receipts.resolveSibling("reports"), texts);
        DayPapers papers = new DayPapers(till.reports, till.paper, files, till.printing, texts);
        return new TillViewModels(
                new PinSignOnViewModel(
                        till.signOn,
                        () -> new PinSignOnViewModel.ReadyWords("Till 2 is ready", List.of()),
                        () -> till.day.openDay().isPresent() ? Place.SALE : Place.OPEN_TILL,
                        new SimpleObjectProperty<>(Optional.empty()),
                        tasks,
                        navigation,
                        texts),
                new FloatOpenTillViewModel(
                        till.day, till.shelf, till.signOn, approval, tasks, navigation, texts),
                sale,
                new CashierTenderViewModel(
                        till.tender,
                        till.cards,
                        new CardTalk(till.storedValueTenders, till.storedValue, tasks),
                        till.openSale,
                        receipt,
                        tasks,
                        navigation,
                        texts),
                receipt,
                returns,
                new TillDrawerViewModel(
                        till.drawer, till.dayBook, till.shelf, approval, tasks, navigation, texts),
                new BlindCountViewModel(
                        till.day, papers, till.signOn, approval, tasks, navigation, texts),
                new XDayViewModel(
                        new PostVoidTalk(
                                till.postVoid,
                                new ClaimedLines(
                                        till.claimsAtHub, till.journal.reader(), till.clock()),
                                TillOnDisk::id,
                                approval,
                                tasks,
                                texts),
                        new DayReceipts(till.day, till.postVoid, till.receipts, texts),
                        till.reports,
                        till.paper,
                        files,
                        till.printing,
                        () -> 0,
                        receipt::show,
                        receipt::showAgain,
                        tasks,
                        navigation,
                        texts),
                new WaitingPaymentsViewModel(
                        till.offlinePayments, () -> {}, till.clock(), tasks, navigation, texts),
                Still.of(
                        SettingsViewModel.class,
                        new SettingsViewModel.Shown(
                                List.of(),
                                true,
                                List.of(),
                                "",
                                Theme.LIGHT,
                                Locale.UK,
                                List.of(Locale.UK),
                                true,
                                List.of()),
                        asked -> {}),
                approval,
                new WorkstationDevicesViewModel(
                        till.printing,
                        new Trials(
                                new TerminalTrial(Optional.of(till.terminal), () -> new UUID(5, 1)),
                                _ -> {},
                                new ScanMeaning(till.shelf, texts)::of),
                        devices,
                        tasks,
                        navigation,
                        texts),
                new CameraViewModel(
                        new CameraPreview(till.printing.devices(), tasks), devices, navigation),
                new CameraSettingsViewModel(
                        till.printing.devices(),
                        new CameraPreview(till.printing.devices(), tasks),
                        tasks,
                        navigation,
                        texts),
                new ReceiptMailViewModel(till.mail, tasks, navigation, texts),
                new TillStatusViewModel(
                        till.fiscal,
                        new WaitingEntries(till.journal.reader(), till.reader),
                        () -> till.status,
                        new SimpleObjectProperty<>(List.of()),
                        till.clock(),
                        tasks,
                        navigation,
                        texts),
                topBar);
    }
}
