package org.tillbridge.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.wire.PushRequest.PushedEntry;

import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;

class ReadAheadTest {
    private static final Place START =
            new Place(new StoreId(1), new WorkstationId(1), new Epoch("0".repeat(16)), 1);

    private static final class CannotBeRead extends Error {}

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 500})
    void eachEntryIsReadOnceWhoeverAsksForItFirst(int size) {
        AtomicIntegerArray read = new AtomicIntegerArray(size);
        ReadAhead entries =
                new ReadAhead(
                        size,
                        index -> {
                            read.incrementAndGet(index);
                            return entry(index);
                        });

        List<Long> fromTheEnd =
                IntStream.range(0, size)
                        .parallel()
                        .mapToObj(index -> entries.get(size - 1 - index).sequence())
                        .toList();

        assertThat(fromTheEnd.reversed())
                .isEqualTo(IntStream.range(0, size).mapToObj(index -> 1L + index).toList());
        assertThat(entries).hasSize(size);
        assertThat(IntStream.range(0, size).map(read::get)).containsOnly(1);
    }

    @Test
    void whatCannotBeReadFailsWhereItIsAskedForAndNowhereElse() {
        ReadAhead entries =
                new ReadAhead(
                        9,
                        index -> {
                            if (index == 7) {
                                throw new CannotBeRead();
                            }
                            return entry(index);
                        });

        assertThatThrownBy(() -> entries.get(7)).isInstanceOf(CannotBeRead.class);
        assertThatThrownBy(() -> entries.get(7)).isInstanceOf(CannotBeRead.class);
        assertThat(entries.get(6).sequence()).isEqualTo(7);
        assertThat(entries.get(8).sequence()).isEqualTo(9);
    }

    private static ReadEntry entry(int index) {
        return EntryReader.read(START.at(1L + index), new PushedEntry("{}", "{}"));
    }
}
