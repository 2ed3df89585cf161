package org.tillbridge.benchmarks;

import org.tillbridge.benchmarks.CashSale.Piece;
import org.tillbridge.demo.replay.Invoice;
import org.tillbridge.demo.replay.InvoiceFiles;
import org.tillbridge.retail.ItemCode;
import org.tillbridge.sync.replica.ReplicaReader;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/// What a real shop sold in three weeks, line by line, in its order: best sellers come often.
///
/// @param pieces lines of goods that were sold, not brought back
record RealLines(List<Piece> pieces) {
    /// @param reader knows the items of the invoices
    static RealLines read(Path invoices, ReplicaReader reader) throws IOException {
        Map<String, Optional<ListedGoods>> goods = new HashMap<>();
        List<Piece> pieces =
                InvoiceFiles.read(invoices, ZoneOffset.UTC).invoices().stream()
                        .flatMap(invoice -> invoice.lines().stream())
                        .filter(line -> line.quantity() > 0 && line.unitPrice().signum() > 0)
                        .flatMap(line -> piece(line, goods, reader).stream())
                        .toList();
        return new RealLines(pieces);
    }

    /// The lines of one sale after the other; after the last come the first again.
    List<Piece> of(long sale) {
        return IntStream.range(0, CashSale.LINES)
                .mapToObj(
                        line -> pieces.get((int) ((sale * CashSale.LINES + line) % pieces.size())))
                .toList();
    }

    private static Optional<Piece> piece(
            Invoice.Line line, Map<String, Optional<ListedGoods>> goods, ReplicaReader reader) {
        Optional<ListedGoods> known =
                Objects.requireNonNull(
                        goods.computeIfAbsent(
                                line.sku(),
                                sku ->
                                        ListedGoods.find(
                                                ItemCode.parse(sku).orElseThrow(), reader)));
        return known.map(item -> item.piece(line));
    }
}
