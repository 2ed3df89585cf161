package org.tillbridge.hub.intake;

import org.tillbridge.hub.store.StatementStore;
import org.tillbridge.retail.CamelCase;
import org.tillbridge.retail.Piece;
import org.tillbridge.retail.RetailTransaction;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.sync.journal.EntryHeader;
import org.tillbridge.sync.rules.PieceMove;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What happened to pieces with a serial number, each in its own order: by the time on the
/// transactions, then by their entries.
final class PieceStore {
    private static final String OF_PIECE =
            """
            SELECT store, entry_id, at, number, line, kind FROM piece_move
            WHERE item = ? AND serial = ? AND (at, entry_id, line) \
            """;

    private final StatementStore statements;

    PieceStore(StatementStore statements) {
        this.statements = statements;
    }

    /// What a transaction says of a piece.
    record Told(StoreId store, UUID entryId, Instant at, TransactionNumber number, PieceMove move) {
        static Told of(EntryHeader header, RetailTransaction in, PieceMove move) {
            return new Told(header.store(), header.entryId(), in.completedAt(), in.number(), move);
        }

        Piece piece() {
            return move.piece();
        }

        PieceMove.Kind kind() {
            return move.kind();
        }
    }

    /// Others that are told of the piece wait until the end of the transaction.
    void lock(Piece piece) throws SQLException {
        statements.update(
                """
                INSERT INTO piece (item, serial) VALUES (?, ?)
                ON CONFLICT (item, serial) DO UPDATE SET serial = excluded.serial\
                """,
                piece.item().number(),
                piece.serial());
    }

    /// @return whether it is new
    boolean add(Told told) throws SQLException {
        return statements.update(
                        """
                        INSERT INTO piece_move
                          (store, entry_id, line, item, serial, kind, at, number)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
                        """,
                        told.store().number(),
                        told.entryId(),
                        told.move().line(),
                        told.piece().item().number(),
                        told.piece().serial(),
                        CamelCase.of(told.kind()),
                        told.at().toEpochMilli(),
                        told.number().toString())
                == 1;
    }

    Optional<Told> before(Told told) throws SQLException {
        return first(
                OF_PIECE
                        + """
                        < (?, ?, ?)
                        ORDER BY at DESC, entry_id DESC, line DESC LIMIT 1\
                        """,
                told);
    }

    Optional<Told> after(Told told) throws SQLException {
        return first(OF_PIECE + "> (?, ?, ?) ORDER BY at, entry_id, line LIMIT 1", told);
    }

    private Optional<Told> first(String sql, Told told) throws SQLException {
        return statements.first(
                sql,
                row -> told(row, told.piece()),
                told.piece().item().number(),
                told.piece().serial(),
                told.at().toEpochMilli(),
                told.entryId(),
                told.move().line());
    }

    private static Told told(ResultSet row, Piece piece) throws SQLException {
        ByteBuffer id = ByteBuffer.wrap(row.getBytes(2));
        return new Told(
                new StoreId(row.getInt(1)),
                new UUID(id.getLong(), id.getLong()),
                Instant.ofEpochMilli(row.getLong(3)),
                TransactionNumber.parse(row.getString(4)).orElseThrow(),
                new PieceMove(
                        row.getInt(5),
                        piece,
                        CamelCase.parse(PieceMove.Kind.class, row.getString(6)).orElseThrow()));
    }
}
