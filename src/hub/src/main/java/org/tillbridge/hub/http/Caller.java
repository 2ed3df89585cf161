package org.tillbridge.hub.http;

import org.tillbridge.hub.enrolment.EnrolledWorkstation;
import org.tillbridge.hub.enrolment.Enrolment;
import org.tillbridge.hub.enrolment.EnrolmentStore;
import org.tillbridge.hub.healing.Healing;
import org.tillbridge.hub.shop.ShopStore;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.rules.Trust;
import org.tillbridge.sync.wire.Cursor;
import org.tillbridge.sync.wire.HttpHubLink;
import org.tillbridge.sync.wire.Scope;
import org.tillbridge.sync.wire.SignatureCheck;
import org.tillbridge.sync.wire.SignatureVerifier;
import org.tillbridge.sync.wire.SignatureVerifier.Received;
import org.tillbridge.sync.wire.SignatureVerifier.Verdict;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Finds out which workstation calls, and what it may see: its own journal, and the scopes of its
/// own store.
final class Caller {
    private final HubDatabase database;
    private final Clock clock;
    private final SignatureCheck signatures;
    private final Enrolment enrolment;
    private final Healing healing;

    Caller(
            HubDatabase database,
            Clock clock,
            SignatureCheck signatures,
            Enrolment enrolment,
            Healing healing) {
        this.database = database;
        this.clock = clock;
        this.enrolment = enrolment;
        this.healing = healing;
        this.signatures = signatures;
    }

    /// The workstation whose signature a call without a body carries.
    EnrolledWorkstation identify(Request request) {
        return identify(request, 0).workstation();
    }

    /// Nothing of a body is kept before it is known whose it is.
    ///
    /// @param most bytes of the body
    SignedRequest identify(Request request, int most) {
        Received received =
                new Received(request.method(), request.path(), request.query(), request.header());
        EnrolledWorkstation workstation;
        try {
            workstation = identify(request, received);
        } catch (HttpRefusal refused) {
            request.passOver(most);
            throw refused;
        }
        byte[] raw = request.rawBody(most);
        if (!SignatureVerifier.isBodyOf(received, raw)) {
            throw HttpRefusal.of(401, "signature", "This is not the body that was signed.");
        }
        return new SignedRequest(request, workstation, raw);
    }

    private EnrolledWorkstation identify(Request request, Received received) {
        request.header(HttpHubLink.CERTIFICATE_HEADER).ifPresent(this::takeBack);
        Map<WorkstationId, EnrolledWorkstation> known = new HashMap<>();
        SignatureVerifier verifier =
                new SignatureVerifier(
                        id -> lookUp(id, known).map(EnrolledWorkstation::key), signatures);
        return switch (verifier.verify(received, clock.instant())) {
            case Verdict.Genuine(WorkstationId id) -> Objects.requireNonNull(known.get(id));
            case Verdict.WrongTime _ ->
                    throw HttpRefusal.of(
                            401, "clock", "The signature's time is not the hub's time.");
            case Verdict.Refused(String reason) -> throw HttpRefusal.of(401, "signature", reason);
        };
    }

    /// A workstation shows its certificate where it was not known. If it is not, this hub has
    /// forgotten it.
    private void takeBack(String certificate) {
        if (enrolment.comesBack(certificate)) {
            healing.begin("A workstation came that this hub does not know, with its certificate.");
        }
    }

    /// Its own journal, or, as long as it is not revoked itself, that of the one it replaces.
    void requireSpeaksFor(EnrolledWorkstation caller, WorkstationId journal) {
        if (!caller.speaksFor(journal)) {
            throw HttpRefusal.forbidden(
                    "A workstation may only see its own journal, or that of the one it replaces.");
        }
        if (!caller.id().equals(journal) && isRevoked(caller.id())) {
            throw HttpRefusal.forbidden("A revoked workstation speaks for nobody else.");
        }
    }

    /// Whether what it says may be a sign that this hub has lost something: a stolen till could say
    /// so for ever.
    boolean isBelieved(EnrolledWorkstation caller) {
        return !isRevoked(caller.id());
    }

    private boolean isRevoked(WorkstationId workstation) {
        return database.read(sql -> new EnrolmentStore(sql).trust(workstation)).trust()
                == Trust.REVOKED;
    }

    void requireSelf(EnrolledWorkstation caller, WorkstationId named) {
        if (!caller.id().equals(named)) {
            throw HttpRefusal.forbidden("A workstation may only ask in its own name.");
        }
    }

    /// Who takes over what another left has to be trusted.
    void requireNotRevoked(EnrolledWorkstation caller) {
        if (isRevoked(caller.id())) {
            throw HttpRefusal.forbidden("A revoked workstation is given nothing.");
        }
    }

    void requireMayRead(EnrolledWorkstation caller, Scope scope) {
        if (!mayRead(caller, scope)) {
            throw mayNotRead();
        }
    }

    private static HttpRefusal mayNotRead() {
        return HttpRefusal.forbidden("A workstation may only read what concerns its own store.");
    }

    /// Where a workstation goes on in the feed. A price list that its store had before is left out:
    /// that it has another by now is what the other scopes have to tell it.
    List<Cursor> readable(EnrolledWorkstation caller, List<Cursor> cursors) {
        List<Cursor> readable = new ArrayList<>();
        for (Cursor cursor : cursors) {
            if (mayRead(caller, cursor.scope())) {
                readable.add(cursor);
            } else if (!(cursor.scope() instanceof Scope.Prices) || cursors.size() == 1) {
                throw mayNotRead();
            }
        }
        return readable;
    }

    private boolean mayRead(EnrolledWorkstation caller, Scope scope) {
        return switch (scope) {
            case Scope.Catalogue _ -> true;
            case Scope.Prices(int list) -> list == priceListOf(caller);
            case Scope.Store(var store) -> store.equals(caller.store());
            case Scope.Workstation(var workstation) -> workstation.equals(caller.id());
        };
    }

    private int priceListOf(EnrolledWorkstation caller) {
        return database.read(sql -> new ShopStore(sql).store(caller.store()))
                .orElseThrow()
                .priceList();
    }

    /// @param known told of it, so that it is looked up once
    private Optional<EnrolledWorkstation> lookUp(
            WorkstationId id, Map<WorkstationId, EnrolledWorkstation> known) {
        Optional<EnrolledWorkstation> found =
                database.read(sql -> new EnrolmentStore(sql).workstation(id));
        found.ifPresent(workstation -> known.put(id, workstation));
        return found;
    }
}
