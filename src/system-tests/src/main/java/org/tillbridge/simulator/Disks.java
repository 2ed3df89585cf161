package org.tillbridge.simulator;

import java.nio.file.Path;

/// The disks of all machines, and what is found on one after its power was lost.
interface Disks extends AutoCloseable {
    /// A machine's folder, for its program to work in.
    Path mounted(Path folder);

    /// Loses the power of a machine now.
    ///
    /// @param next where it goes on with what is found
    void lost(Path folder, Path next);

    /// Whether a machine has lost its power in the middle of writing.
    boolean isGone(Path folder);

    /// Loses the power at one of the next operations of a disk.
    ///
    /// @param whenGone is told in the middle of it
    void cutAfter(Path folder, int operations, Runnable whenGone);

    void noMoreFaults();

    /// Whether what was not synced may be gone.
    boolean forget();

    @Override
    void close();

    /// Whatever was written is there.
    final class Steady implements Disks {
        @Override
        public Path mounted(Path folder) {
            return folder;
        }

        @Override
        public void lost(Path folder, Path next) {
            Folders.copy(folder, next);
        }

        @Override
        public boolean isGone(Path folder) {
            return false;
        }

        @Override
        public void cutAfter(Path folder, int operations, Runnable whenGone) {
            throw new UnsupportedOperationException("This disk does not say what it does");
        }

        @Override
        public void noMoreFaults() {}

        @Override
        public boolean forget() {
            return false;
        }

        @Override
        public void close() {}
    }
}
