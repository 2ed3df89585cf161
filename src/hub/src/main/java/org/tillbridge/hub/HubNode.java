package org.tillbridge.hub;

import org.tillbridge.hub.enrolment.SigningKeys;
import org.tillbridge.hub.enrolment.SpareEpochs;
import org.tillbridge.hub.feed.Feed;
import org.tillbridge.hub.feed.FeedBell;
import org.tillbridge.hub.http.ApiKeys;
import org.tillbridge.hub.http.Endpoints;
import org.tillbridge.hub.http.RequestSignatures;
import org.tillbridge.hub.intake.ChunkSize;
import org.tillbridge.hub.intake.IntakeCounts;
import org.tillbridge.hub.intake.JournalIntake;
import org.tillbridge.hub.intake.Underway;
import org.tillbridge.hub.loyalty.Customers;
import org.tillbridge.hub.snapshot.Snapshots;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.StatementHook;
import org.tillbridge.hub.storedvalue.BlockedCards;
import org.tillbridge.hub.storedvalue.StoredValueClaims;
import org.tillbridge.hub.suspended.SuspendedSales;
import org.tillbridge.sync.wire.SignatureCheck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// A hub with no server and no thread of its own: it answers whoever calls, on the caller's thread.
public final class HubNode implements AutoCloseable {
    private final BackOffice office;
    private final FeedBell bell;
    private final Feed feed;
    private final Snapshots snapshots;
    private final Endpoints endpoints;

    /// What it runs on.
    ///
    /// @param random must not be guessable, except in tests
    /// @param hook is told of each statement
    /// @param knows whether this version knows a kind of entry; earlier ones knew fewer
    public record Surroundings(
            Clock clock,
            RandomGenerator random,
            StatementHook hook,
            SignatureCheck signatures,
            ChunkSize chunks,
            Predicate<String> knows) {
        public Surroundings(Clock clock, RandomGenerator random) {
            this(
                    clock,
                    random,
                    StatementHook.NONE,
                    RequestSignatures::verifies,
                    ChunkSize.USUAL,
                    _ -> true);
        }
    }

    private HubNode(
            BackOffice office, FeedBell bell, Feed feed, Snapshots snapshots, Endpoints endpoints) {
        this.office = office;
        this.bell = bell;
        this.feed = feed;
        this.snapshots = snapshots;
        this.endpoints = endpoints;
    }

    public static HubNode open(HubSettings settings, Surroundings around) {
        BackOffice office =
                BackOffice.open(settings, around.clock(), around.random(), around.hook());
        try {
            HubDatabase database = office.database();
            FeedBell bell = new FeedBell();
            Feed feed = new Feed(database, bell);
            IntakeCounts counts = new IntakeCounts();
            Path folder = settings.folder();
            Snapshots snapshots =
                    Snapshots.open(database, folder.resolve("snapshots"), around.clock());
            Endpoints endpoints =
                    new Endpoints(
                            new Endpoints.Services(
                                    database,
                                    around.clock(),
                                    around.signatures(),
                                    office.enrolment(),
                                    new JournalIntake(
                                            database,
                                            around.clock(),
                                            counts,
                                            new SpareEpochs(around.random()),
                                            Underway.in(folder.resolve("underway")),
                                            around.chunks(),
                                            around.knows()),
                                    counts,
                                    feed,
                                    bell,
                                    snapshots,
                                    new StoredValueClaims(database, around.clock()),
                                    new Customers(database, around.clock()),
                                    new SuspendedSales(database, around.clock()),
                                    office.catalogue(),
                                    office.settlement(),
                                    office.days(),
                                    office.revocation(),
                                    office.healing(),
                                    ApiKeys.open(folder.resolve("api-keys.tsv"), around.random())));
            SigningKeys.tellAll(database, around.clock());
            BlockedCards.tellAll(database, around.clock());
            office.settlement().ofWhatIsUnderstoodNow();
            return new HubNode(office, bell, feed, snapshots, endpoints);
        } catch (IOException unusable) {
            office.close();
            throw new UncheckedIOException("The hub's folder cannot be used", unusable);
        }
    }

    /// Set-up, import, codes and figures of this hub.
    public BackOffice office() {
        return office;
    }

    public HubDatabase database() {
        return office.database();
    }

    /// Wakes those who wait for news. Once it is closed nobody waits: whoever asks for news gets
    /// what there is.
    public FeedBell bell() {
        return bell;
    }

    public Feed feed() {
        return feed;
    }

    public Snapshots snapshots() {
        return snapshots;
    }

    public Endpoints endpoints() {
        return endpoints;
    }

    /// Answers those who wait.
    @Override
    public void close() {
        bell.close();
        office.close();
    }
}
