package org.tillbridge.pos.sale;

import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.tillbridge.pos.camera.CameraViewModel;
import org.tillbridge.pos.ui.Actions;
import org.tillbridge.pos.ui.BasketList;
import org.tillbridge.pos.ui.BasketRow;
import org.tillbridge.pos.ui.BigNumber;
import org.tillbridge.pos.ui.Icon;
import org.tillbridge.pos.ui.Key;
import org.tillbridge.pos.ui.MainButton;
import org.tillbridge.pos.ui.Panes;
import org.tillbridge.pos.ui.SecondButton;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.pos.ui.View;
import org.tillbridge.pos.ui.Words;

import java.util.List;
import java.util.Optional;

/// The sale: basket at the left, search and quick keys at the right, pay.
public final class SaleView implements View {
    private static final int LONGEST_NAME = 15;

    /// How wide the left is where the word for a customer fits beside all else of the head.
    private static final double ROOM_FOR_WORDS = 520;

    private final SaleViewModel model;
    private final Texts texts;
    private final Label title = Words.of("", "size-18");
    private final Label summary = Words.of("", "size-14", "ink-2");
    private final BasketList basket;
    private final FirstSteps firstSteps;
    private final StackPane rows = new StackPane();
    private final VBox left;
    private final RingPane tasks;
    private final FavouritesPane favourites;
    private final MorePane more;
    private final BigNumber toPay = new BigNumber();
    private final Actions actions;
    private final MainButton pay;
    private final Optional<CameraViewModel> camera;
    private final Optional<CameraPane> cameraPane;
    private final ChangeListener<CameraViewModel.Shown> followCamera =
            (property, before, now) -> show(now);
    private final List<SecondButton> forLines;
    private final List<SecondButton> forEmpty;
    private final SecondButton resume;
    private final SecondButton discount;
    private final SecondButton comesBack;
    private final SecondButton customer;
    private final SuspendedPane suspended;
    private final ChangeListener<SaleViewModel.Suspended> followSuspended =
            (property, before, now) -> show(now);
    private final ChangeListener<SaleViewModel.Shown> follow = (property, before, now) -> show(now);

    /// @param camera empty where none can be switched on
    public SaleView(SaleViewModel model, Optional<CameraViewModel> camera, Texts texts) {
        this.model = model;
        this.camera = camera;
        this.texts = texts;
        basket = new BasketList(texts, new Taps());
        firstSteps = new FirstSteps(texts);
        tasks = new RingPane(model, Asked.OF_A_SALE, Optional.empty(), texts);
        favourites = new FavouritesPane(model);
        cameraPane = camera.map(eye -> new CameraPane(eye, texts));
        more = new MorePane(model, this::toggleCamera, texts, tasks::uncover);
        rows.getChildren().addAll(firstSteps, basket);
        VBox.setVgrow(rows, Priority.ALWAYS);
        actions = new Actions(texts);
        suspended = new SuspendedPane(texts, this::resume);
        SecondButton quantity = actions.stacked("screen.quantity", Key.F3, model::askQuantity);
        resume = actions.small("screen.resume", Key.F3, this::toggleSuspended);
        actions.on(Key.F6, "help.question", () -> tasks.press(Key.F6));
        actions.on(Key.F7, "help.question", () -> tasks.press(Key.F7));
        discount = actions.small("discount.title", Key.F6, model.adjusting()::askDiscount);
        customer =
                actions.small(
                        new Icon(Feather.USER, 18, "ink-2"),
                        "customer.add",
                        Key.F5,
                        model.customers()::ask);
        left = new VBox(Panes.head(title, summary, resume, customer, discount), rows);
        cameraPane.ifPresent(left.getChildren()::add);
        left.widthProperty().subscribe(() -> nameCustomer(model.shown().get()));
        actions.stacked("screen.noBarcode", Key.F4, this::askDepartment);
        SecondButton drawer = actions.stacked("screen.drawer", Key.F5, model::showDrawer);
        comesBack = actions.stacked("screen.return", Key.F7, model::startReturn);
        SecondButton suspend = actions.stacked("screen.suspend", Key.F8, model::suspend);
        SecondButton day = actions.stacked("screen.day", Key.F8, model::showDay);
        SecondButton voidLine = actions.stacked("screen.voidLine", Key.F9, model::removeLine);
        forLines = List.of(quantity, suspend, voidLine);
        forEmpty = List.of(drawer, day);
        actions.stacked("screen.more", Key.F10, this::toggleMore);
        pay = actions.main(texts.text("screen.pay"), Key.F12, model::pay);
        bindKeys();
    }

    private void bindKeys() {
        actions.on(Key.F2, "help.search", tasks::toSearch);
        actions.on(Key.F11, "help.cameraOnOff", this::toggleCamera);
        actions.on(Key.ESC, "help.back", this::back);
        actions.on(Key.DEL, "help.remove", this::remove);
        actions.on(Key.UP, "help.up", () -> step(-1));
        actions.on(Key.DOWN, "help.down", () -> step(1));
        actions.on(Key.PAGE_UP, "help.pageUp", () -> model.moveChoice(-RingPane.PAGE));
        actions.on(Key.PAGE_DOWN, "help.pageDown", () -> model.moveChoice(RingPane.PAGE));
        actions.on(Key.ENTER, "help.enter", tasks::enter);
    }

    @Override
    public Node left() {
        return left;
    }

    @Override
    public Node right() {
        return tasks;
    }

    @Override
    public Node bottomLeft() {
        return toPay;
    }

    @Override
    public Actions actions() {
        return actions;
    }

    @Override
    public void attach() {
        model.shown().addListener(follow);
        model.suspended().addListener(followSuspended);
        camera.ifPresent(eye -> eye.shown().addListener(followCamera));
        camera.ifPresent(eye -> show(eye.shown().get()));
        show(model.shown().get());
        show(model.suspended().get());
        tasks.input().ifPresent(Node::requestFocus);
    }

    @Override
    public void detach() {
        model.shown().removeListener(follow);
        model.suspended().removeListener(followSuspended);
        camera.ifPresent(eye -> eye.shown().removeListener(followCamera));
        tasks.uncover();
        tasks.closeLetters();
    }

    @Override
    public boolean scanned(String code) {
        tasks.uncover();
        model.scanned(code);
        return true;
    }

    @Override
    public Optional<TextInputControl> input() {
        return tasks.input();
    }

    private void show(SaleViewModel.Shown shown) {
        boolean empty = shown.rows().isEmpty();
        boolean asks = shown.task() instanceof RingViewModel.Task.Ask;
        title.setText(texts.text(empty ? "screen.newSale" : "screen.sale"));
        showSummary(shown);
        basket.show(shown.rows(), shown.changed(), shown.selected());
        firstSteps.setVisible(empty);
        basket.setVisible(!empty);
        toPay.show(texts.text("screen.toPay"), shown.toPay(), shown.notes());
        pay.notYet(shown.notPayable());
        forLines.forEach(button -> button.showIf(!empty));
        forEmpty.forEach(button -> button.showIf(empty));
        comesBack.showIf(empty && !asks);
        more.show(!empty);
        discount.showIf(!empty && !asks);
        nameCustomer(shown);
        customer.showIf(!empty && !asks);
        resume.showIf(empty);
        if (shown.task() instanceof RingViewModel.Task.Favourites tiles) {
            favourites.show(tiles);
        }
        tasks.show(shown.task(), shown.message(), favourites);
    }

    /// A name stands in the place of what is said of the lines: on a narrow screen there is no room
    /// for both. Before the first line F5 opens the drawer; a customer is added from what else
    /// there is to do, or by their card. On a narrow screen the icon alone says what the key is
    /// for, as long as nobody is named.
    private void nameCustomer(SaleViewModel.Shown shown) {
        String name = shown.customer();
        String said =
                name.length() > LONGEST_NAME
                        ? name.substring(0, LONGEST_NAME - 1).strip() + "…"
                        : name;
        String nobody = left.getWidth() < ROOM_FOR_WORDS ? "" : texts.text("customer.title");
        customer.say(name.isEmpty() ? nobody : said);
        customer.setAccessibleText(
                name.isEmpty() ? texts.text("customer.add") : texts.text("customer.stands", name));
    }

    /// What waits is more than that nothing is there.
    private void showSummary(SaleViewModel.Shown shown) {
        boolean waits = !model.suspended().get().rows().isEmpty();
        String nothing =
                !shown.customer().isEmpty() || waits
                        ? shown.customer()
                        : texts.text("screen.emptyBasket");
        String lines = shown.customer().isEmpty() ? shown.summary() : "";
        summary.setText(shown.rows().isEmpty() ? nothing : lines);
    }

    private void show(SaleViewModel.Suspended now) {
        showSummary(model.shown().get());
        suspended.show(now);
        resume.say(texts.text("screen.resumeOf", now.rows().size()));
    }

    private void show(CameraViewModel.Shown now) {
        more.showCamera(now.isThere());
        cameraPane.ifPresent(pane -> pane.show(now));
    }

    private void toggleCamera() {
        camera.ifPresent(CameraViewModel::toggle);
    }

    private void toggleSuspended() {
        if (!tasks.uncover()) {
            tasks.cover(suspended);
            model.lookForSuspended();
        }
    }

    private void resume(SuspendedRow row) {
        tasks.uncover();
        model.resume(row);
    }

    private void toggleMore() {
        if (!tasks.uncover()) {
            tasks.cover(more);
        }
    }

    /// What came last goes first: more to do, what was typed, the letters it was typed with.
    private void back() {
        if (!tasks.uncover() && (tasks.isTyped() || !tasks.closeLetters())) {
            model.back();
        }
    }

    /// Among what was found; where nothing was searched, among the lines of the basket.
    private void step(int by) {
        if (model.shown().get().task() instanceof RingViewModel.Task.Favourites) {
            basket.step(by);
        } else {
            model.moveChoice(by);
        }
    }

    private void askDepartment() {
        model.askDepartment(lastUnknown());
    }

    /// The caps of F4 and Del stand in the row of an unknown code as long as there is one.
    private void remove() {
        lastUnknown().ifPresentOrElse(model::removeUnknown, model::removeLine);
    }

    private Optional<BasketRow.Unknown> lastUnknown() {
        return model.shown().get().rows().stream()
                .filter(BasketRow.Unknown.class::isInstance)
                .map(BasketRow.Unknown.class::cast)
                .reduce((first, last) -> last);
    }

    private final class Taps implements BasketList.Deeds {
        @Override
        public void select(BasketRow row) {
            model.select(row);
        }

        @Override
        public void department(BasketRow.Unknown code) {
            model.askDepartment(Optional.of(code));
        }

        @Override
        public void remove(BasketRow.Unknown code) {
            model.removeUnknown(code);
        }
    }
}
