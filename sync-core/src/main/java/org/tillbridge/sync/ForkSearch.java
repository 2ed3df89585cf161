package org.tillbridge.sync;

import org.tillbridge.sync.journal.Epoch;
import org.tillbridge.sync.journal.EpochPosition;
import org.tillbridge.sync.journal.Epochs.Fork;
import org.tillbridge.sync.journal.Hash;
import org.tillbridge.sync.journal.JournalReader;
import org.tillbridge.sync.journal.RecordedEntry;
import org.tillbridge.sync.wire.ChainAnswer;

import java.util.List;
import java.util.stream.LongStream;

/// Looks for the last entry of an epoch that this machine and the hub both have. An entry's hash
/// binds all before it, so a few places are asked at a time and the stretch between them shrinks: a
/// million entries take four questions.
final class ForkSearch {
    private final JournalReader journal;
    private final Epoch epoch;
    private long common;
    private Hash commonHash;
    private long differs;

    /// @param before the hash before the first entry that is kept
    /// @param through how far the hub has the epoch
    ForkSearch(JournalReader journal, EpochPosition position, Hash before, long through) {
        this.journal = journal;
        this.epoch = position.epoch();
        this.common = position.first() - 1;
        this.commonHash =
                journal.entry(epoch, position.first())
                        .map(entry -> entry.header().previousHash())
                        .orElse(before);
        this.differs = Math.min(position.lastToSend(), through) + 1;
    }

    Epoch epoch() {
        return epoch;
    }

    boolean isOver() {
        return differs - common <= 1;
    }

    /// Where to ask next.
    List<Long> places() {
        long open = differs - common - 1;
        long count = Math.min(ChainAnswer.MOST_PLACES, open);
        return LongStream.rangeClosed(1, count)
                .mapToObj(n -> common + (n * open + count - 1) / count)
                .toList();
    }

    /// @param answer to the question at [#places]
    void learn(ChainAnswer answer) {
        for (long place : places()) {
            Hash own = journal.entry(epoch, place).map(RecordedEntry::hash).orElse(Hash.ZERO);
            if (!own.equals(answer.hashes().get(place))) {
                differs = place;
                return;
            }
            common = place;
            commonHash = own;
        }
    }

    Fork found() {
        return new Fork(epoch, common, commonHash);
    }
}
