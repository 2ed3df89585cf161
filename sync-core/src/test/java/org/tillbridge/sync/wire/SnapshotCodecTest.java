package org.tillbridge.sync.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;

import org.junit.jupiter.api.Test;
import org.tillbridge.retail.StoreId;
import org.tillbridge.sync.journal.Hash;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

class SnapshotCodecTest {
    @Test
    void aSnapshotIsWrittenAsEverBefore() throws IOException {
        byte[] file = snapshot(rows(2), 0);

        assertThat(plain(file)).isEqualTo(Golden.text("snapshot.tsv") + "\n");
    }

    @Test
    void whatWasWrittenIsRead() throws IOException {
        List<SnapshotRow> rows = rows(5000);

        assertThat(read(snapshot(rows, 0))).isEqualTo(rows);
    }

    @Test
    void aRowOfTheLongestBodyIsRead() throws IOException {
        List<SnapshotRow> rows =
                List.of(new SnapshotRow("item", "1", 1, "x".repeat(FeedRow.MAX_BODY)));

        assertThat(read(snapshot(rows, 0))).isEqualTo(rows);
    }

    @Test
    void rowsOfSeveralKindsAndAnyLettersAreReadAsTheyWereWritten() throws IOException {
        List<SnapshotRow> rows = new ArrayList<>();
        for (String kind : List.of("favourite", "item", "items", "märke")) {
            for (int n = 0; n < 1500; n++) {
                rows.add(
                        new SnapshotRow(
                                kind, n + "/Tee \u20ac \ud83c\udf75", n, "{\"ä\":" + n + "}"));
            }
        }

        assertThat(read(snapshot(rows, 0))).isEqualTo(rows);
    }

    @Test
    void aRowWithoutItsPartsIsRefused() throws IOException {
        for (String line :
                List.of("item", "item\t1", "item\t1\t2", "item\t1\tx\t{}", "item\t1\t2\t")) {
            String header = Golden.text("snapshot.tsv").lines().findFirst().orElseThrow();
            byte[] file =
                    Zstd.compress((header + "\n" + line + "\n").getBytes(StandardCharsets.UTF_8));

            assertThatThrownBy(() -> read(file))
                    .as(line)
                    .isInstanceOf(UnreadableMessageException.class)
                    .message()
                    .containsAnyOf("not in its form", "is not a number");
        }
    }

    @Test
    void rowsThatComeOneByOneMakeTheSameBlock() {
        List<SnapshotRow> rows = rows(100);

        assertThat(RowBlock.of(rows).rows()).isEqualTo(rows);
    }

    @Test
    void aSnapshotThatLacksARowIsRefused() throws IOException {
        byte[] file = snapshot(rows(3), 1);

        assertThatThrownBy(() -> read(file))
                .hasMessage("The snapshot's rows are not those its header counts");
    }

    @Test
    void aSnapshotThatIsCutOffIsRefused() throws IOException {
        String plain = plain(snapshot(rows(2), 0));
        byte[] cut =
                Zstd.compress(
                        plain.substring(0, plain.length() - 3).getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> read(cut)).hasMessage("The snapshot is cut off");
    }

    @Test
    void aStreamThatIsCutOffOrNoneIsRefused() throws IOException {
        byte[] file = snapshot(rows(5000), 0);

        assertThatThrownBy(() -> read(Arrays.copyOf(file, file.length / 2)))
                .isInstanceOf(UnreadableMessageException.class);
        assertThatThrownBy(() -> read("<html>".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("The snapshot is damaged");
    }

    @Test
    void aLineWithoutEndIsRefused() {
        byte[] bomb = Zstd.compress(new byte[64 << 20]);

        assertThatThrownBy(() -> read(bomb)).hasMessage("A line of the snapshot is too long");
    }

    private static List<SnapshotRow> rows(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(
                        item ->
                                new SnapshotRow(
                                        "stock",
                                        Integer.toString(item),
                                        item,
                                        "{\"item\":%d,\"onHand\":6000}".formatted(item)))
                .toList();
    }

    /// @param more how many rows the header counts that are not there
    private static byte[] snapshot(List<SnapshotRow> rows, int more) throws IOException {
        ScopeChecksum sum = ScopeChecksum.ZERO;
        for (SnapshotRow row : rows) {
            sum = sum.plus(row.kind(), row.key(), row.body());
        }
        SnapshotHeader header =
                new SnapshotHeader(
                        new Scope.Store(new StoreId(1)),
                        17,
                        Hash.of(new byte[] {1}),
                        Instant.ofEpochMilli(1291204800000L),
                        rows.size() + more,
                        sum);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (SnapshotCodec.Writer writer = SnapshotCodec.write(file, header)) {
            for (SnapshotRow row : rows) {
                writer.add(row);
            }
        }
        return file.toByteArray();
    }

    private static List<SnapshotRow> read(byte[] file) throws IOException {
        List<SnapshotRow> rows = new ArrayList<>();
        try (SnapshotCodec.Reader reader = SnapshotCodec.read(new ByteArrayInputStream(file))) {
            Optional<RowBlock> block = reader.next();
            while (block.isPresent()) {
                rows.addAll(block.get().rows());
                block = reader.next();
            }
        }
        return rows;
    }

    private static String plain(byte[] file) throws IOException {
        return new String(
                BodyEncoding.decode(Optional.of(BodyEncoding.ZSTD), file, 1 << 20),
                StandardCharsets.UTF_8);
    }
}
