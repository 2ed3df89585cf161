package org.tillbridge.pos.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.joda.money.CurrencyUnit.GBP;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.pos.TillOnDisk;
import org.tillbridge.pos.approval.Approvals.Approved;
import org.tillbridge.pos.approval.Approvals.Checked;
import org.tillbridge.pos.approval.Approvals.Proof;
import org.tillbridge.pos.sale.CancelOutcome;
import org.tillbridge.pos.sale.LineOutcome;
import org.tillbridge.pos.sale.ScanOutcome;
import org.tillbridge.pos.sale.ShelfItem;
import org.tillbridge.pos.signon.SignedOn;
import org.tillbridge.retail.Allowance;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.Permission;
import org.tillbridge.retail.Right;
import org.tillbridge.retail.Role;
import org.tillbridge.retail.UnitPrice;
import org.tillbridge.sync.HubContact;
import org.tillbridge.sync.SyncStatus;
import org.tillbridge.sync.journal.EntryCodec;
import org.tillbridge.sync.journal.JournalEntry;
import org.tillbridge.sync.journal.JournalEntry.TillControl.ApprovalGiven;
import org.tillbridge.sync.journal.RecordedEntry;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.wire.ReplicaRow.RightRow;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Rights and approvals, with no hub in reach.
class ApprovingTest {
    private static final Wanted PRICE = Wanted.of(Right.PRICE_OVERRIDE, "Candle at 1.90");

    @TempDir Path folder;
    private TillOnDisk till;

    @BeforeEach
    void aCashierSells() {
        till = TillOnDisk.openIn(folder);
        till.signOn(TillOnDisk.CASHIER, "4444");
    }

    @AfterEach
    void close() {
        till.close();
    }

    /// Who may approve may have left since the hub was last heard; who sells sells on.
    @Test
    void nobodyApprovesLongAfterTheHubWasLastHeardAndSellingGoesOn() {
        proof(PRICE, "3333");
        till.clock().forward(Duration.ofHours(73));

        assertThat(till.approvals.approvers(PRICE)).isEmpty();
        assertThat(till.approvals.lapsedSince()).isPresent();
        assertThat(till.approvals.check(PRICE, TillOnDisk.MANAGER, "3333"))
                .isEqualTo(new Checked.NotTheirs());
        assertThat(till.sale.scan("22214")).isInstanceOf(ScanOutcome.Added.class);

        till.status =
                new SyncStatus(
                        new HubContact.Connected(Shop.NOON),
                        0,
                        0,
                        Optional.empty(),
                        true,
                        Set.of(),
                        Optional.empty());
        assertThat(till.approvals.lapsedSince()).isEmpty();
        proof(PRICE, "3333");
    }

    /// FreeOpenSourcePOS/FloCafe#166 and #716: a manager's PIN is never evaluated, or nobody knows
    /// who approved.
    @Test
    void anApprovalNamesWhoAskedAndWhoApprovedAndStandsBeforeTheDeed() throws Exception {
        assertThat(atPrice()).isEqualTo(new ScanOutcome.NotAllowed(Right.PRICE_OVERRIDE));

        ScanOutcome rung = done(till.approvals.approve(proof(PRICE, "3333"), this::atPrice));

        assertThat(rung).isInstanceOf(ScanOutcome.Added.class);
        assertThat(last())
                .isEqualTo(
                        new ApprovalGiven(
                                TillOnDisk.CASHIER,
                                TillOnDisk.MANAGER,
                                "priceOverride",
                                "Candle at 1.90",
                                Optional.empty(),
                                Optional.empty()));
        assertThat(((ScanOutcome.Added) rung).line().goods().override().orElseThrow().approver())
                .contains(TillOnDisk.MANAGER);
    }

    @Test
    void anApprovalEndsWithItsDeed() throws Exception {
        till.approvals.approve(proof(PRICE, "3333"), this::atPrice);

        assertThat(atPrice()).isEqualTo(new ScanOutcome.NotAllowed(Right.PRICE_OVERRIDE));
    }

    /// FreeOpenSourcePOS/FloCafe#166: wrong PINs are never evaluated.
    @Test
    void wrongPinsOfAnApproverApproveNothingAndDelayMoreAndMoreOfflineToo() {
        assertThat(till.approvals.check(PRICE, TillOnDisk.MANAGER, "0000"))
                .isEqualTo(new Checked.WrongPin(till.clock().instant().plusSeconds(1)));
        assertThat(till.approvals.check(PRICE, TillOnDisk.MANAGER, "3333"))
                .isInstanceOf(Checked.TooSoon.class);
        till.clock().forward(Duration.ofSeconds(1));
        assertThat(till.approvals.check(PRICE, TillOnDisk.MANAGER, "0000"))
                .isEqualTo(new Checked.WrongPin(till.clock().instant().plusSeconds(2)));
        till.clock().forward(Duration.ofSeconds(2));
        assertThat(till.approvals.check(PRICE, TillOnDisk.MANAGER, "3333"))
                .isInstanceOf(Checked.Right.class);
    }

    @Test
    void whoAsksCannotApproveAndNeitherCanWhoLacksTheRight() {
        store(Role.MANAGER, Right.PRICE_OVERRIDE, Permission.of(Allowance.ASK));

        assertThat(till.approvals.approvers(PRICE)).isEmpty();
        assertThat(till.approvals.check(PRICE, TillOnDisk.CASHIER, "4444"))
                .isEqualTo(new Checked.NotTheirs());
        assertThat(till.approvals.check(PRICE, TillOnDisk.MANAGER, "3333"))
                .isEqualTo(new Checked.NotTheirs());
    }

    @Test
    void anApprovalIsForWhoAskedAndNotForWhoeverIsSignedOnNext() throws Exception {
        Proof proof = proof(PRICE, "3333");
        till.signOn.signOff();
        till.signOn(TillOnDisk.MANAGER, "3333");

        assertThat(till.approvals.approve(proof, this::atPrice))
                .isEqualTo(new Approved.SomeoneElse<>());
        assertThat(till.openSale.basket()).isEmpty();
    }

    @Test
    void anApprovalIsForOneRightAndNoMoreThanItsAmount() throws Exception {
        till.sale.scan("20886");
        till.sale.type("40 * 22214", Optional.empty());
        Wanted small = Wanted.of(Right.LINE_VOID, "Take out").about(pounds("60"));

        LineOutcome tooMuch =
                done(till.approvals.approve(proof(small, "3333"), () -> till.sale.voidLine(2)));
        ScanOutcome another = done(till.approvals.approve(proof(small, "3333"), this::atPrice));

        assertThat(tooMuch).isEqualTo(new LineOutcome.NotAllowed(Right.LINE_VOID));
        assertThat(another).isEqualTo(new ScanOutcome.NotAllowed(Right.PRICE_OVERRIDE));
    }

    /// What one operator began gives the next nothing.
    @Test
    void switchingOperatorsKeepsRightsRight() {
        till.signOn(TillOnDisk.MANAGER, "3333");
        assertThat(atPrice()).isInstanceOf(ScanOutcome.Added.class);
        till.signOn.signOff();
        till.signOn(TillOnDisk.CASHIER, "4444");

        assertThat(atPrice()).isEqualTo(new ScanOutcome.NotAllowed(Right.PRICE_OVERRIDE));
        assertThat(till.openSale.basket().orElseThrow().transaction().standing()).hasSize(1);
    }

    /// opensourcepos/opensourcepos#2653: cashiers lower prices at will; the owner wants discounts
    /// only.
    @Test
    void priceOverrideDiscountAndNoSaleAreSeparateRights() {
        store(Role.CASHIER, Right.PRICE_OVERRIDE, Permission.of(Allowance.DENY));
        store(Role.CASHIER, Right.LINE_DISCOUNT, Permission.of(Allowance.ALLOW));

        assertThat(till.session.permit(Right.LINE_DISCOUNT)).contains(TillOnDisk.CASHIER);
        assertThat(till.session.permit(Right.PRICE_OVERRIDE)).isEmpty();
        assertThat(till.session.allowance(Right.PRICE_OVERRIDE)).isEqualTo(Allowance.DENY);
        assertThat(till.session.allowance(Right.NO_SALE)).isEqualTo(Allowance.ASK);
    }

    @Test
    void whatIsDeniedIsNotEvenApproved() throws Exception {
        Proof proof = proof(PRICE, "3333");
        store(Role.CASHIER, Right.PRICE_OVERRIDE, Permission.of(Allowance.DENY));

        assertThat(done(till.approvals.approve(proof, this::atPrice)))
                .isEqualTo(new ScanOutcome.NotAllowed(Right.PRICE_OVERRIDE));
    }

    @Test
    void aSmallVoidIsFreeAndALargeOneAsks() {
        till.sale.scan("22214");
        till.sale.type("40 * 22214", Optional.empty());

        assertThat(till.sale.voidLine(1)).isInstanceOf(LineOutcome.Changed.class);
        assertThat(till.sale.voidLine(2)).isEqualTo(new LineOutcome.NotAllowed(Right.LINE_VOID));
        assertThat(till.sale.quantity(2, "10"))
                .isEqualTo(new LineOutcome.NotAllowed(Right.LINE_VOID));
        assertThat(till.sale.quantity(2, "39")).isInstanceOf(LineOutcome.Changed.class);
        assertThat(till.sale.quantity(2, "45")).isInstanceOf(LineOutcome.Changed.class);
    }

    @Test
    void aStoreSetsTheLimitOfAVoid() {
        store(Role.CASHIER, Right.LINE_VOID, new Permission(Allowance.ASK, OptionalLong.of(200)));
        till.sale.scan("22214");

        assertThat(till.sale.voidLine(1)).isEqualTo(new LineOutcome.NotAllowed(Right.LINE_VOID));
    }

    /// opensourcepos/opensourcepos#42 and #1254: staff with only sales rights delete sales.
    @Test
    void aSaleIsCancelledByRightAndItsLinesStayInTheJournal() throws Exception {
        till.sale.scan("22214");
        Wanted wanted = Wanted.of(Right.SALE_CANCEL, "Cancel the sale").about(pounds("2.55"));

        assertThat(till.sale.cancel()).isEqualTo(new CancelOutcome.NotAllowed(Right.SALE_CANCEL));
        CancelOutcome cancelled =
                done(till.approvals.approve(proof(wanted, "3333"), till.sale::cancel));

        assertThat(cancelled).isEqualTo(new CancelOutcome.Cancelled());
        assertThat(till.openSale.basket()).isEmpty();
        assertThat(last()).isInstanceOf(JournalEntry.LineVoided.class);
    }

    @Test
    void anApprovalOutlivesARestartAsAFact() throws Exception {
        till.approvals.approve(proof(PRICE, "3333"), this::atPrice);
        JournalEntry given = last();

        till = till.restarted();

        assertThat(facts()).contains(given);
        assertThat(till.openSale.basket().orElseThrow().transaction().standing()).hasSize(1);
    }

    @Test
    void approversAreThoseWhoHaveTheRight() {
        assertThat(till.approvals.approvers(PRICE))
                .extracting(SignedOn::operator)
                .containsExactly(TillOnDisk.MANAGER);
    }

    private ScanOutcome atPrice() {
        ShelfItem candle = till.shelf.find(ItemCode.parse("22214").orElseThrow()).getFirst();
        return till.sale.addAtPrice(candle, UnitPrice.of(pounds("1.90")), "scratched");
    }

    private Proof proof(Wanted wanted, String pin) {
        OperatorId manager = TillOnDisk.MANAGER;
        return ((Checked.Right) till.approvals.check(wanted, manager, pin)).proof();
    }

    private static <T> T done(Approved<T> approved) {
        return ((Approved.Done<T>) approved).outcome();
    }

    private void store(Role role, Right right, Permission permission) {
        till.put(Shop.STORE, new RightRow(role, right, permission));
        till.session.permit(right);
    }

    private List<JournalEntry> facts() {
        List<JournalEntry> facts = new ArrayList<>();
        till.journal.reader().forEachFactOf(TillOnDisk.DAY, one -> facts.add(one.fact()));
        return facts;
    }

    private JournalEntry last() throws Exception {
        List<RecordedEntry> entries = till.journal.reader().read(Shop.EPOCH, 0, 1000, 1 << 20);
        RecordedEntry last = entries.getLast();
        return EntryCodec.entry(last.header().kind(), last.header().version(), last.bodyText());
    }

    private static Money pounds(String amount) {
        return Money.of(GBP, new BigDecimal(amount));
    }
}
