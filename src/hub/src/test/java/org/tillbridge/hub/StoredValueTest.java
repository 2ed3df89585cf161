package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tillbridge.hub.ForkTest.CANDLE;
import static org.tillbridge.sync.journal.Fixtures.aReturn;
import static org.tillbridge.sync.journal.Fixtures.aSale;
import static org.tillbridge.sync.journal.Fixtures.card;
import static org.tillbridge.sync.journal.Fixtures.pounds;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.tillbridge.hub.conflict.Conflict;
import org.tillbridge.hub.figures.Figures;
import org.tillbridge.hub.figures.Figures.StoredValueFigures;
import org.tillbridge.hub.page.PageRequest;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.StatementHook;
import org.tillbridge.hub.storedvalue.ClaimOutcome;
import org.tillbridge.hub.storedvalue.StoredValueClaims;
import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.retail.StoredValueKind;
import org.tillbridge.retail.StoredValueSlip;
import org.tillbridge.retail.Tender;
import org.tillbridge.sync.journal.JournalEntry;
import org.tillbridge.sync.journal.JournalEntry.ReturnCompleted;
import org.tillbridge.sync.journal.JournalEntry.SaleCompleted;
import org.tillbridge.sync.journal.TransactionFixture;
import org.tillbridge.sync.rules.Rule;
import org.tillbridge.sync.wire.EntryResult;
import org.tillbridge.sync.wire.NoAnswer;
import org.tillbridge.sync.wire.ParkedEffect;
import org.tillbridge.sync.wire.StoredValueAnswer;
import org.tillbridge.sync.wire.StoredValueClaim;
import org.tillbridge.sync.wire.StoredValueOutcome;
import org.tillbridge.sync.wire.StoredValueOutcome.Why;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// Gift cards and store credits: a ledger at the hub, claims while a sale is paid, and what becomes
/// of them when tills do not hear of each other.
@OnEachDatabase
class StoredValueTest {
    private static final StoredValueCode CARD = card(StoredValueKind.GIFT_CARD, 1);
    private static final StoredValueCode CREDIT = card(StoredValueKind.STORE_CREDIT, 2);
    private static final UUID CLAIM = new UUID(7, 7);
    private static final UUID OTHER_CLAIM = new UUID(7, 8);

    @Parameter TestDatabase on;
    @TempDir Path folder;
    private Hub hub;
    private TillFixture first;
    private TillFixture second;

    @BeforeEach
    void start() throws Exception {
        hub = ForkTest.openedHub(on.settings(folder.resolve("hub")), folder.resolve("shop"));
        first = TillFixture.enrol(hub, 1, folder.resolve("first"));
        second = TillFixture.enrol(hub, 1, folder.resolve("second"));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void whatIsPaidWithAGiftCardComesOffItAndTheClaimIsUsedUp() {
        issues(first, "25.00");
        assertThat(claims(second, CLAIM, "10.00")).isEqualTo(answer(CLAIM, "25.00", "10.00"));

        pays(second, StoredValueSlip.claimed(CARD, CLAIM, pounds("15.00")), "10.00");

        assertThat(claims(first, OTHER_CLAIM, "0.00"))
                .isEqualTo(answer(OTHER_CLAIM, "15.00", "0.00"));
        assertThat(storedValue())
                .containsExactly(new StoredValueFigures("GBP", 2500, 1000, 0, 1500, 0, 0));
        assertThat(hub.office().figures().workstations().getLast().tenders())
                .contains(new Figures.TenderFigure("GBP", "giftCard", 1000));
        assertThat(hub.office().conflicts(PageRequest.first(10)).rows()).isEmpty();
        assertThat(hub.office().figures().agree()).isTrue();
    }

    @Test
    void twoTillsCannotClaimTheSamePoundAndAClaimAskedAgainIsTheSame() {
        issues(first, "25.00");

        assertThat(claims(first, CLAIM, "20.00")).isEqualTo(answer(CLAIM, "25.00", "20.00"));
        assertThat(claims(first, CLAIM, "20.00")).isEqualTo(answer(CLAIM, "25.00", "20.00"));
        assertThat(claims(second, OTHER_CLAIM, "20.00"))
                .isEqualTo(answer(OTHER_CLAIM, "5.00", "5.00"));
        assertThat(
                        whyNoAnswer(
                                second.link()
                                        .claim(new StoredValueClaim(CLAIM, CARD, pounds("1.00")))))
                .as("another's claim")
                .isEqualTo(NoAnswer.Cause.FAILED);
    }

    @Test
    void aClaimThatIsGivenUpOrForgottenTakesNothingFromAnybody() {
        issues(first, "25.00");
        claims(first, CLAIM, "20.00");
        claims(second, OTHER_CLAIM, "5.00");
        assertThat(claims(first, CLAIM, "0.00")).isEqualTo(answer(CLAIM, "20.00", "0.00"));

        try (HubDatabase database =
                HubDatabase.open(
                        on.settings(folder.resolve("hub")).database(), StatementHook.NONE)) {
            Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(16));
            assertThat(
                            new StoredValueClaims(database, later)
                                    .claim(
                                            first.workstation(),
                                            new StoredValueClaim(CLAIM, CARD, pounds("25.00"))))
                    .isEqualTo(new ClaimOutcome.Answered(answer(CLAIM, "25.00", "25.00")));
        }
    }

    @Test
    void anEntryThatNamesTheClaimOfAnotherCardLeavesWhatThatOneKeepsBack() {
        issues(first, "25.00");
        claims(first, CLAIM, "20.00");

        pays(second, StoredValueSlip.claimed(CREDIT, CLAIM, pounds("1.00")), "1.00");

        assertThat(claims(second, OTHER_CLAIM, "0.00"))
                .isEqualTo(answer(OTHER_CLAIM, "5.00", "0.00"));
    }

    @Test
    void aCardThatHeadOfficeBlocksPaysNoMoreUntilItSaysSo() {
        issues(first, "25.00");
        hub.office().storedValue().block(CARD, "lost");

        assertThat(asks(second, CARD)).isEqualTo(new StoredValueOutcome.Refused(Why.BLOCKED_CARD));
        assertThat(storedValue())
                .containsExactly(new StoredValueFigures("GBP", 2500, 0, 0, 2500, 0, 1));

        hub.office().storedValue().unblock(CARD);

        assertThat(claims(second, CLAIM, "25.00")).isEqualTo(answer(CLAIM, "25.00", "25.00"));
        assertThat(hub.office().figures().agree()).isTrue();
    }

    /// M19.
    @Test
    void twoDarkTillsRedeemOneCardBothStandTheOverdraftIsALossAndTheCardIsBlocked() {
        issues(first, "25.00");
        pays(first, StoredValueSlip.unasked(CARD), "20.00");
        pays(second, StoredValueSlip.unasked(CARD), "20.00");

        assertThat(storedValue())
                .containsExactly(new StoredValueFigures("GBP", 2500, 4000, 0, 0, 1500, 1));
        assertThat(hub.office().conflicts(PageRequest.first(10)).rows())
                .extracting(Conflict::rule, Conflict::subject, Conflict::fact, Conflict::other)
                .containsExactly(
                        tuple(
                                Rule.REDEEMED_MORE_THAN_BALANCE,
                                "giftCard " + CARD.masked() + ", line 2",
                                "GBP 20.00 paid with it.",
                                "GBP 5.00 on it."));
        assertThat(first.link().claim(new StoredValueClaim(CLAIM, CARD, pounds("1.00"))))
                .isEqualTo(new StoredValueOutcome.Refused(Why.BLOCKED_CARD));
        assertThat(hub.office().figures().agree()).isTrue();
    }

    @Test
    void aCardThatPaysBeforeItsIssueArrivesIsGoodOnceItHas() {
        pays(second, StoredValueSlip.unasked(CARD), "20.00");
        assertThat(storedValue())
                .containsExactly(new StoredValueFigures("GBP", 0, 2000, 0, 0, 2000, 1));

        issues(first, "25.00");

        assertThat(storedValue())
                .containsExactly(new StoredValueFigures("GBP", 2500, 2000, 0, 500, 0, 0));
        assertThat(claims(first, CLAIM, "25.00")).isEqualTo(answer(CLAIM, "5.00", "5.00"));
        assertThat(hub.office().figures().agree()).isTrue();
    }

    @Test
    void storeCreditIsIssuedByAReturnAndWhatWasPaidWithItGoesBackToIt() {
        push(
                first,
                new ReturnCompleted(
                        next(first, aReturn())
                                .of(2, CANDLE)
                                .through(StoredValueSlip.issued(CREDIT), pounds("-3.90"))
                                .paid()));
        pays(second, StoredValueSlip.unasked(CREDIT), "3.00");
        push(
                second,
                new ReturnCompleted(
                        next(second, aReturn())
                                .of(1, CANDLE)
                                .through(StoredValueSlip.unasked(CREDIT), pounds("-1.95"))
                                .paid()));

        assertThat(storedValue())
                .containsExactly(new StoredValueFigures("GBP", 390, 300, 195, 285, 0, 0));
        assertThat(hub.office().figures().agree()).isTrue();
    }

    @Test
    void anEntryThatIsSentAgainIssuesNothingAgain() {
        issues(first, "25.00");
        first.pushAll();

        assertThat(storedValue())
                .containsExactly(new StoredValueFigures("GBP", 2500, 0, 0, 2500, 0, 0));
    }

    @Test
    void aCardThatARevokedWorkstationIssuedIsGoodWhenAPersonSaysSoAndItsMoneyIsBookedAtOnce() {
        hub.office().revocation().revoke(first.workstation(), "stolen");

        EntryResult result = issues(first, "25.00");

        assertThat(result.parked())
                .extracting(ParkedEffect::effect, ParkedEffect::code)
                .containsExactly(tuple("storedValue/1", "revoked"));
        assertThat(hub.office().figures().workstations().getFirst().revenue())
                .containsExactly(new Figures.Revenue("GBP", 1, 2500));
        assertThat(hub.office().conflicts(PageRequest.first(10)).rows())
                .extracting(Conflict::rule)
                .containsExactlyInAnyOrder(
                        Rule.FACT_OF_REVOKED_STANDS, Rule.ISSUE_OF_REVOKED_WAITS);
        assertThat(whyNoAnswer(asks(first, CREDIT)))
                .as("of a revoked one")
                .isEqualTo(NoAnswer.Cause.REFUSED);
        assertThat(hub.office().settlement().ofAll()).isZero();
        assertThat(second.link().claim(new StoredValueClaim(CLAIM, CARD, pounds("1.00"))))
                .isEqualTo(new StoredValueOutcome.Refused(Why.UNKNOWN_CARD));

        assertThat(hub.office().settlement().ofRefunds(first.workstation())).isEqualTo(1);

        assertThat(claims(second, CLAIM, "1.00")).isEqualTo(answer(CLAIM, "25.00", "1.00"));
        assertThat(hub.office().settlement().waiting()).isZero();
        assertThat(hub.office().figures().agree()).isTrue();
    }

    /// Cash for a card that is loaded as if something were paid back to it.
    @Test
    void whatARevokedWorkstationPaysBackToACardWaitsToo() {
        issues(second, "25.00");
        hub.office().revocation().revoke(first.workstation(), "stolen");

        EntryResult result =
                push(
                        first,
                        new SaleCompleted(
                                next(first, aSale())
                                        .of(11, CANDLE)
                                        .through(StoredValueSlip.unasked(CARD), pounds("-100.00"))
                                        .paidIn(Tender.CASH)));

        assertThat(result.parked()).extracting(ParkedEffect::code).containsExactly("revoked");
        assertThat(claims(second, CLAIM, "0.00")).isEqualTo(answer(CLAIM, "25.00", "0.00"));
    }

    @Test
    void whoeverTriesNumbersOutIsNotAnsweredAnyMore() {
        issues(second, "25.00");
        for (int guess = 0; guess < 20; guess++) {
            assertThat(asks(first, card(StoredValueKind.GIFT_CARD, 100 + guess)))
                    .isEqualTo(new StoredValueOutcome.Refused(Why.UNKNOWN_CARD));
        }

        assertThat(asks(first, CARD)).isEqualTo(new StoredValueOutcome.Refused(Why.TOO_MANY_TRIES));
        assertThat(asks(second, CARD)).isInstanceOf(StoredValueOutcome.Answered.class);
    }

    @Test
    void aHubThatIsHealingSaysNothingOfBalances() {
        issues(first, "25.00");
        hub.office().healing().begin("It was put back to its backup.");

        assertThat(whyNoAnswer(asks(first, CARD))).isEqualTo(NoAnswer.Cause.BUSY);
    }

    private EntryResult issues(TillFixture till, String amount) {
        return push(
                till,
                new SaleCompleted(
                        next(till, aSale()).loading(CARD, pounds(amount)).paidIn(Tender.CASH)));
    }

    /// The rest in cash.
    private static void pays(TillFixture till, StoredValueSlip with, String amount) {
        push(
                till,
                new SaleCompleted(
                        next(till, aSale())
                                .of(11, CANDLE)
                                .through(with, pounds(amount))
                                .paidIn(Tender.CASH)));
    }

    private static TransactionFixture next(TillFixture till, TransactionFixture transaction) {
        return transaction.numbered(till.journal().nextNumber()).known(till.journal().nextId());
    }

    private static EntryResult push(TillFixture till, JournalEntry fact) {
        till.journal().add(fact);
        return till.pushAll().results().getLast();
    }

    private static StoredValueAnswer claims(TillFixture till, UUID claim, String amount) {
        return till.link().claim(new StoredValueClaim(claim, CARD, pounds(amount)))
                        instanceof StoredValueOutcome.Answered(StoredValueAnswer answer)
                ? answer
                : failed();
    }

    private static NoAnswer.Cause whyNoAnswer(StoredValueOutcome outcome) {
        assertThat(outcome).isInstanceOf(NoAnswer.class);
        return ((NoAnswer) outcome).cause();
    }

    private static StoredValueAnswer failed() {
        throw new AssertionError("No answer");
    }

    private static StoredValueOutcome asks(TillFixture till, StoredValueCode card) {
        return till.link()
                .claim(
                        new StoredValueClaim(
                                CLAIM, card, Money.zero(pounds("1").getCurrencyUnit())));
    }

    private static StoredValueAnswer answer(UUID claim, String available, String claimed) {
        return new StoredValueAnswer(claim, pounds(available), pounds(claimed));
    }

    private List<StoredValueFigures> storedValue() {
        return hub.office().figures().storedValue();
    }
}
