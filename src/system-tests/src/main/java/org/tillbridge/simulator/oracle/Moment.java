package org.tillbridge.simulator.oracle;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// All disks and the hub as they are at one moment, each file read once at most. It has to be over
/// before anything else happens.
public final class Moment implements AutoCloseable {
    private final Map<Integer, Path> folders;
    private final Path hubFile;
    private final Map<Integer, Disk> disks = new TreeMap<>();
    private final FeedWatch feed;
    private final Readings readings;
    private Optional<ReadingStore> own = Optional.empty();
    private Optional<Map<String, String>> places = Optional.empty();

    /// @param folders where each machine's files are
    /// @param hub its database
    /// @param feed reads it already, as long as the hub commits to it
    /// @param readings of the disks
    public Moment(Map<Integer, Path> folders, Path hub, FeedWatch feed, Readings readings) {
        this.folders = folders;
        this.hubFile = hub;
        this.feed = feed;
        this.readings = readings;
    }

    Disk disk(TillBook book) {
        return disks.computeIfAbsent(
                book.machine(),
                machine -> new Disk(requireNonNull(folders.get(machine)), readings));
    }

    ReadingStore hub() {
        return feed.reading(hubFile).orElseGet(this::ownOfHub);
    }

    private ReadingStore ownOfHub() {
        ReadingStore open = own.orElseGet(() -> new ReadingStore(hubFile));
        own = Optional.of(open);
        return open;
    }

    /// Which entries the hub has, see [HubBooks#places].
    Map<String, String> places() {
        Map<String, String> all = places.orElseGet(() -> HubBooks.places(hub()));
        places = Optional.of(all);
        return all;
    }

    @Override
    public void close() {
        readings.momentIsOver();
        own.ifPresent(ReadingStore::close);
    }
}
