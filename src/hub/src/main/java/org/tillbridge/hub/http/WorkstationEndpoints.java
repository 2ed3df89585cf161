package org.tillbridge.hub.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

import org.tillbridge.hub.enrolment.EnrolledWorkstation;
import org.tillbridge.hub.enrolment.Enrolment;
import org.tillbridge.hub.enrolment.EnrolmentOutcome;
import org.tillbridge.hub.feed.Feed;
import org.tillbridge.hub.feed.FeedOutcome;
import org.tillbridge.hub.intake.JournalIntake;
import org.tillbridge.hub.intake.PushOutcome;
import org.tillbridge.hub.snapshot.Snapshots;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.wire.Cursor;
import org.tillbridge.sync.wire.EnrolmentCodec;
import org.tillbridge.sync.wire.FeedCodec;
import org.tillbridge.sync.wire.HeadCodec;
import org.tillbridge.sync.wire.HubError;
import org.tillbridge.sync.wire.PushCodec;
import org.tillbridge.sync.wire.PushRequest;
import org.tillbridge.sync.wire.Scope;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What workstations call.
final class WorkstationEndpoints {
    private static final long LONGEST_WAIT_SECONDS = 60;
    private static final byte[] NO_BODY = {};

    private final Caller caller;
    private final Enrolment enrolment;
    private final JournalIntake intake;
    private final Feed feed;
    private final Snapshots snapshots;

    WorkstationEndpoints(
            Caller caller,
            Enrolment enrolment,
            JournalIntake intake,
            Feed feed,
            Snapshots snapshots) {
        this.caller = caller;
        this.enrolment = enrolment;
        this.intake = intake;
        this.feed = feed;
        this.snapshots = snapshots;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/v1/enrolments", this::enrol);
        routes.post("/v1/workstations/{id}/journal", this::push);
        routes.get("/v1/workstations/{id}/head", this::head);
        routes.get("/v1/feed", this::feed);
        routes.get("/v1/snapshots/{scope}", this::snapshot);
    }

    private void enrol(Context context) {
        byte[] body = Exchange.decoded(context, Exchange.rawBody(context));
        switch (enrolment.enrol(EnrolmentCodec.request(body))) {
            case EnrolmentOutcome.Enrolled(var answer) ->
                    Exchange.answer(context, EnrolmentCodec.answer(answer));
            case EnrolmentOutcome.Refused(String code, String text) ->
                    throw HttpRefusal.of(403, code, text);
        }
    }

    private void push(Context context) {
        byte[] raw = Exchange.rawBody(context);
        EnrolledWorkstation workstation = caller.identify(context, raw);
        WorkstationId journal = journalIn(context);
        caller.requireOwnJournal(workstation, journal);
        PushRequest request = PushCodec.request(journal, Exchange.decoded(context, raw));
        switch (intake.push(workstation.store(), request)) {
            case PushOutcome.Answered(var answer) ->
                    Exchange.answer(context, PushCodec.answer(answer));
            case PushOutcome.Gap(long expected) ->
                    throw new HttpRefusal(
                            409,
                            HubError.gap(expected, "Entries are missing before the first one."));
            case PushOutcome.Fork(long sequence) ->
                    throw HttpRefusal.of(
                            409,
                            "fork",
                            "Another entry stands at " + sequence + "; this journal was copied.");
        }
    }

    private void head(Context context) {
        EnrolledWorkstation workstation = caller.identify(context, NO_BODY);
        WorkstationId journal = journalIn(context);
        caller.requireOwnJournal(workstation, journal);
        Exchange.answer(context, HeadCodec.head(intake.head(journal)));
    }

    private void feed(Context context) throws InterruptedException {
        EnrolledWorkstation workstation = caller.identify(context, NO_BODY);
        List<Cursor> cursors = Cursor.parse(parameter(context, "after").orElse(""));
        cursors.forEach(cursor -> caller.requireMayRead(workstation, cursor.scope()));
        switch (feed.after(cursors, wait(context))) {
            case FeedOutcome.Page(var transactions, boolean more) ->
                    Exchange.answer(context, FeedCodec.page(transactions, more));
            case FeedOutcome.SnapshotNeeded(Scope scope, String why) ->
                    throw new HttpRefusal(410, HubError.snapshotNeeded(scope, why));
        }
    }

    private void snapshot(Context context) {
        EnrolledWorkstation workstation = caller.identify(context, NO_BODY);
        Scope scope =
                Scope.parse(context.pathParam("scope"))
                        .orElseThrow(() -> HttpRefusal.badRequest("This is no scope."));
        caller.requireMayRead(workstation, scope);
        SnapshotAnswer.write(context, snapshots, scope);
    }

    private static WorkstationId journalIn(Context context) {
        String id = context.pathParam("id");
        if (!id.matches("[1-9][0-9]{0,8}")) {
            throw HttpRefusal.badRequest("A workstation has a number.");
        }
        return new WorkstationId(Integer.parseInt(id));
    }

    private static Duration wait(Context context) {
        String wait = parameter(context, "wait").orElse("0");
        if (!wait.matches("[0-9]{1,6}")) {
            throw HttpRefusal.badRequest("The wait is a number of seconds.");
        }
        return Duration.ofSeconds(Math.min(LONGEST_WAIT_SECONDS, Integer.parseInt(wait)));
    }

    private static Optional<String> parameter(Context context, String name) {
        return Optional.ofNullable(context.queryParam(name));
    }
}
