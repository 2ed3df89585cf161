package org.tillbridge.hub.http;

import org.tillbridge.hub.catalogue.CatalogueImport;
import org.tillbridge.hub.catalogue.ImportReport;
import org.tillbridge.hub.catalogue.ItemListStore;
import org.tillbridge.hub.catalogue.ItemSearch;
import org.tillbridge.hub.catalogue.ListedItem;
import org.tillbridge.hub.enrolment.Enrolment;
import org.tillbridge.hub.figures.FiguresCodec;
import org.tillbridge.hub.figures.FiguresStore;
import org.tillbridge.hub.http.ApiKeys.ApiScope;
import org.tillbridge.hub.page.ListPage;
import org.tillbridge.hub.page.PageRequest;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.wire.EnrolmentCode;
import org.tillbridge.sync.wire.PushRequest;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// What programs of head office call, with an API key. Bodies of imports are the files of
/// import.md.
final class AdminEndpoints {
    private final HubDatabase database;
    private final Clock clock;
    private final CatalogueImport catalogue;
    private final Enrolment enrolment;
    private final ApiKeys keys;

    AdminEndpoints(
            HubDatabase database,
            Clock clock,
            CatalogueImport catalogue,
            Enrolment enrolment,
            ApiKeys keys) {
        this.database = database;
        this.clock = clock;
        this.catalogue = catalogue;
        this.enrolment = enrolment;
        this.keys = keys;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/v1/admin/imports/{file}", this::importFile),
                Route.post("/v1/admin/stores/{store}/codes", this::code),
                Route.post("/v1/admin/workstations/{id}/codes", this::codeReplacing),
                Route.get("/v1/admin/figures", (request, _) -> figures(request)),
                Route.get("/v1/admin/items", (request, _) -> items(request)));
    }

    /// A store as it is named in an address.
    static StoreId store(String number) {
        if (!number.matches("[1-9][0-9]{0,8}")) {
            throw HttpRefusal.badRequest("A store has a number.");
        }
        return new StoreId(Integer.parseInt(number));
    }

    private Reply items(Request request) {
        keys.require(request, ApiScope.FIGURES);
        ItemSearch search =
                ItemSearch.of(
                        request.parameter("query").orElse(""),
                        request.parameter("store").map(AdminEndpoints::store));
        PageRequest wanted = Paging.wanted(request, search.order());
        ListPage<ListedItem> page =
                database.read(sql -> new ItemListStore(sql).page(search, clock.instant(), wanted));
        return Reply.json(request, ItemCodec.items(page, search.order()));
    }

    private Reply importFile(Request request, Route.Named named) {
        keys.require(request, ApiScope.CATALOGUE);
        byte[] tsv = request.decodedBody(PushRequest.MAX_TAKEN_BYTES);
        ImportReport report =
                catalogue
                        .take(named.part("file"), tsv)
                        .orElseThrow(
                                () ->
                                        HttpRefusal.of(
                                                404, "notFound", "There is no such import file."));
        return Reply.json(request, AdminCodec.report(report));
    }

    private Reply code(Request request, Route.Named named) {
        keys.require(request, ApiScope.ENROLMENT);
        StoreId store = store(named.part("store"));
        Optional<String> name = AdminCodec.text(request.decodedBody(Request.SMALL), "name");
        EnrolmentCode code =
                enrolment
                        .code(store, name)
                        .orElseThrow(
                                () -> HttpRefusal.of(404, "notFound", "There is no such store."));
        return Reply.json(request, AdminCodec.code(code));
    }

    private Reply codeReplacing(Request request, Route.Named named) {
        keys.require(request, ApiScope.ENROLMENT);
        WorkstationId dead = WorkstationEndpoints.journalIn(named);
        Optional<String> name = AdminCodec.text(request.decodedBody(Request.SMALL), "name");
        EnrolmentCode code =
                enrolment
                        .codeReplacing(dead, name)
                        .orElseThrow(
                                () ->
                                        HttpRefusal.of(
                                                404, "notFound", "There is no such workstation."));
        return Reply.json(request, AdminCodec.code(code));
    }

    private Reply figures(Request request) {
        keys.require(request, ApiScope.FIGURES);
        return Reply.json(
                request,
                Hash.utf8(
                        FiguresCodec.text(database.read(sql -> new FiguresStore(sql).figures()))));
    }
}
