package org.tillbridge.hub.http;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.hub.catalogue.CatalogueImport;
import org.tillbridge.hub.day.StoreDays;
import org.tillbridge.hub.enrolment.Enrolment;
import org.tillbridge.hub.enrolment.Revocation;
import org.tillbridge.hub.feed.Feed;
import org.tillbridge.hub.feed.FeedBell;
import org.tillbridge.hub.healing.Healing;
import org.tillbridge.hub.intake.IntakeCounts;
import org.tillbridge.hub.intake.JournalIntake;
import org.tillbridge.hub.intake.ReturnClaims;
import org.tillbridge.hub.intake.Settlement;
import org.tillbridge.hub.intake.SoldSales;
import org.tillbridge.hub.loyalty.Customers;
import org.tillbridge.hub.snapshot.Snapshots;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.StorageException;
import org.tillbridge.hub.storedvalue.StoredValueClaims;
import org.tillbridge.hub.suspended.SuspendedSales;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.wire.HubError;
import org.tillbridge.sync.wire.SignatureCheck;
import org.tillbridge.sync.wire.UnreadableMessageException;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All that can be asked of the hub: a request in, a reply out. Every answer carries the hub's
/// time; every error is a code and a sentence. Safe for use by any number of threads.
public final class Endpoints {
    private static final Logger LOG = LoggerFactory.getLogger(Endpoints.class);
    private static final int RETRY_AFTER_SECONDS = 2;

    private final Clock clock;
    private final List<Route> routes = new ArrayList<>();

    /// What is answered with.
    public record Services(
            HubDatabase database,
            Clock clock,
            SignatureCheck signatures,
            Enrolment enrolment,
            JournalIntake intake,
            IntakeCounts counts,
            Feed feed,
            FeedBell bell,
            Snapshots snapshots,
            StoredValueClaims storedValue,
            Customers customers,
            SuspendedSales suspended,
            CatalogueImport catalogue,
            Settlement settlement,
            StoreDays days,
            Revocation revocation,
            Healing healing,
            ApiKeys apiKeys) {}

    public Endpoints(Services services) {
        clock = services.clock();
        routes.addAll(
                new WorkstationEndpoints(
                                new Caller(
                                        services.database(),
                                        clock,
                                        services.signatures(),
                                        services.enrolment(),
                                        services.healing()),
                                services.enrolment(),
                                services.intake(),
                                services.healing(),
                                services.feed(),
                                services.snapshots(),
                                services.storedValue(),
                                services.customers(),
                                services.suspended(),
                                new SoldSales(services.database()),
                                new ReturnClaims(services.database(), clock))
                        .routes());
        routes.addAll(
                new AdminEndpoints(
                                services.database(),
                                clock,
                                services.catalogue(),
                                services.enrolment(),
                                services.apiKeys())
                        .routes());
        routes.addAll(
                new RepairEndpoints(
                                services.database(),
                                services.settlement(),
                                services.revocation(),
                                services.healing(),
                                services.apiKeys())
                        .routes());
        routes.addAll(
                new DayEndpoints(services.database(), services.days(), services.apiKeys())
                        .routes());
        Metrics metrics =
                new Metrics(
                        services.counts(),
                        services.settlement(),
                        services.healing(),
                        services.bell(),
                        services.snapshots());
        routes.add(Route.get("/metrics", (_, _) -> metrics.reply()));
        routes.add(
                Route.get("/health", (request, _) -> health(request, services.healing().since())));
    }

    /// Answers, whatever happens.
    public Reply answer(Request request) {
        return reply(request).with("Hub-Time", Long.toString(clock.millis()));
    }

    private Reply reply(Request request) {
        try {
            for (Route route : routes) {
                Optional<Route.Named> named = route.match(request);
                if (named.isPresent()) {
                    return answer(request, route, named.get());
                }
            }
            throw HttpRefusal.of(404, "notFound", "There is nothing here.");
        } catch (HttpRefusal refusal) {
            return Reply.refusing(refusal);
        } catch (UnreadableMessageException odd) {
            LOG.info("A request cannot be read: {}", odd.getMessage());
            return Reply.refusing(
                    HttpRefusal.badRequest("The request cannot be read: " + odd.getMessage()));
        } catch (StorageException.Weather weather) {
            LOG.warn("A request is put off", weather);
            return busy();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return busy();
        } catch (RuntimeException failure) {
            LOG.error("A request failed: {} {}", request.method(), request.path(), failure);
            return Reply.refusing(
                    HttpRefusal.of(500, "failed", "The hub failed; the cause is logged."));
        }
    }

    /// A path may name a card or a customer: only the kind of it is logged.
    private static Reply answer(Request request, Route route, Route.Named named)
            throws InterruptedException {
        try {
            return route.endpoint().answer(request, named);
        } catch (HttpRefusal refusal) {
            LOG.info(
                    "Refused with {} {}: {} {} of {}",
                    refusal.status(),
                    refusal.error().code(),
                    route.method(),
                    route.path(),
                    request.signer().orElse("somebody"));
            throw refusal;
        }
    }

    private static Reply busy() {
        HttpRefusal refusal =
                new HttpRefusal(503, HubError.of("busy", "The hub cannot write now; come again."));
        return Reply.refusing(refusal).with("Retry-After", Integer.toString(RETRY_AFTER_SECONDS));
    }

    private static Reply health(Request request, Optional<Instant> healingSince) {
        String healing =
                healingSince.map(since -> ",\"healingSince\":" + since.toEpochMilli()).orElse("");
        return Reply.json(request, Hash.utf8("{\"status\":\"up\"%s}".formatted(healing)));
    }
}
