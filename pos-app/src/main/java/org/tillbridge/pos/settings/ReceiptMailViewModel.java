package org.tillbridge.pos.settings;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.pos.device.mail.MailAddress;
import org.tillbridge.pos.device.mail.MailServer;
import org.tillbridge.pos.device.mail.MailServer.Account;
import org.tillbridge.pos.device.mail.MailServer.Flaw;
import org.tillbridge.pos.device.mail.MailServer.Parsed;
import org.tillbridge.pos.device.mail.MailServer.Security;
import org.tillbridge.pos.device.mail.MailState;
import org.tillbridge.pos.receipt.MailWords;
import org.tillbridge.pos.receipt.ReceiptMail;
import org.tillbridge.pos.ui.Message;
import org.tillbridge.pos.ui.Navigation;
import org.tillbridge.pos.ui.Place;
import org.tillbridge.pos.ui.Tasks;
import org.tillbridge.pos.ui.Texts;
import org.tillbridge.retail.CamelCase;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The mail server as the workstation's `mail.properties` names it.
public final class ReceiptMailViewModel implements MailViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiptMailViewModel.class);
    private static final List<Security> SECURITIES = List.of(Security.values());

    private final ReceiptMail mail;
    private final MailWords words;
    private final Tasks tasks;
    private final Navigation navigation;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<Shown> shown;
    private Draft draft = new Draft(Optional.empty());
    private boolean changed;
    private boolean busy;
    private Optional<Message> message = Optional.empty();
    private MailState state = MailState.NOTHING;

    /// What is chosen and typed, right or wrong.
    private static final class Draft {
        private String server;
        private int security;
        private String sender;
        private String user;
        private String password;

        Draft(Optional<MailServer> now) {
            server = now.map(MailServer::address).orElse("");
            security = now.map(is -> SECURITIES.indexOf(is.security())).orElse(0);
            sender = now.map(is -> is.sender().text()).orElse("");
            user = now.flatMap(MailServer::account).map(Account::user).orElse("");
            password = now.flatMap(MailServer::account).map(Account::password).orElse("");
        }

        Parsed parsed() {
            return MailServer.parse(server, SECURITIES.get(security), sender, user, password);
        }

        /// No receipt is e-mailed.
        boolean isNone() {
            return server.isBlank();
        }
    }

    public ReceiptMailViewModel(ReceiptMail mail, Tasks tasks, Navigation navigation, Texts texts) {
        this.mail = mail;
        this.words = new MailWords(texts);
        this.tasks = tasks;
        this.navigation = navigation;
        this.texts = texts;
        this.shown = new ReadOnlyObjectWrapper<>(toShow());
        mail.listen(now -> tasks.show(() -> heard(now)));
        navigation
                .place()
                .subscribe(
                        place -> {
                            if (place == Place.MAIL) {
                                begin();
                            }
                        });
    }

    /// What was given up is said once.
    private void begin() {
        draft = new Draft(mail.server());
        changed = false;
        message = words.givenUp(state);
        show();
        tasks.aside(
                () -> {
                    mail.seen();
                    return true;
                },
                seen -> {});
    }

    private void heard(MailState now) {
        state = now;
        show();
    }

    @Override
    public ReadOnlyObjectProperty<Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    @Override
    public void server(String typed) {
        change(() -> draft.server = typed);
    }

    @Override
    public void security(int index) {
        change(() -> draft.security = Math.clamp(index, 0, SECURITIES.size() - 1));
    }

    @Override
    public void sender(String typed) {
        change(() -> draft.sender = typed);
    }

    @Override
    public void user(String typed) {
        change(() -> draft.user = typed);
    }

    @Override
    public void password(String typed) {
        change(() -> draft.password = typed);
    }

    private void change(Runnable change) {
        change.run();
        changed = true;
        message = Optional.empty();
        show();
    }

    @Override
    public void test() {
        if (busy || !(draft.parsed() instanceof Parsed.Right(MailServer with))) {
            return;
        }
        busy = true;
        MailAddress to = with.sender();
        say(calm("mail.trying"));
        tasks.aside(
                () ->
                        mail.tryOut(with, to, texts)
                                .map(words::trouble)
                                .orElseGet(() -> calm("mail.tried", to.text())),
                this::say,
                () -> busy = false);
    }

    @Override
    public void save() {
        Optional<MailServer> next =
                draft.parsed() instanceof Parsed.Right(MailServer right)
                        ? Optional.of(right)
                        : Optional.empty();
        if (busy || (next.isEmpty() && !draft.isNone())) {
            return;
        }
        busy = true;
        tasks.aside(() -> use(next), this::saved, () -> busy = false);
    }

    private boolean use(Optional<MailServer> next) {
        try {
            mail.use(next);
            return true;
        } catch (IOException failed) {
            LOG.error("The settings of e-mail were not written", failed);
            return false;
        }
    }

    private void saved(boolean done) {
        changed = !done;
        say(
                done
                        ? calm(draft.isNone() ? "mail.off" : "mail.saved")
                        : new Message(
                                Message.Tone.CAUTION,
                                texts.text("devices.notSaved"),
                                texts.text("devices.notSaved.toDo")));
    }

    @Override
    public void back() {
        navigation.goTo(Place.SETTINGS);
    }

    private void say(Message said) {
        message = Optional.of(said);
        show();
    }

    private void show() {
        shown.set(toShow());
    }

    private Shown toShow() {
        return new Shown(
                draft.server,
                SECURITIES.stream()
                        .map(each -> texts.text("mail.security." + CamelCase.of(each)))
                        .toList(),
                draft.security,
                draft.sender,
                draft.user,
                draft.password,
                draft.parsed() instanceof Parsed.Wrong(Flaw why) && !draft.isNone()
                        ? texts.text("mail.flaw." + CamelCase.of(why))
                        : "",
                words.waiting(state),
                changed,
                message);
    }

    private Message calm(String key, Object... arguments) {
        return new Message(Message.Tone.CALM, texts.text(key, arguments), "");
    }
}
