package org.tillbridge.sync.replica;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.sync.disk.OwnerOnly;
import org.tillbridge.sync.wire.ReplicaRow.DepartmentRow;
import org.tillbridge.sync.wire.ReplicaRow.OperatorRow;
import org.tillbridge.sync.wire.ReplicaRow.RightRow;
import org.tillbridge.sync.wire.ReplicaRow.TaxRateRow;
import org.tillbridge.sync.wire.ReplicaRow.WorkstationRow;
import org.tillbridge.sync.wire.RowBlock;
import org.tillbridge.sync.wire.Scope;
import org.tillbridge.sync.wire.ScopeChecksum;
import org.tillbridge.sync.wire.SnapshotCodec;
import org.tillbridge.sync.wire.SnapshotHeader;
import org.tillbridge.sync.wire.SnapshotRow;
import org.tillbridge.sync.wire.StoreRow;
import org.tillbridge.sync.wire.UnreadableMessageException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The few rows that no sale can do without: who signs on and may do what, the store's settings,
/// departments and tax rates. They are kept once more beside the replica, a small snapshot per
/// scope, so that a till whose replica cannot be read at all sells by department until the hub is
/// there again.
final class Essentials {
    private static final Logger LOG = LoggerFactory.getLogger(Essentials.class);
    private static final List<String> KINDS =
            List.of(
                    OperatorRow.KIND,
                    WorkstationRow.KIND,
                    StoreRow.KIND,
                    RightRow.KIND,
                    DepartmentRow.KIND,
                    TaxRateRow.KIND);

    private final Path folder;

    Essentials(Path folder) {
        this.folder = folder;
    }

    /// What is kept of a scope.
    record Kept(Place place, List<SnapshotRow> rows) {}

    static boolean include(String kind) {
        return KINDS.contains(kind);
    }

    /// Keeps what a sound scope has of them, in place of what was kept. Where the disk has no room,
    /// that stays.
    void keep(Place place, RawRowStore raw) {
        Scope scope = place.cursor().scope();
        List<SnapshotRow> rows = raw.rows(scope, KINDS);
        if (rows.isEmpty()) {
            return;
        }
        try {
            OwnerOnly.replace(file(scope), snapshot(place, rows));
        } catch (IOException failure) {
            LOG.warn("The essentials of {} are not kept", scope.text(), failure);
        }
    }

    /// Empty if nothing was kept, or it is not what was written.
    Optional<Kept> of(Scope scope) {
        Path file = file(scope);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (InputStream stream = Files.newInputStream(file);
                SnapshotCodec.Reader reader = SnapshotCodec.read(stream)) {
            List<SnapshotRow> rows = new ArrayList<>();
            Optional<RowBlock> block = reader.next();
            while (block.isPresent()) {
                rows.addAll(block.get().rows());
                block = reader.next();
            }
            return reader.header().scope().equals(scope)
                    ? Optional.of(new Kept(Place.after(reader.header()).unsound(), rows))
                    : Optional.empty();
        } catch (IOException | UnreadableMessageException damaged) {
            LOG.warn("The essentials of {} cannot be read", scope.text(), damaged);
            return Optional.empty();
        }
    }

    private static byte[] snapshot(Place place, List<SnapshotRow> rows) throws IOException {
        ScopeChecksum sum = ScopeChecksum.ZERO;
        for (SnapshotRow row : rows) {
            sum = sum.plus(row.kind(), row.key(), row.body());
        }
        SnapshotHeader header =
                new SnapshotHeader(
                        place.cursor().scope(),
                        place.cursor().position(),
                        place.cursor().h(),
                        place.time(),
                        rows.size(),
                        sum);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (SnapshotCodec.Writer writer = SnapshotCodec.write(bytes, header)) {
            for (SnapshotRow row : rows) {
                writer.add(row);
            }
        }
        return bytes.toByteArray();
    }

    private Path file(Scope scope) {
        return folder.resolve(scope.text().replace(':', '-') + ".essentials");
    }
}
