package org.tillbridge.simulator;

import org.tillbridge.powerloss.ForgetfulDisk;
import org.tillbridge.seeds.Sometimes;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// Disks that keep what they were asked to sync, and of the rest what chance leaves.
final class ForgettingDisks implements Disks {
    private final SplittableRandom chance;
    private final Sometimes sometimes;
    private final Map<Path, ForgetfulDisk> mounted = new HashMap<>();

    ForgettingDisks(long seed, Sometimes sometimes) {
        chance = new SplittableRandom(seed * 6007 + 1);
        this.sometimes = sometimes;
    }

    @Override
    public Path mounted(Path folder) {
        return mounted.computeIfAbsent(folder, ForgetfulDisk::mount).root();
    }

    @Override
    public void lost(Path folder, Path next) {
        ForgetfulDisk disk = mounted.remove(folder);
        if (disk == null) {
            Folders.copy(folder, next);
            return;
        }
        disk.unmount();
        int changed = disk.lose(chance.split(), next);
        sometimes.reached(changed > 0 ? "a disk forgot something" : "a disk kept everything");
    }

    @Override
    public boolean isGone(Path folder) {
        return disk(folder).filter(ForgetfulDisk::isGone).isPresent();
    }

    @Override
    public void cutAfter(Path folder, int operations, Runnable whenGone) {
        disk(folder).ifPresent(disk -> disk.cutAfter(operations, whenGone));
    }

    @Override
    public void noMoreFaults() {
        mounted.values().forEach(ForgetfulDisk::cutNoMore);
    }

    @Override
    public boolean forget() {
        return true;
    }

    @Override
    public void close() {
        mounted.values().forEach(ForgetfulDisk::unmount);
    }

    private Optional<ForgetfulDisk> disk(Path folder) {
        return Optional.ofNullable(mounted.get(folder));
    }
}
