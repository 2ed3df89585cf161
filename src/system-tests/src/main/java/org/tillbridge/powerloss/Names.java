package org.tillbridge.powerloss;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/// Which files there are. A name that was made, changed or removed is safe once its folder has been
/// synced.
final class Names {
    private final Map<String, Content> now = new HashMap<>();
    private final Map<String, Content> synced = new HashMap<>();
    private final List<Change> since = new ArrayList<>();

    private sealed interface Change {
        record Made(String name, Content content) implements Change {}

        record Removed(String name) implements Change {}

        record Renamed(String from, String to) implements Change {}

        default Set<String> names() {
            return switch (this) {
                case Made(String name, Content _) -> Set.of(name);
                case Removed(String name) -> Set.of(name);
                case Renamed(String from, String to) -> Set.of(from, to);
            };
        }
    }

    /// A file that was there before.
    void add(String name, Content content) {
        now.put(name, content);
        synced.put(name, content);
    }

    Optional<Content> content(String name) {
        return Optional.ofNullable(now.get(name));
    }

    Map<String, Content> now() {
        return Map.copyOf(now);
    }

    /// Makes it if need be.
    Content make(String name) {
        Content there = now.get(name);
        if (there != null) {
            return there;
        }
        Content made = new Content(new byte[0]);
        change(new Change.Made(name, made));
        return made;
    }

    void remove(String name) {
        if (now.containsKey(name)) {
            change(new Change.Removed(name));
        }
    }

    void rename(String from, String to) {
        if (now.containsKey(from)) {
            change(new Change.Renamed(from, to));
        }
    }

    void sync(String folder) {
        for (Change change : List.copyOf(since)) {
            if (change.names().stream().anyMatch(name -> folderOf(name).equals(folder))) {
                apply(change, synced);
                since.remove(change);
            }
        }
    }

    /// As they may be found after a power loss. Most file systems keep an order among names, and
    /// lose the last changes; some promise none.
    Map<String, Content> after(SplittableRandom chance) {
        Map<String, Content> found = new HashMap<>(synced);
        boolean inOrder = chance.nextInt(4) != 0;
        int kept = chance.nextInt(since.size() + 1);
        Set<String> lost = new HashSet<>();
        for (int i = 0; i < since.size(); i++) {
            Change change = since.get(i);
            boolean isKept = inOrder ? i < kept : chance.nextBoolean();
            if (isKept && change.names().stream().noneMatch(lost::contains)) {
                apply(change, found);
            } else {
                lost.addAll(change.names());
            }
        }
        return found;
    }

    private void change(Change change) {
        apply(change, now);
        since.add(change);
    }

    private static void apply(Change change, Map<String, Content> names) {
        switch (change) {
            case Change.Made(String name, Content content) -> names.put(name, content);
            case Change.Removed(String name) -> names.remove(name);
            case Change.Renamed(String from, String to) ->
                    names.put(to, Objects.requireNonNull(names.remove(from)));
        }
    }

    static String folderOf(String name) {
        Path folder = Path.of(name).getParent();
        return folder == null ? "" : folder.toString();
    }
}
