package org.tillbridge.hub.intake;

import static java.util.Comparator.naturalOrder;

import org.tillbridge.hub.feed.FeedStore;
import org.tillbridge.hub.feed.ScopeHead;
import org.tillbridge.hub.intake.ReturnClaimStore.Held;
import org.tillbridge.hub.intake.ReturnStore.Original;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.retail.GoodsLine;
import org.tillbridge.retail.OriginalLine;
import org.tillbridge.retail.Quantity;
import org.tillbridge.retail.SaleLine;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.rules.LineClaim;
import org.tillbridge.sync.rules.ReturnRules;
import org.tillbridge.sync.wire.LineClaimOutcome;
import org.tillbridge.sync.wire.LineClaims;
import org.tillbridge.sync.wire.Scope;
import org.tillbridge.sync.wire.SoldSale;

import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Lets one workstation at a time take a line of a sale back, of whatever store they are: of two
/// that can ask, and have sent what they took back before, one gives money back. A claim books
/// nothing: it ends when the return is booked, when it is given up, or by itself, so a till that
/// dies in between takes nothing from anybody.
///
/// Safe for use by any number of threads.
public final class ReturnClaims {
    private final HubDatabase database;
    private final InstantSource clock;

    public ReturnClaims(HubDatabase database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Claims all lines or none, once more where the workstation has them already; or lets go of
    /// them.
    public LineClaimOutcome claim(WorkstationId workstation, LineClaims wanted) {
        return database.write(transaction -> claim(transaction, workstation, wanted));
    }

    /// What the store that sold books meanwhile comes before or after it, not in between.
    private LineClaimOutcome claim(
            HubTransaction transaction, WorkstationId workstation, LineClaims wanted)
            throws SQLException {
        ReturnStore returns = new ReturnStore(transaction.statements());
        Optional<Original> original = returns.original(wanted.sale());
        if (original.isEmpty()) {
            return new LineClaimOutcome.UnknownSale();
        }
        StoreId store = original.get().store();
        Instant now =
                time(
                        new FeedStore(transaction.statements())
                                .lock(transaction, new Scope.Store(store), clock.instant()));
        ReturnClaimStore claims = new ReturnClaimStore(transaction.statements());
        claims.forgetLapsed(store, now);
        if (!wanted.take() || returns.original(wanted.back()).isPresent()) {
            claims.letGo(store, wanted, workstation);
            return new LineClaimOutcome.Free();
        }
        if (!areSold(wanted, new JournalStore(transaction.statements()), original.get())) {
            return new LineClaimOutcome.UnknownSale();
        }
        List<SoldSale.Back> backs = returns.backs(store, wanted.sale());
        Map<OriginalLine, LineClaim> given = new LinkedHashMap<>();
        for (LineClaims.Line line : wanted.lines()) {
            Optional<Held> held = claims.held(store, wanted.sale(), line.number());
            LineClaim claim = LineClaim.said(workstation, held.map(Held::claim), now);
            Optional<LineClaimOutcome> refused = refused(line, held, claim, backs);
            if (refused.isPresent()) {
                return refused.get();
            }
            given.put(new OriginalLine(wanted.sale(), line.number()), claim);
        }
        for (Map.Entry<OriginalLine, LineClaim> each : given.entrySet()) {
            claims.claim(store, each.getKey(), wanted.back(), each.getValue());
        }
        return new LineClaimOutcome.Claimed(
                given.values().stream().map(LineClaim::until).min(naturalOrder()).orElseThrow());
    }

    /// That of the store, so that nodes whose clocks differ agree on it; not where a clock that was
    /// wrong put it so far ahead that no claim would lapse until then.
    private static Instant time(ScopeHead head) {
        return head.time().isBefore(head.locked().plus(LineClaim.LASTS))
                ? head.time()
                : head.locked();
    }

    private static boolean areSold(LineClaims wanted, JournalStore journal, Original original)
            throws SQLException {
        Set<Integer> sold =
                SoldSales.read(journal, original.entryId()).stream()
                        .flatMap(sale -> sale.goods().stream())
                        .filter(SaleLine.class::isInstance)
                        .map(GoodsLine::number)
                        .collect(Collectors.toSet());
        return wanted.lines().stream().map(LineClaims.Line::number).allMatch(sold::contains);
    }

    private static Optional<LineClaimOutcome> refused(
            LineClaims.Line line, Optional<Held> held, LineClaim claim, List<SoldSale.Back> backs) {
        List<Quantity> back =
                backs.stream()
                        .filter(one -> one.line() == line.number())
                        .map(SoldSale.Back::quantity)
                        .toList();
        return switch (ReturnRules.claim(
                held.map(Held::claim), claim.by(), claim.at(), back, line.returned())) {
            case LINE_CLAIMED_BY_ANOTHER -> held.map(other -> claimedBy(line, other));
            case LINE_CAME_BACK_MEANWHILE ->
                    Optional.of(new LineClaimOutcome.CameBack(line.number()));
            default -> Optional.empty();
        };
    }

    private static LineClaimOutcome claimedBy(LineClaims.Line line, Held other) {
        return new LineClaimOutcome.ClaimedBy(
                line.number(),
                other.claim().by(),
                other.name(),
                other.store(),
                other.claim().until());
    }
}
