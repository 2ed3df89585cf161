package org.tillbridge.hub.http;

import org.tillbridge.hub.conflict.ConflictStore;
import org.tillbridge.hub.enrolment.EnrolmentStore;
import org.tillbridge.hub.enrolment.Revocation;
import org.tillbridge.hub.healing.Healing;
import org.tillbridge.hub.http.ApiKeys.ApiScope;
import org.tillbridge.hub.intake.Settlement;
import org.tillbridge.hub.intake.WaitingStore;
import org.tillbridge.hub.page.PageRequest;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.retail.WorkstationId;

import java.time.Instant;
import java.util.List;

/// What head office calls to see what is odd, and to put it right.
final class RepairEndpoints {
    private final HubDatabase database;
    private final Settlement settlement;
    private final Revocation revocation;
    private final Healing healing;
    private final ApiKeys keys;

    RepairEndpoints(
            HubDatabase database,
            Settlement settlement,
            Revocation revocation,
            Healing healing,
            ApiKeys keys) {
        this.database = database;
        this.settlement = settlement;
        this.revocation = revocation;
        this.healing = healing;
        this.keys = keys;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/admin/parked", (request, _) -> parked(request)),
                Route.post("/v1/admin/parked/replay", (request, _) -> replay(request)),
                Route.get("/v1/admin/conflicts", (request, _) -> conflicts(request)),
                Route.get("/v1/admin/workstations", (request, _) -> workstations(request)),
                Route.post("/v1/admin/workstations/{id}/revocation", this::revoke),
                Route.post("/v1/admin/workstations/{id}/refunds", this::bookRefunds),
                Route.post("/v1/admin/healing/end", (request, _) -> endHealing(request)));
    }

    private Reply parked(Request request) {
        keys.require(request, ApiScope.REPAIR);
        return Reply.json(
                request,
                RepairCodec.parked(
                        settlement.waiting(),
                        settlement.list(Paging.wanted(request, WaitingStore.ORDER))));
    }

    private Reply replay(Request request) {
        keys.require(request, ApiScope.REPAIR);
        int applied = settlement.ofAll();
        return Reply.json(request, RepairCodec.applied(applied, settlement.waiting()));
    }

    private Reply conflicts(Request request) {
        keys.require(request, ApiScope.REPAIR);
        PageRequest wanted = Paging.wanted(request, ConflictStore.ORDER);
        return Reply.json(
                request,
                database.read(
                        sql -> {
                            ConflictStore store = new ConflictStore(sql);
                            return RepairCodec.conflicts(store.count(), store.page(wanted));
                        }));
    }

    private Reply workstations(Request request) {
        keys.require(request, ApiScope.REPAIR);
        PageRequest wanted = Paging.wanted(request, EnrolmentStore.ORDER);
        return Reply.json(
                request,
                RepairCodec.workstations(
                        database.read(sql -> new EnrolmentStore(sql).page(wanted))));
    }

    private Reply revoke(Request request, Route.Named named) {
        keys.require(request, ApiScope.REPAIR);
        WorkstationId workstation = WorkstationEndpoints.journalIn(named);
        String reason =
                AdminCodec.text(request.decodedBody(Request.SMALL), "reason")
                        .orElseThrow(() -> HttpRefusal.badRequest("A revocation has a reason."));
        Instant at =
                revocation
                        .revoke(workstation, reason)
                        .orElseThrow(
                                () ->
                                        HttpRefusal.of(
                                                404, "notFound", "There is no such workstation."));
        return Reply.json(request, RepairCodec.revoked(workstation, at));
    }

    private Reply endHealing(Request request) {
        keys.require(request, ApiScope.REPAIR);
        return Reply.json(request, RepairCodec.healingEnded(healing.end()));
    }

    private Reply bookRefunds(Request request, Route.Named named) {
        keys.require(request, ApiScope.REPAIR);
        int applied = settlement.ofRefunds(WorkstationEndpoints.journalIn(named));
        return Reply.json(request, RepairCodec.applied(applied, settlement.waiting()));
    }
}
