package org.tillbridge.demo.replay;

import org.tillbridge.demo.data.DemoData;
import org.tillbridge.demo.process.Child;
import org.tillbridge.demo.process.ImageOptions;
import org.tillbridge.hub.HubApp;
import org.tillbridge.hub.HubSettings;
import org.tillbridge.hub.store.DatabaseAddress;
import org.tillbridge.sync.wire.HubAddress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What a replay goes through beside the deaths and the outage of its settings. Usual: nothing.
public interface Circumstances {
    Circumstances USUAL = new Circumstances() {};

    /// A process that is about to be started.
    ///
    /// @param folder of its files
    /// @param life how often it was started before
    record Program(
            String name,
            Path folder,
            int life,
            List<String> arguments,
            Path log,
            Consumer<String> lines) {
        public Child start(Class<?> main, List<String> options) {
            return Child.start(main, options, arguments, log, lines);
        }
    }

    /// The PostgreSQL database that takes the place of the hub's file, as the hub is told it.
    default Optional<String> database() {
        return Optional.empty();
    }

    /// From the hub's address to the one at which workstations find it.
    default HubAddress way(HubAddress hub) {
        return hub;
    }

    /// With the options of the hub's image.
    default Child hub(Program program) {
        return program.start(HubApp.class, ImageOptions.hub());
    }

    default Child till(Program program) {
        return program.start(ReplayTillCommand.class, Child.SHORT_LIVED);
    }

    /// Sets the shop up.
    default void open(HubProcess hub, DemoData data) throws IOException {
        hub.open(data);
    }

    /// All workstations have come to the beginning of a third, from 0, and stand still; after the
    /// last one, the hub has all.
    default void before(int third, Stage stage) throws IOException {}

    /// The workstations ring a third.
    default void during(int third, Stage stage) throws IOException {}

    /// Whom to ask in the end, of whom the plan knows and beyond.
    default List<Machine> machines(List<Machine> planned) {
        return planned;
    }

    /// How the hub of a folder is opened under these circumstances.
    default HubSettings settings(Path folder) {
        HubSettings settings = HubSettings.of(folder);
        return database().map(url -> settings.withDatabase(address(url))).orElse(settings);
    }

    private static DatabaseAddress address(String url) {
        return DatabaseAddress.parse(url).orElseThrow();
    }
}
