package org.tillbridge.powerloss;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// What is in a file: what a sync has made safe, and what was written since, which may be there
/// after a power loss, in part, or not at all.
final class Content {
    /// A disk writes these whole or not at all.
    private static final int SECTOR = 512;

    private byte[] synced;
    private int length;
    private final List<Change> since = new ArrayList<>();

    private sealed interface Change {
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Write(int at, byte[] bytes) implements Change {}

        record Cut(int length) implements Change {}
    }

    Content(byte[] bytes) {
        synced = bytes;
        length = bytes.length;
    }

    void write(long at, byte[] bytes) {
        since.add(new Change.Write(Math.toIntExact(at), bytes));
    }

    void cut(long to) {
        since.add(new Change.Cut(Math.toIntExact(to)));
    }

    void sync() {
        since.forEach(this::apply);
        since.clear();
    }

    /// As every program sees it.
    byte[] now() {
        return with(since);
    }

    /// As it may be found after a power loss.
    byte[] after(SplittableRandom chance) {
        return switch (chance.nextInt(4)) {
            case 0 -> with(List.of());
            case 1 -> now();
            case 2 -> with(firstOf(chance));
            default -> withTail(anyOf(chance), chance.nextBoolean());
        };
    }

    /// What was written first, the last of it in part.
    private List<Change> firstOf(SplittableRandom chance) {
        List<Change> some = new ArrayList<>(since.subList(0, chance.nextInt(since.size() + 1)));
        if (!some.isEmpty() && some.removeLast() instanceof Change.Write(int at, byte[] bytes)) {
            some.add(new Change.Write(at, Arrays.copyOf(bytes, chance.nextInt(bytes.length + 1))));
        }
        return some;
    }

    /// The disk writes in an order of its own, sector by sector.
    private List<Change> anyOf(SplittableRandom chance) {
        List<Change> some = new ArrayList<>();
        for (Change change : since) {
            switch (change) {
                case Change.Cut cut when chance.nextBoolean() -> some.add(cut);
                case Change.Cut _ -> {}
                case Change.Write(int at, byte[] bytes) -> {
                    int keeps = chance.nextInt(4);
                    for (int from = 0; from < bytes.length; from += SECTOR) {
                        if (keeps == 0 || (keeps == 1 && chance.nextBoolean())) {
                            int to = Math.min(bytes.length, from + SECTOR);
                            some.add(
                                    new Change.Write(
                                            at + from, Arrays.copyOfRange(bytes, from, to)));
                        }
                    }
                }
            }
        }
        return some;
    }

    /// A file may have its new length, and zeros where nothing was written.
    private byte[] withTail(List<Change> changes, boolean isLong) {
        byte[] bytes = with(changes);
        return isLong ? Arrays.copyOf(bytes, Math.max(bytes.length, now().length)) : bytes;
    }

    private byte[] with(List<Change> changes) {
        Content copy = new Content(Arrays.copyOf(synced, length));
        changes.forEach(copy::apply);
        return Arrays.copyOf(copy.synced, copy.length);
    }

    private void apply(Change change) {
        switch (change) {
            case Change.Cut(int to) -> resize(to);
            case Change.Write(int at, byte[] bytes) -> {
                resize(Math.max(length, at + bytes.length));
                System.arraycopy(bytes, 0, synced, at, bytes.length);
            }
        }
    }

    private void resize(int to) {
        if (to > synced.length) {
            synced = Arrays.copyOf(synced, Math.max(to, 2 * synced.length));
        }
        if (to < length) {
            Arrays.fill(synced, to, length, (byte) 0);
        }
        length = to;
    }
}
