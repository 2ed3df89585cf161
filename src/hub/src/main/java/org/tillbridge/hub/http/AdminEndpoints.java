package org.tillbridge.hub.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

import org.tillbridge.hub.catalogue.CatalogueImport;
import org.tillbridge.hub.catalogue.ImportReport;
import org.tillbridge.hub.enrolment.Enrolment;
import org.tillbridge.hub.figures.FiguresCodec;
import org.tillbridge.hub.figures.FiguresStore;
import org.tillbridge.hub.http.ApiKeys.ApiKey;
import org.tillbridge.hub.http.ApiKeys.ApiScope;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.StoreId;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.wire.EnrolmentCode;

import java.util.Optional;

/// What programs of head office call, with an API key. Bodies of imports are the files of
/// import.md.
final class AdminEndpoints {
    private static final String BEARER = "Bearer ";

    private final HubDatabase database;
    private final CatalogueImport catalogue;
    private final Enrolment enrolment;
    private final ApiKeys keys;

    AdminEndpoints(
            HubDatabase database, CatalogueImport catalogue, Enrolment enrolment, ApiKeys keys) {
        this.database = database;
        this.catalogue = catalogue;
        this.enrolment = enrolment;
        this.keys = keys;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/v1/admin/imports/{file}", this::importFile);
        routes.post("/v1/admin/stores/{store}/codes", this::code);
        routes.get("/v1/admin/figures", this::figures);
    }

    private void importFile(Context context) {
        require(context, ApiScope.CATALOGUE);
        byte[] tsv = Exchange.decoded(context, Exchange.rawBody(context));
        ImportReport report =
                catalogue
                        .take(context.pathParam("file"), tsv)
                        .orElseThrow(
                                () ->
                                        HttpRefusal.of(
                                                404, "notFound", "There is no such import file."));
        Exchange.answer(context, AdminCodec.report(report));
    }

    private void code(Context context) {
        require(context, ApiScope.ENROLMENT);
        String store = context.pathParam("store");
        if (!store.matches("[1-9][0-9]{0,8}")) {
            throw HttpRefusal.badRequest("A store has a number.");
        }
        byte[] body = Exchange.decoded(context, Exchange.rawBody(context));
        Optional<String> name = AdminCodec.name(body);
        EnrolmentCode code =
                enrolment
                        .code(new StoreId(Integer.parseInt(store)), name)
                        .orElseThrow(
                                () -> HttpRefusal.of(404, "notFound", "There is no such store."));
        Exchange.answer(context, AdminCodec.code(code));
    }

    private void figures(Context context) {
        require(context, ApiScope.FIGURES);
        Exchange.answer(
                context,
                Hash.utf8(
                        FiguresCodec.text(database.read(sql -> new FiguresStore(sql).figures()))));
    }

    private void require(Context context, ApiScope scope) {
        String header = Exchange.header(context, "Authorization").orElse("");
        Optional<ApiKey> key =
                header.startsWith(BEARER)
                        ? keys.find(header.substring(BEARER.length()))
                        : Optional.empty();
        if (key.isEmpty()) {
            throw HttpRefusal.of(401, "apiKey", "This needs an API key.");
        }
        if (!key.get().scopes().contains(CamelCase.of(scope))) {
            throw HttpRefusal.forbidden("This API key may not do that.");
        }
    }
}
