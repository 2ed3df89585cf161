package org.tillbridge.hub;

import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.EpochGrant;
import org.tillbridge.sync.wire.Cursor;
import org.tillbridge.sync.wire.Enroller;
import org.tillbridge.sync.wire.EnrolmentCode;
import org.tillbridge.sync.wire.EnrolmentOutcome;
import org.tillbridge.sync.wire.FeedOutcome;
import org.tillbridge.sync.wire.FeedPage;
import org.tillbridge.sync.wire.FeedRow;
import org.tillbridge.sync.wire.FeedTransaction;
import org.tillbridge.sync.wire.FileKeys;
import org.tillbridge.sync.wire.HttpHubLink;
import org.tillbridge.sync.wire.HubAddress;
import org.tillbridge.sync.wire.HubTime;
import org.tillbridge.sync.wire.OkHttpHubExchange;
import org.tillbridge.sync.wire.PushAnswer;
import org.tillbridge.sync.wire.PushOutcome;
import org.tillbridge.sync.wire.PushRequest;
import org.tillbridge.sync.wire.Scope;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A workstation that is enrolled at a hub, with a journal in memory.
public final class TillFixture {
    private final EnrolmentOutcome.Enrolled enrolled;
    private final HttpHubLink link;
    private final ChainFixture journal;

    private TillFixture(EnrolmentOutcome.Enrolled enrolled, HubAddress hub) {
        this.enrolled = enrolled;
        this.link = linkTo(hub);
        this.journal = new ChainFixture(store(), workstation(), grant());
    }

    public static TillFixture enrol(Hub hub, int store, Path folder) {
        return enrol(
                hub, hub.office().code(new StoreId(store), Optional.empty()).orElseThrow(), folder);
    }

    /// One that takes the place of a dead one.
    public static TillFixture replacing(Hub hub, WorkstationId dead, Path folder) {
        return enrol(hub, hub.office().codeReplacing(dead, Optional.empty()).orElseThrow(), folder);
    }

    private static TillFixture enrol(Hub hub, EnrolmentCode code, Path folder) {
        HubAddress address = new HubAddress(hub.address());
        return new TillFixture(
                (EnrolmentOutcome.Enrolled) new Enroller(folder).enrol(address, code), address);
    }

    public StoreId store() {
        return enrolled.enrolment().enrolment().store();
    }

    public WorkstationId workstation() {
        return enrolled.enrolment().enrolment().workstation();
    }

    public EpochGrant grant() {
        return enrolled.enrolment().current();
    }

    /// The nth of the spares given at enrolment, from 0.
    public EpochGrant spare(int n) {
        return enrolled.enrolment().enrolment().epochs().get(1 + n).grant();
    }

    public FileKeys keys() {
        return enrolled.keys();
    }

    public ChainFixture journal() {
        return journal;
    }

    public HttpHubLink link() {
        return link;
    }

    /// A way to another hub on the same database.
    public HttpHubLink linkTo(HubAddress other) {
        return new HttpHubLink(
                new OkHttpHubExchange(other, Path.of("no TLS")),
                workstation(),
                enrolled.keys(),
                new HubTime(Clock.systemUTC()));
    }

    /// Pushes, and is answered.
    public PushAnswer push(PushRequest request) {
        PushOutcome outcome = link.push(request);
        if (outcome instanceof PushOutcome.Answered(PushAnswer answer)) {
            return answer;
        }
        throw new AssertionError("Not answered: " + outcome);
    }

    public PushAnswer pushAll() {
        return push(journal.all());
    }

    /// All that there is after a cursor, each transaction following the one before.
    public List<FeedTransaction> feed(Cursor after) {
        List<FeedTransaction> all = new ArrayList<>();
        Cursor cursor = after;
        while (true) {
            FeedOutcome outcome = link.feed(List.of(cursor), Duration.ZERO);
            if (!(outcome instanceof FeedOutcome.Answered(FeedPage page))) {
                throw new AssertionError("Not answered: " + outcome);
            }
            for (FeedTransaction next : page.transactions()) {
                if (!next.follows(cursor)) {
                    throw new AssertionError("Does not follow: " + next);
                }
                cursor = cursor.then(next);
                all.add(next);
            }
            if (!page.more()) {
                return all;
            }
        }
    }

    /// The rows of this till's store that came last.
    public List<FeedRow> lastStoreRows() {
        return lastRowsOf(new Scope.Store(store()));
    }

    /// The rows of a scope that came last.
    public List<FeedRow> lastRowsOf(Scope scope) {
        return feed(Cursor.start(scope)).getLast().rows();
    }
}
