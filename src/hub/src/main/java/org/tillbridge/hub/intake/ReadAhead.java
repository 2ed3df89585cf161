package org.tillbridge.hub.intake;

import org.jspecify.annotations.Nullable;

import java.util.AbstractList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// The entries of a push, each read once. The first quarter is read when this is made, and then the
/// books are opened; the others are read on other cores meanwhile, or by whoever comes to one that
/// nobody has begun. To read an entry takes twice as long as to write it.
final class ReadAhead extends AbstractList<ReadEntry> {
    private final List<Unread> entries;

    /// @param read the entry of an index
    ReadAhead(int size, IntFunction<ReadEntry> read) {
        entries =
                IntStream.range(0, size)
                        .mapToObj(index -> new Unread(() -> read.apply(index)))
                        .toList();
        int first = (size + 3) / 4;
        entries.subList(first, size)
                .forEach(later -> ForkJoinPool.commonPool().execute(later::entry));
        entries.subList(0, first).forEach(Unread::entry);
    }

    @Override
    public ReadEntry get(int index) {
        return entries.get(index).entry();
    }

    @Override
    public int size() {
        return entries.size();
    }

    /// One that may be read already. Where reading it fails, it fails for whoever wants it too.
    private static final class Unread {
        private final Supplier<ReadEntry> read;
        private @Nullable ReadEntry entry;

        Unread(Supplier<ReadEntry> read) {
            this.read = read;
        }

        synchronized ReadEntry entry() {
            if (entry == null) {
                entry = read.get();
            }
            return entry;
        }
    }
}
