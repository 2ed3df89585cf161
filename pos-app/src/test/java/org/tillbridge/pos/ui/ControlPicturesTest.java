package org.tillbridge.pos.ui;

import static org.tillbridge.pos.ui.Screenshots.english;

import org.junit.jupiter.api.Test;
import org.tillbridge.pos.approval.ApprovalView;
import org.tillbridge.pos.approval.ApprovalViewModel;
import org.tillbridge.pos.approval.ApprovalViewModel.Person;
import org.tillbridge.pos.drawer.DrawerCountView;
import org.tillbridge.pos.drawer.DrawerCountViewModel;
import org.tillbridge.pos.drawer.DrawerCountViewModel.Fact;
import org.tillbridge.pos.drawer.DrawerView;
import org.tillbridge.pos.drawer.DrawerViewModel;
import org.tillbridge.pos.drawer.DrawerViewModel.Asked;
import org.tillbridge.pos.drawer.DrawerViewModel.Deed;
import org.tillbridge.pos.drawer.DrawerViewModel.Moved;
import org.tillbridge.retail.CamelCase;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Approvals, the drawer between sales, and what is asked when it is short, to be looked at.
@OnScreen
class ControlPicturesTest extends PicturedWords {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    void anApproval() {
        everywhere(
                "approval", texts -> approval(texts, 2, texts.text("signOn.wrongPin", "14:38:04")));
        english().take("approval-nobody", texts -> approval(texts, 0, ""));
    }

    private static View approval(Texts texts, int people, String wrong) {
        List<Person> approvers =
                List.of(
                                new Person("A. Morgan", texts.text("role.manager")),
                                new Person("C. Featherstonehaugh", texts.text("role.keyholder")))
                        .subList(0, people);
        ApprovalViewModel.Shown shown =
                new ApprovalViewModel.Shown(
                        texts.text("right.returnWithoutReceipt"),
                        texts.text("approval.refund", 3),
                        money("-26.20", texts),
                        approvers,
                        people - 1,
                        people == 0 ? 0 : 3,
                        wrong,
                        texts.text(people == 0 ? "approval.nobody" : "signOn.enterPin"));
        return new ApprovalView(
                Still.of(ApprovalViewModel.class, Optional.of(shown), asked -> {}),
                drawer(Optional.empty(), texts),
                texts);
    }

    @Test
    void theDrawer() {
        everywhere("drawer", texts -> drawer(Optional.empty(), texts));
        everywhere("drawer-safe-drop", texts -> drawer(Optional.of(Deed.SAFE_DROP), texts));
    }

    private static View drawer(Optional<Deed> deed, Texts texts) {
        return new DrawerView(
                Still.of(
                        DrawerViewModel.class,
                        new DrawerViewModel.Shown(
                                texts.longDate(TODAY),
                                List.of(
                                        moved("09:01", "day.float", "", "100.00", texts),
                                        moved("11:20", "drawer.paidIn", "0", "50.00", texts),
                                        moved("12:05", "drawer.paidOut", "1", "-12.50", texts),
                                        new Moved(
                                                "13:40",
                                                texts.text("drawer.opened"),
                                                usual("drawer.noSale", 0, texts),
                                                "")),
                                deed.map(asked -> asked(asked, texts)),
                                deed.map(asked -> texts.text("drawer." + CamelCase.of(asked)))
                                        .orElse(texts.text("day.float")),
                                money(deed.isPresent() ? "999999.99" : "100.00", texts),
                                deed.isPresent() ? List.of() : List.of(texts.text("drawer.blind")),
                                Optional.empty()),
                        asked -> {}),
                texts);
    }

    private static Moved moved(String time, String key, String reason, String amount, Texts texts) {
        String why = reason.isEmpty() ? "" : usual(key, Integer.parseInt(reason), texts);
        return new Moved(time, texts.text(key), why, amount(amount, texts));
    }

    private static Asked asked(Deed deed, Texts texts) {
        String key = "drawer." + CamelCase.of(deed);
        return new Asked(
                deed,
                texts.text(key + ".question"),
                texts.text(key + ".more"),
                amount("999999.99", texts),
                usual(key, 0, texts),
                texts.text("openTill.absurd"),
                List.of(usual(key, 0, texts), usual(key, 1, texts), usual(key, 2, texts)),
                texts.text(key + ".confirm"),
                "");
    }

    private static String usual(String key, int index, Texts texts) {
        return texts.text(key + ".reasons").split("\\|", -1)[index];
    }

    @Test
    void aDrawerThatIsShort() {
        everywhere("drawer-short", texts -> isShort(texts));
    }

    private static View isShort(Texts texts) {
        List<String> reasons = List.of(texts.text("count.reasons").split("\\|", -1));
        return new DrawerCountView(
                Still.of(
                        DrawerCountViewModel.class,
                        new DrawerCountViewModel.Shown(
                                List.of(),
                                -1,
                                "",
                                "",
                                "",
                                "",
                                texts.text("count.counted"),
                                money("332.00", texts),
                                List.of(),
                                texts.text("count.close"),
                                List.of(
                                        new Fact(
                                                texts.text("count.counted"),
                                                amount("332.00", texts)),
                                        new Fact(
                                                texts.text("count.expected"),
                                                amount("334.00", texts)),
                                        new Fact(texts.text("count.short"), amount("2.00", texts))),
                                Optional.of(
                                        new DrawerCountViewModel.Why(
                                                texts.text("count.whyShort", money("2.00", texts)),
                                                "",
                                                reasons,
                                                texts.text("drawer.afterReason"))),
                                List.of(),
                                Optional.empty()),
                        asked -> {}),
                texts);
    }
}
