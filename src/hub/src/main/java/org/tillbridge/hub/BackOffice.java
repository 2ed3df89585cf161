package org.tillbridge.hub;

import org.tillbridge.hub.catalogue.CatalogueImport;
import org.tillbridge.hub.catalogue.ImportReport;
import org.tillbridge.hub.catalogue.ItemListStore;
import org.tillbridge.hub.catalogue.ItemSearch;
import org.tillbridge.hub.catalogue.ItemTerms;
import org.tillbridge.hub.catalogue.ListedItem;
import org.tillbridge.hub.conflict.Conflict;
import org.tillbridge.hub.conflict.ConflictStore;
import org.tillbridge.hub.customer.Erasure;
import org.tillbridge.hub.day.StoreDays;
import org.tillbridge.hub.enrolment.Enrolment;
import org.tillbridge.hub.enrolment.EnrolmentOutcome;
import org.tillbridge.hub.enrolment.EnrolmentStore;
import org.tillbridge.hub.enrolment.HubKeys;
import org.tillbridge.hub.enrolment.Revocation;
import org.tillbridge.hub.enrolment.WorkstationScope;
import org.tillbridge.hub.figures.Figures;
import org.tillbridge.hub.figures.FiguresStore;
import org.tillbridge.hub.healing.Healing;
import org.tillbridge.hub.intake.Settlement;
import org.tillbridge.hub.page.ListPage;
import org.tillbridge.hub.page.PageRequest;
import org.tillbridge.hub.shop.SetupException;
import org.tillbridge.hub.shop.ShopSetup;
import org.tillbridge.hub.store.DatabaseAddress;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.StatementHook;
import org.tillbridge.hub.storedvalue.StoredValueLedger;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.wire.EnrolmentCode;
import org.tillbridge.sync.wire.EnrolmentRequest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// What head office does with a hub's folder, whether or not a hub is serving it: set up, import,
/// give out codes, read figures. A hub that serves the folder notices.
public final class BackOffice implements AutoCloseable {
    private static final String KEY = "hub.key";

    private final HubDatabase database;
    private final Clock clock;
    private final RandomGenerator random;
    private final Enrolment enrolment;
    private final ShopSetup setup;
    private final CatalogueImport catalogue;
    private final Settlement settlement;
    private final Healing healing;

    private BackOffice(
            HubDatabase database,
            Clock clock,
            RandomGenerator random,
            Enrolment enrolment,
            ShopSetup setup,
            CatalogueImport catalogue,
            Settlement settlement) {
        this.database = database;
        this.clock = clock;
        this.random = random;
        this.enrolment = enrolment;
        this.setup = setup;
        this.catalogue = catalogue;
        this.settlement = settlement;
        this.healing = new Healing(database, clock);
    }

    /// Whether there is a hub: its file, or the key that goes with the database of a server.
    public static boolean isThere(HubSettings settings) {
        return switch (settings.database()) {
            case DatabaseAddress.File(Path file) -> Files.isRegularFile(file);
            case DatabaseAddress.Server _ -> Files.isRegularFile(settings.folder().resolve(KEY));
        };
    }

    /// Opens the folder; makes database and key where they are not there.
    ///
    /// @param random must not be guessable, except in tests
    public static BackOffice open(HubSettings settings, Clock clock, RandomGenerator random) {
        return open(settings, clock, random, StatementHook.NONE);
    }

    static BackOffice open(
            HubSettings settings, Clock clock, RandomGenerator random, StatementHook hook) {
        try {
            Files.createDirectories(settings.folder());
            HubKeys keys = HubKeys.open(settings.folder().resolve(KEY), random);
            HubDatabase database = HubDatabase.open(settings.database(), hook);
            refuseAnothersKey(database, keys);
            ItemTerms.makeAll(database, clock);
            Settlement settlement = new Settlement(database, clock);
            return new BackOffice(
                    database,
                    clock,
                    random,
                    new Enrolment(database, keys, clock, random),
                    new ShopSetup(
                            database,
                            clock,
                            random,
                            settings.pinIterations(),
                            new WorkstationScope(keys)::tell),
                    new CatalogueImport(database, clock, settlement::ofWhatArrived),
                    settlement);
        } catch (IOException unusable) {
            throw new UncheckedIOException("The hub's folder cannot be used", unusable);
        }
    }

    /// Whoever enrols here would be a stranger to all other hubs on the same database.
    private static void refuseAnothersKey(HubDatabase database, HubKeys keys) throws IOException {
        boolean mine =
                database
                        .read(sql -> new EnrolmentStore(sql).page(PageRequest.first(1)))
                        .rows()
                        .stream()
                        .allMatch(one -> keys.certified(one.workstation()));
        if (!mine) {
            database.close();
            throw new IOException(
                    KEY + " is not that of the database; copy the one that belongs to it");
        }
    }

    /// Takes a folder of set-up files: stores, price lists, taxes, departments, operators.
    ///
    /// @throws SetupException if anything is odd; nothing is taken then
    public ShopSetup.Taken init(Path from) throws IOException, SetupException {
        return setup.take(from);
    }

    /// Whether there is anything to import in a folder.
    public boolean knowsFilesIn(Path from) {
        return catalogue.knowsFilesIn(from);
    }

    /// Takes a folder of import files: items, prices, opening stock, quick keys.
    public ImportReport importFrom(Path from) throws IOException {
        return catalogue.take(from);
    }

    /// Takes several such folders, one after the other.
    ///
    /// @param kept where what was odd is written; if it cannot be, nothing is taken
    public ImportReport importFrom(List<Path> folders, Path kept) throws IOException {
        requireWritable(kept);
        ImportReport report = new ImportReport(List.of(), List.of());
        for (Path folder : folders) {
            report = report.and(importFrom(folder).in(folder));
        }
        Files.writeString(kept, report.tsv());
        return report;
    }

    private static void requireWritable(Path report) throws IOException {
        try {
            Files.newOutputStream(report, StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                    .close();
        } catch (IOException refused) {
            Path folder = report.toAbsolutePath().getParent();
            IOException why =
                    folder == null || Files.exists(folder)
                            ? refused
                            : new NoSuchFileException(folder.toString());
            throw new IOException(
                    "Nothing was imported, because the report cannot be written to " + report, why);
        }
    }

    /// Takes one import file that is no file.
    ///
    /// @param name such as `prices.tsv`
    /// @return empty if there is no import file of this name
    public Optional<ImportReport> importFile(String name, String tsv) {
        return catalogue.take(name, tsv.getBytes(StandardCharsets.UTF_8));
    }

    /// A new code for a workstation of a store; empty if there is no such store.
    ///
    /// @param name of the workstation; if empty it is called by its number
    public Optional<EnrolmentCode> code(StoreId store, Optional<String> name) {
        return enrolment.code(store, name);
    }

    /// A new code for a workstation that takes the place of a dead one; empty if there is no such
    /// workstation.
    ///
    /// @param name of the new one; if empty it is called as the dead one was
    public Optional<EnrolmentCode> codeReplacing(WorkstationId dead, Optional<String> name) {
        return enrolment.codeReplacing(dead, name);
    }

    /// Takes a workstation in that comes with a code.
    public EnrolmentOutcome enrol(EnrolmentRequest request) {
        return enrolment.enrol(request);
    }

    /// Of effects that are parked.
    public Settlement settlement() {
        return settlement;
    }

    /// Of a hub that was restored from a backup.
    public Healing healing() {
        return healing;
    }

    /// Of the business days of stores.
    public StoreDays days() {
        return new StoreDays(database, clock);
    }

    /// Of gift cards and store credits.
    public StoredValueLedger storedValue() {
        return new StoredValueLedger(database, clock);
    }

    /// Of who customers are.
    public Erasure erasure() {
        return new Erasure(database, clock, random);
    }

    public Revocation revocation() {
        return new Revocation(database, clock);
    }

    /// A page of the workstations, and how far each is trusted.
    public ListPage<EnrolmentStore.Listed> workstations(PageRequest wanted) {
        return database.read(sql -> new EnrolmentStore(sql).page(wanted));
    }

    /// How many conflicts rules have settled.
    public long countConflicts() {
        return database.read(sql -> new ConflictStore(sql).count());
    }

    /// A page of them, the latest first.
    public ListPage<Conflict> conflicts(PageRequest wanted) {
        return database.read(sql -> new ConflictStore(sql).page(wanted));
    }

    /// A page of the items that are asked for, with their prices of now.
    public ListPage<ListedItem> items(ItemSearch search, PageRequest wanted) {
        return database.read(sql -> new ItemListStore(sql).page(search, clock.instant(), wanted));
    }

    public Figures figures() {
        return database.read(sql -> new FiguresStore(sql).figures());
    }

    HubDatabase database() {
        return database;
    }

    Enrolment enrolment() {
        return enrolment;
    }

    CatalogueImport catalogue() {
        return catalogue;
    }

    @Override
    public void close() {
        database.close();
    }
}
