package org.tillbridge.hub.http;

import org.tillbridge.hub.enrolment.EnrolledWorkstation;
import org.tillbridge.hub.enrolment.Enrolment;
import org.tillbridge.hub.enrolment.EnrolmentOutcome;
import org.tillbridge.hub.feed.Feed;
import org.tillbridge.hub.feed.FeedOutcome;
import org.tillbridge.hub.healing.Healing;
import org.tillbridge.hub.intake.JournalIntake;
import org.tillbridge.hub.intake.PushOutcome;
import org.tillbridge.hub.intake.ReturnClaims;
import org.tillbridge.hub.intake.SoldSales;
import org.tillbridge.hub.loyalty.Customers;
import org.tillbridge.hub.loyalty.SearchOutcome;
import org.tillbridge.hub.snapshot.Snapshots;
import org.tillbridge.hub.storedvalue.ClaimOutcome;
import org.tillbridge.hub.storedvalue.StoredValueClaims;
import org.tillbridge.hub.suspended.SuspendedSales;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.wire.ChainAnswer;
import org.tillbridge.sync.wire.ChainCodec;
import org.tillbridge.sync.wire.Cursor;
import org.tillbridge.sync.wire.CustomerOutcome;
import org.tillbridge.sync.wire.CustomerQuestion;
import org.tillbridge.sync.wire.CustomerWireCodec;
import org.tillbridge.sync.wire.EnrolmentCodec;
import org.tillbridge.sync.wire.FeedCodec;
import org.tillbridge.sync.wire.HeadCodec;
import org.tillbridge.sync.wire.HubError;
import org.tillbridge.sync.wire.JournalEnd;
import org.tillbridge.sync.wire.LineClaimCodec;
import org.tillbridge.sync.wire.LineClaimOutcome;
import org.tillbridge.sync.wire.LineClaims;
import org.tillbridge.sync.wire.PushCodec;
import org.tillbridge.sync.wire.PushRequest;
import org.tillbridge.sync.wire.Scope;
import org.tillbridge.sync.wire.SoldSaleCodec;
import org.tillbridge.sync.wire.StoredValueClaim;
import org.tillbridge.sync.wire.StoredValueClaimCodec;
import org.tillbridge.sync.wire.StoredValueOutcome.Why;
import org.tillbridge.sync.wire.SuspendedCodec;
import org.tillbridge.sync.wire.SuspensionClaim;
import org.tillbridge.sync.wire.WorkstationHead;
import org.tillbridge.sync.wire.WorkstationHead.EpochHead;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/// What workstations call.
final class WorkstationEndpoints {
    private static final long LONGEST_WAIT_SECONDS = 60;
    private static final Pattern TRANSACTION =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Caller caller;
    private final Enrolment enrolment;
    private final JournalIntake intake;
    private final Healing healing;
    private final Feed feed;
    private final Snapshots snapshots;
    private final StoredValueClaims storedValue;
    private final Customers customers;
    private final SoldSales soldSales;
    private final ReturnClaims returnClaims;
    private final SuspendedSales suspended;

    WorkstationEndpoints(
            Caller caller,
            Enrolment enrolment,
            JournalIntake intake,
            Healing healing,
            Feed feed,
            Snapshots snapshots,
            StoredValueClaims storedValue,
            Customers customers,
            SuspendedSales suspended,
            SoldSales soldSales,
            ReturnClaims returnClaims) {
        this.caller = caller;
        this.enrolment = enrolment;
        this.intake = intake;
        this.healing = healing;
        this.feed = feed;
        this.snapshots = snapshots;
        this.storedValue = storedValue;
        this.customers = customers;
        this.soldSales = soldSales;
        this.returnClaims = returnClaims;
        this.suspended = suspended;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/v1/enrolments", (request, _) -> enrol(request)),
                Route.post("/v1/workstations/{id}/journal", this::push),
                Route.post("/v1/workstations/{id}/stored-value", this::claim),
                Route.post("/v1/workstations/{id}/customers", this::customer),
                Route.get("/v1/workstations/{id}/sale", this::sold),
                Route.post("/v1/workstations/{id}/sale", this::claimLines),
                Route.get("/v1/workstations/{id}/suspended-sales", this::suspendedSales),
                Route.post("/v1/workstations/{id}/suspended-sales", this::takeOver),
                Route.get("/v1/workstations/{id}/head", this::head),
                Route.get("/v1/workstations/{id}/chain", this::chain),
                Route.get("/v1/feed", (request, _) -> feed(request)),
                Route.get("/v1/snapshots/{scope}", this::snapshot));
    }

    private Reply enrol(Request request) {
        return switch (enrolment.enrol(
                EnrolmentCodec.request(request.decodedBody(Request.SMALL)))) {
            case EnrolmentOutcome.Enrolled(var answer) ->
                    Reply.json(request, EnrolmentCodec.answer(answer));
            case EnrolmentOutcome.Refused(String code, String text) ->
                    throw HttpRefusal.of(403, code, text);
        };
    }

    private Reply push(Request request, Route.Named named) {
        SignedRequest signed = caller.identify(request, PushRequest.MAX_TAKEN_BYTES);
        EnrolledWorkstation workstation = signed.workstation();
        WorkstationId journal = journalIn(named);
        caller.requireSpeaksFor(workstation, journal);
        PushRequest batch = PushCodec.request(journal, signed.body(PushRequest.MAX_TAKEN_BYTES));
        return switch (intake.push(workstation.store(), batch)) {
            case PushOutcome.Answered(var answer) -> Reply.json(request, PushCodec.answer(answer));
            case PushOutcome.Gap(long expected) -> {
                if (caller.isBelieved(workstation)) {
                    healing.begin(
                            "Workstation %d goes on after %s/%d, of which this hub has less."
                                    .formatted(
                                            journal.number(),
                                            batch.epoch().hex(),
                                            batch.firstSequence() - 1));
                }
                throw new HttpRefusal(
                        409, HubError.gap(expected, "Entries are missing before the first one."));
            }
            case PushOutcome.Fork(long sequence) ->
                    throw HttpRefusal.of(
                            409,
                            HubError.FORK,
                            "Another entry stands at " + sequence + "; this journal was copied.");
        };
    }

    /// A hub that is healing does not know what was paid meanwhile, and says nothing of balances.
    private Reply claim(Request request, Route.Named named) {
        SignedRequest signed = caller.identify(request, Request.SMALL);
        EnrolledWorkstation workstation = signed.workstation();
        caller.requireSelf(workstation, journalIn(named));
        StoredValueClaim wanted = StoredValueClaimCodec.request(signed.body(Request.SMALL));
        if (healing.since().isPresent()) {
            throw HttpRefusal.of(503, "healing", "This hub does not know all balances yet.");
        }
        return switch (storedValue.claim(workstation.id(), wanted)) {
            case ClaimOutcome.Answered(var answer) ->
                    Reply.json(request, StoredValueClaimCodec.answer(answer));
            case ClaimOutcome.Unknown() ->
                    throw refused(404, Why.UNKNOWN_CARD, "Nobody has heard of this card.");
            case ClaimOutcome.Blocked() ->
                    throw refused(409, Why.BLOCKED_CARD, "This card pays no more.");
            case ClaimOutcome.Revoked() ->
                    throw HttpRefusal.forbidden("A revoked workstation hears nothing of cards.");
            case ClaimOutcome.TooManyTries() ->
                    throw refused(
                            429, Why.TOO_MANY_TRIES, "Too many cards that nobody has heard of.");
            case ClaimOutcome.Taken() ->
                    throw HttpRefusal.badRequest("This claim is one on something else.");
        };
    }

    /// A hub that is healing does not know yet who is who, nor what they have.
    private Reply customer(Request request, Route.Named named) {
        SignedRequest signed = caller.identify(request, Request.SMALL);
        EnrolledWorkstation workstation = signed.workstation();
        caller.requireSelf(workstation, journalIn(named));
        caller.requireNotRevoked(workstation);
        CustomerQuestion question = CustomerWireCodec.question(signed.body(Request.SMALL));
        if (healing.since().isPresent()) {
            throw HttpRefusal.of(503, "healing", "This hub does not know all customers yet.");
        }
        return switch (customers.find(workstation, question)) {
            case SearchOutcome.Answered(var answer) ->
                    Reply.json(request, CustomerWireCodec.answer(answer));
            case SearchOutcome.Unknown() ->
                    throw HttpRefusal.of(
                            404,
                            CamelCase.of(CustomerOutcome.Why.UNKNOWN_CUSTOMER),
                            "Nobody is known by this.");
            case SearchOutcome.TooManyTries() ->
                    throw HttpRefusal.of(
                            429,
                            CamelCase.of(CustomerOutcome.Why.TOO_MANY_TRIES),
                            "Too many of whom nobody has heard.");
        };
    }

    private Reply sold(Request request, Route.Named named) {
        EnrolledWorkstation workstation = caller.identify(request);
        caller.requireSelf(workstation, journalIn(named));
        String id = request.parameter("transaction").orElse("");
        if (!TRANSACTION.matcher(id).matches()) {
            throw HttpRefusal.badRequest("This is no transaction.");
        }
        return soldSales
                .find(UUID.fromString(id))
                .map(sale -> Reply.json(request, SoldSaleCodec.answer(sale)))
                .orElseThrow(WorkstationEndpoints::unknownSale);
    }

    private static HttpRefusal unknownSale() {
        return HttpRefusal.of(404, SoldSaleCodec.UNKNOWN, "This hub has not heard of this sale.");
    }

    /// A hub that is healing does not know what came back, nor who is about to take what back.
    private Reply claimLines(Request request, Route.Named named) {
        SignedRequest signed = caller.identify(request, Request.SMALL);
        EnrolledWorkstation workstation = signed.workstation();
        caller.requireSelf(workstation, journalIn(named));
        caller.requireNotRevoked(workstation);
        LineClaims wanted = LineClaimCodec.request(signed.body(Request.SMALL));
        if (healing.since().isPresent()) {
            throw HttpRefusal.of(503, "healing", "This hub does not know what came back yet.");
        }
        LineClaimOutcome outcome = returnClaims.claim(workstation.id(), wanted);
        if (outcome instanceof LineClaimOutcome.UnknownSale) {
            throw unknownSale();
        }
        return Reply.json(request, LineClaimCodec.answer(wanted, outcome));
    }

    private Reply suspendedSales(Request request, Route.Named named) {
        EnrolledWorkstation workstation = caller.identify(request);
        requireGivenSales(workstation, named);
        return Reply.json(request, SuspendedCodec.list(suspended.list(workstation)));
    }

    private Reply takeOver(Request request, Route.Named named) {
        SignedRequest signed = caller.identify(request, Request.SMALL);
        EnrolledWorkstation workstation = signed.workstation();
        requireGivenSales(workstation, named);
        SuspensionClaim wanted = SuspendedCodec.claim(signed.body(Request.SMALL));
        return Reply.json(
                request,
                SuspendedCodec.answer(wanted.suspension(), suspended.claim(workstation, wanted)));
    }

    /// A hub that is healing does not know who has what.
    private void requireGivenSales(EnrolledWorkstation workstation, Route.Named named) {
        caller.requireSelf(workstation, journalIn(named));
        caller.requireNotRevoked(workstation);
        if (healing.since().isPresent()) {
            throw HttpRefusal.of(503, "healing", "This hub does not know who has which sale yet.");
        }
    }

    private static HttpRefusal refused(int status, Why why, String text) {
        return HttpRefusal.of(status, CamelCase.of(why), text);
    }

    private Reply head(Request request, Route.Named named) {
        EnrolledWorkstation workstation = caller.identify(request);
        WorkstationId journal = journalIn(named);
        caller.requireSpeaksFor(workstation, journal);
        List<JournalEnd> ends = JournalEnd.parse(request.parameter("journal").orElse(""));
        WorkstationHead head = intake.head(journal);
        if (!caller.isBelieved(workstation)) {
            healing.lookAgain();
        } else if (!ends.isEmpty()) {
            hear(journal, ends, head);
        }
        return Reply.json(request, HeadCodec.head(head));
    }

    private void hear(WorkstationId journal, List<JournalEnd> ends, WorkstationHead head) {
        if (ends.stream().anyMatch(end -> end.acknowledged() > through(head, end))) {
            healing.begin(
                    "Workstation %d was told that this hub has more of its journal than it has."
                            .formatted(journal.number()));
        }
        healing.heard(journal, ends.stream().allMatch(end -> end.last() <= through(head, end)));
    }

    private static long through(WorkstationHead head, JournalEnd end) {
        return head.of(end.epoch()).map(EpochHead::acknowledgedThrough).orElse(0L);
    }

    private Reply chain(Request request, Route.Named named) {
        EnrolledWorkstation workstation = caller.identify(request);
        WorkstationId journal = journalIn(named);
        caller.requireSpeaksFor(workstation, journal);
        Epoch epoch =
                request.parameter("epoch")
                        .filter(Epoch::isOne)
                        .map(Epoch::new)
                        .orElseThrow(() -> HttpRefusal.badRequest("This is no epoch."));
        ChainAnswer answer = intake.chain(workstation.store(), journal, epoch, places(request));
        return Reply.json(request, ChainCodec.answer(answer));
    }

    private static List<Long> places(Request request) {
        String[] at = request.parameter("at").orElse("").split(",", -1);
        if (at.length > ChainAnswer.MOST_PLACES
                || !Arrays.stream(at).allMatch(place -> place.matches("[1-9][0-9]{0,17}"))) {
            throw HttpRefusal.badRequest("Places are up to 32 numbers from 1.");
        }
        return Arrays.stream(at).map(Long::valueOf).toList();
    }

    private Reply feed(Request request) throws InterruptedException {
        EnrolledWorkstation workstation = caller.identify(request);
        List<Cursor> cursors =
                caller.readable(workstation, Cursor.parse(request.parameter("after").orElse("")));
        return switch (feed.after(cursors, wait(request))) {
            case FeedOutcome.Page(var transactions, boolean more) ->
                    Reply.json(request, FeedCodec.page(transactions, more));
            case FeedOutcome.SnapshotNeeded(Scope scope, String why, boolean ofAnotherHistory) -> {
                if (ofAnotherHistory && caller.isBelieved(workstation)) {
                    healing.begin(
                            "Workstation %d has been where this hub never was in %s."
                                    .formatted(workstation.id().number(), scope.text()));
                }
                throw new HttpRefusal(410, HubError.snapshotNeeded(scope, why));
            }
        };
    }

    private Reply snapshot(Request request, Route.Named named) {
        EnrolledWorkstation workstation = caller.identify(request);
        Scope scope =
                Scope.parse(named.part("scope"))
                        .orElseThrow(() -> HttpRefusal.badRequest("This is no scope."));
        caller.requireMayRead(workstation, scope);
        return SnapshotAnswer.of(request, snapshots, scope);
    }

    static WorkstationId journalIn(Route.Named named) {
        String id = named.part("id");
        if (!id.matches("[1-9][0-9]{0,8}")) {
            throw HttpRefusal.badRequest("A workstation has a number.");
        }
        return new WorkstationId(Integer.parseInt(id));
    }

    private static Duration wait(Request request) {
        String wait = request.parameter("wait").orElse("0");
        if (!wait.matches("[0-9]{1,6}")) {
            throw HttpRefusal.badRequest("The wait is a number of seconds.");
        }
        return Duration.ofSeconds(Math.min(LONGEST_WAIT_SECONDS, Integer.parseInt(wait)));
    }
}
