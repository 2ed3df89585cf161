package org.tillbridge.hub.http;

import org.tillbridge.hub.day.AbsenceOutcome;
import org.tillbridge.hub.day.StoreDayStore;
import org.tillbridge.hub.day.StoreDays;
import org.tillbridge.hub.enrolment.EnrolledWorkstation;
import org.tillbridge.hub.enrolment.EnrolmentStore;
import org.tillbridge.hub.http.ApiKeys.ApiScope;
import org.tillbridge.hub.page.PageRequest;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.retail.StoreId;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/// What head office calls about the business days of stores.
final class DayEndpoints {
    private final HubDatabase database;
    private final StoreDays days;
    private final ApiKeys keys;

    DayEndpoints(HubDatabase database, StoreDays days, ApiKeys keys) {
        this.database = database;
        this.days = days;
        this.keys = keys;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/admin/days", (request, _) -> list(request)),
                Route.post("/v1/admin/workstations/{id}/absences/{date}", this::absent));
    }

    private Reply list(Request request) {
        keys.require(request, ApiScope.FIGURES);
        Optional<StoreId> store = request.parameter("store").map(AdminEndpoints::store);
        Optional<LocalDate> date = request.parameter("date").map(DayEndpoints::date);
        PageRequest wanted = Paging.wanted(request, StoreDayStore.ORDER);
        return Reply.json(request, DayCodec.days(days.list(store, date, wanted)));
    }

    private Reply absent(Request request, Route.Named named) {
        keys.require(request, ApiScope.REPAIR);
        EnrolledWorkstation workstation =
                database.read(
                                sql ->
                                        new EnrolmentStore(sql)
                                                .workstation(WorkstationEndpoints.journalIn(named)))
                        .orElseThrow(
                                () ->
                                        HttpRefusal.of(
                                                404, "notFound", "There is no such workstation."));
        LocalDate date = date(named.part("date"));
        String reason =
                AdminCodec.text(request.decodedBody(Request.SMALL), "reason")
                        .orElseThrow(() -> HttpRefusal.badRequest("An absence has a reason."));
        return switch (days.absent(workstation.store(), date, workstation.id(), reason)) {
            case AbsenceOutcome.Declared() ->
                    Reply.json(
                            request,
                            DayCodec.days(
                                    days.list(
                                            Optional.of(workstation.store()),
                                            Optional.of(date),
                                            PageRequest.first(1))));
            case AbsenceOutcome.Refused(String text) ->
                    throw HttpRefusal.of(409, "notWaitedFor", text);
        };
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException odd) {
            throw HttpRefusal.badRequest("A date is like 2026-12-01.");
        }
    }
}
