package org.tillbridge.hub.shop;

import org.tillbridge.hub.feed.FeedStore;
import org.tillbridge.hub.feed.ScopeHead;
import org.tillbridge.hub.shop.SetupReader.GivenOperator;
import org.tillbridge.hub.shop.SetupReader.GivenRight;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.retail.Allowance;
import org.tillbridge.retail.Department;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.Permission;
import org.tillbridge.retail.StoreId;
import org.tillbridge.sync.wire.FeedRow;
import org.tillbridge.sync.wire.ReplicaRow.DepartmentRow;
import org.tillbridge.sync.wire.ReplicaRow.RightRow;
import org.tillbridge.sync.wire.ReplicaRow.TaxRateRow;
import org.tillbridge.sync.wire.RowCodec;
import org.tillbridge.sync.wire.Scope;
import org.tillbridge.sync.wire.StoreRow;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Takes a folder that says who and where: stores, price lists, taxes, departments, operators. All
/// of it or nothing.
public final class ShopSetup {
    private final HubDatabase database;
    private final Clock clock;
    private final RandomGenerator random;
    private final int pinIterations;
    private final OperatorsChanged operatorsChanged;

    /// Is told, within the transaction, that operators are new or changed.
    @FunctionalInterface
    public interface OperatorsChanged {
        void tell(HubTransaction transaction, List<Operator> operators, Instant now)
                throws SQLException;
    }

    /// How much was taken.
    public record Taken(int stores, int priceLists, int taxes, int departments, int operators) {}

    /// @param random must not be guessable
    public ShopSetup(
            HubDatabase database,
            Clock clock,
            RandomGenerator random,
            int pinIterations,
            OperatorsChanged operatorsChanged) {
        this.database = database;
        this.clock = clock;
        this.random = random;
        this.pinIterations = pinIterations;
        this.operatorsChanged = operatorsChanged;
    }

    /// Reads a folder as a hub that knows nothing yet would, and takes nothing.
    ///
    /// @throws SetupException if anything is odd
    public static void check(Path folder) throws IOException, SetupException {
        SetupReader.read(folder, new Known());
    }

    /// Can be run again: what is known is changed, what is new is added, the rest stays.
    ///
    /// @throws SetupException if anything is odd; nothing is taken then
    public Taken take(Path folder) throws IOException, SetupException {
        Map<OperatorId, Operator> known =
                database.read(sql -> new ShopStore(sql).operators()).stream()
                        .collect(Collectors.toMap(Operator::id, Function.identity()));
        SetupReader given =
                SetupReader.read(folder, database.read(sql -> Known.from(new ShopStore(sql))));
        List<Operator> operators = operators(given.operators(), known);
        return database.write(transaction -> write(transaction, given, operators));
    }

    /// Salts are drawn one after the other, so that who gets which depends on the order of the
    /// operators alone; PINs are slow to stretch, so that is done on all processors.
    private List<Operator> operators(List<GivenOperator> given, Map<OperatorId, Operator> known) {
        List<byte[]> salts = given.stream().map(_ -> OperatorSecret.salt(random)).toList();
        return IntStream.range(0, given.size())
                .parallel()
                .mapToObj(i -> operator(given.get(i), salts.get(i), known))
                .toList();
    }

    /// A PIN that did not change keeps its secret.
    private Operator operator(GivenOperator given, byte[] salt, Map<OperatorId, Operator> known) {
        Operator before = known.get(given.id());
        OperatorSecret secret =
                before != null && before.secret().isOf(given.pin())
                        ? before.secret()
                        : OperatorSecret.of(given.pin(), pinIterations, salt);
        return new Operator(given.id(), given.name(), given.role(), secret, given.stores());
    }

    private Taken write(HubTransaction transaction, SetupReader given, List<Operator> operators)
            throws SQLException {
        Instant now = clock.instant();
        ScopeHead head =
                new FeedStore(transaction.statements()).lock(transaction, Scope.CATALOGUE, now);
        ShopStore shop = new ShopStore(transaction.statements());
        List<FeedRow> catalogue = new ArrayList<>();
        for (PriceList list : given.priceLists()) {
            shop.put(list);
        }
        for (TaxRateRow rate : given.taxes()) {
            shop.put(rate);
            if (rate.store().isEmpty()) {
                catalogue.add(RowCodec.row(rate));
            }
        }
        for (Department department : given.departments()) {
            shop.put(department);
            catalogue.add(RowCodec.row(new DepartmentRow(department)));
        }
        new FeedStore(transaction.statements()).append(transaction, head, catalogue);
        for (StoreRow store : given.stores()) {
            shop.put(store);
        }
        for (StoreRow store : shop.stores()) {
            tell(transaction, store.store(), rows(store, given), now);
        }
        for (Operator operator : operators) {
            shop.put(operator);
        }
        if (!operators.isEmpty()) {
            operatorsChanged.tell(transaction, operators, now);
        }
        return new Taken(
                given.stores().size(),
                given.priceLists().size(),
                given.taxes().size(),
                given.departments().size(),
                operators.size());
    }

    private static List<FeedRow> rows(StoreRow store, SetupReader given) {
        List<FeedRow> rows = new ArrayList<>();
        rows.add(RowCodec.row(store));
        given.taxes().stream()
                .filter(rate -> rate.store().filter(store.store()::equals).isPresent())
                .forEach(rate -> rows.add(RowCodec.row(rate)));
        given.rights().stream()
                .filter(right -> right.store().equals(store.store()))
                .forEach(right -> rows.add(row(right)));
        return rows;
    }

    private static FeedRow row(GivenRight right) {
        Permission permission = right.permission().orElse(Permission.of(Allowance.DENY));
        RightRow row = new RightRow(right.role(), right.right(), permission);
        return right.permission().isPresent()
                ? RowCodec.row(row)
                : FeedRow.removed(row.kind(), row.key());
    }

    private static void tell(
            HubTransaction transaction, StoreId store, List<FeedRow> rows, Instant now)
            throws SQLException {
        FeedStore feed = new FeedStore(transaction.statements());
        ScopeHead head = feed.lock(transaction, new Scope.Store(store), now);
        feed.append(transaction, head, rows);
    }
}
