package org.tillbridge.pos;

import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;

import org.tillbridge.pos.approval.ApprovalDesk;
import org.tillbridge.pos.approval.PinApprovalViewModel;
import org.tillbridge.pos.camera.CameraPreview;
import org.tillbridge.pos.camera.CameraViewModel;
import org.tillbridge.pos.device.Devices.DevicesState;
import org.tillbridge.pos.device.TerminalTrial;
import org.tillbridge.pos.display.CustomerDisplayViewModel;
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
import org.tillbridge.pos.returns.CounterReturnViewModel;
import org.tillbridge.pos.sale.Basket;
import org.tillbridge.pos.sale.CashierSaleViewModel;
import org.tillbridge.pos.sale.ScanMeaning;
import org.tillbridge.pos.settings.CameraSettingsViewModel;
import org.tillbridge.pos.settings.ReceiptMailViewModel;
import org.tillbridge.pos.settings.SettingsViewModel.Fact;
import org.tillbridge.pos.settings.TillSettingsViewModel;
import org.tillbridge.pos.settings.TrainingDesk;
import org.tillbridge.pos.settings.TrainingSwitch;
import org.tillbridge.pos.settings.Trials;
import org.tillbridge.pos.settings.WorkstationDevicesViewModel;
import org.tillbridge.pos.signon.AutoLock;
import org.tillbridge.pos.signon.PinSignOnViewModel;
import org.tillbridge.pos.signon.PinSignOnViewModel.ReadyWords;
import org.tillbridge.pos.status.TillStatusViewModel;
import org.tillbridge.pos.status.WaitingEntries;
import org.tillbridge.pos.tender.CardTalk;
import org.tillbridge.pos.tender.CashierTenderViewModel;
import org.tillbridge.pos.ui.Lamp;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Navigation;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.pos.ui.Tasks;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.Theme;
import org.tillbridge.pos.ui.TopBarState;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// Builds the ViewModels of a workstation at work. On the FX thread.
final class TillModels {
    private TillModels() {}

    /// What the screens have in common.
    ///
    /// @param speak changes the language of all screens
    /// @param toCustomer shows something in the customer's window for a moment
    record Common(
            Surroundings around,
            Tasks tasks,
            Navigation navigation,
            Texts texts,
            ObjectProperty<Theme> theme,
            Consumer<Locale> speak,
            ObservableValue<TopBarState> topBar,
            ObservableValue<List<Message>> state,
            ObservableValue<DevicesState> devices,
            Consumer<CustomerDisplayViewModel.Shown> toCustomer,
            TrainingSwitch training,
            AutoLock lock) {
        Path folder() {
            return around.folder();
        }
    }

    static TillViewModels of(TillServices till, Common common) {
        Tasks tasks = common.tasks();
        Navigation navigation = common.navigation();
        Texts texts = common.texts();
        PinApprovalViewModel approval =
                new PinApprovalViewModel(
                        till.controls().approvals(), till.session(), tasks, navigation, texts);
        CashierSaleViewModel sale =
                new CashierSaleViewModel(
                        till.sale(),
                        till.openSale(),
                        till.shelf(),
                        till.signOn(),
                        till.tenders().known(),
                        till.customers(),
                        till.hubSwitch(),
                        approval,
                        tasks,
                        navigation,
                        texts);
        PaperReceiptViewModel receipt =
                new PaperReceiptViewModel(
                        till.receipts(),
                        till.printing(),
                        till.mail(),
                        new InvoiceService(
                                till.dayBook(), till.customers().known()::name, new SecureRandom()),
                        common.devices(),
                        common.folder().resolve("receipts"),
                        sale::scanned,
                        tasks,
                        navigation,
                        texts);
        CounterReturnViewModel returns =
                new CounterReturnViewModel(
                        till.returns(),
                        till.goodsBack().proof(),
                        till.openSale(),
                        till.shelf(),
                        receipt,
                        new CardRefundTalk(
                                new CardRefunds(
                                        till.journal().reader(),
                                        till.hubSwitch()::sold,
                                        till.tenders().cards()::isOffered),
                                till.returns().atHub(),
                                till.tenders().cards(),
                                tasks),
                        approval,
                        tasks,
                        navigation,
                        texts);
        sale.whenReceiptIsScanned(returns::receiptScanned);
        sale.heardBy(common.around().sounds());
        returns.heardBy(common.around().sounds());
        ReportFiles files = new ReportFiles(common.folder().resolve("reports"), texts);
        DayPapers papers =
                new DayPapers(
                        till.controls().reports(),
                        till.controls().paper(),
                        files,
                        till.printing(),
                        texts);
        return new TillViewModels(
                new PinSignOnViewModel(
                        till.signOn(),
                        () -> ready(till, texts),
                        () -> common.lock().returnPlace().orElseGet(() -> firstPlace(till)),
                        notice(common),
                        tasks,
                        navigation,
                        texts),
                new FloatOpenTillViewModel(
                        till.day(),
                        till.shelf(),
                        till.signOn(),
                        approval,
                        tasks,
                        navigation,
                        texts),
                sale,
                new CashierTenderViewModel(
                        till.tender(),
                        till.tenders().cards(),
                        new CardTalk(till.tenders().storedValue(), till.tenders().known(), tasks),
                        till.openSale(),
                        receipt,
                        tasks,
                        navigation,
                        texts),
                receipt,
                returns,
                new TillDrawerViewModel(
                        till.controls().drawer(),
                        till.dayBook(),
                        till.shelf(),
                        approval,
                        tasks,
                        navigation,
                        texts),
                new BlindCountViewModel(
                        till.day(), papers, till.signOn(), approval, tasks, navigation, texts),
                new XDayViewModel(
                        new PostVoidTalk(
                                till.controls().postVoid(),
                                till.goodsBack().voids(),
                                common.around().transactionIds(),
                                approval,
                                tasks,
                                texts),
                        new DayReceipts(
                                till.day(), till.controls().postVoid(), till.receipts(), texts),
                        till.controls().reports(),
                        till.controls().paper(),
                        files,
                        till.printing(),
                        () -> till.engine().status().unsent(),
                        receipt::show,
                        receipt::showAgain,
                        tasks,
                        navigation,
                        texts),
                new WaitingPaymentsViewModel(
                        till.tenders().offline(),
                        till.tenders().offlineWatch()::look,
                        till.clock(),
                        tasks,
                        navigation,
                        texts),
                settings(till, common, approval),
                approval,
                new WorkstationDevicesViewModel(
                        till.printing(),
                        new Trials(
                                new TerminalTrial(
                                        common.around().terminal(),
                                        common.around().transactionIds()),
                                common.toCustomer(),
                                new ScanMeaning(till.shelf(), texts)::of),
                        common.devices(),
                        tasks,
                        navigation,
                        texts),
                new CameraViewModel(
                        new CameraPreview(till.printing().devices(), tasks),
                        common.devices(),
                        navigation),
                new CameraSettingsViewModel(
                        till.printing().devices(),
                        new CameraPreview(till.printing().devices(), tasks),
                        tasks,
                        navigation,
                        texts),
                new ReceiptMailViewModel(till.mail(), tasks, navigation, texts),
                new TillStatusViewModel(
                        till.fiscal(),
                        new WaitingEntries(till.journal().reader(), till.reader()),
                        till.engine()::status,
                        common.state(),
                        common.around().computer(),
                        tasks,
                        navigation,
                        texts),
                common.topBar());
    }

    /// Nothing while all is well.
    private static ObservableValue<Optional<Message>> notice(Common common) {
        return common.topBar()
                .map(
                        bar ->
                                bar.lamp().state() == Lamp.State.CONNECTED
                                        ? Optional.empty()
                                        : common.state().getValue().stream().findFirst());
    }

    /// Where an operator goes who has just signed on: on with what was open.
    private static Place firstPlace(TillServices till) {
        if (till.day().openDay().isEmpty()) {
            return Place.OPEN_TILL;
        }
        if (till.openSale().basket().flatMap(Basket::unfinishedTender).isPresent()) {
            return Place.TENDER;
        }
        boolean isReturn = till.openSale().basket().filter(Basket::isReturn).isPresent();
        return isReturn ? Place.RETURN : Place.SALE;
    }

    private static ReadyWords ready(TillServices till, Texts texts) {
        List<String> notes = new ArrayList<>();
        notes.add(
                till.day()
                        .openDay()
                        .map(
                                day ->
                                        texts.text(
                                                "signOn.dayOpen",
                                                texts.shortDate(day.businessDate())))
                        .orElseGet(() -> texts.text("signOn.noDay")));
        if (till.openSale().basket().isPresent()) {
            notes.add(texts.text("signOn.saleWaits"));
        }
        return new ReadyWords(texts.text("signOn.ready", till.enrolment().name()), notes);
    }

    private static TillSettingsViewModel settings(
            TillServices till, Common common, ApprovalDesk approval) {
        Texts texts = common.texts();
        String version =
                Optional.ofNullable(TillModels.class.getPackage().getImplementationVersion())
                        .orElse("0.1.0");
        return new TillSettingsViewModel(
                till.hubSwitch(),
                common.state(),
                common.theme(),
                common.speak(),
                common.around().sounds(),
                common.around().screens(),
                () -> till.session().operator().isPresent(),
                List.of(
                        new Fact(texts.text("settings.version"), version),
                        new Fact(texts.text("settings.workstation"), till.enrolment().name()),
                        new Fact(
                                texts.text("settings.hub"),
                                till.enrolment().hub().uri().toString()),
                        new Fact(texts.text("settings.folder"), common.folder().toString()),
                        new Fact(texts.text("settings.licence"), "Apache-2.0")),
                new TrainingDesk(
                        common.training(),
                        till.session(),
                        till.signOn(),
                        approval,
                        common.tasks(),
                        common.navigation(),
                        texts),
                common.tasks(),
                common.navigation(),
                texts);
    }
}
