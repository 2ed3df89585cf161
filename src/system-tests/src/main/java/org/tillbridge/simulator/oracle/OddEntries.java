package org.tillbridge.simulator.oracle;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Entries that are not what they should be: one that does not follow on what stands before it, and
/// one under the id of another. Each is a case, and nothing else is.
final class OddEntries {
    private static final String PREVIOUS = "\"previousHash\":\"";
    private static final int HASH_DIGITS = 64;

    private final Cases cases;
    private final Intake intake;

    OddEntries(Cases cases, Intake intake) {
        this.cases = cases;
        this.intake = intake;
    }

    void areNoted() {
        Set<String> broken = new TreeSet<>();
        Set<String> others = new TreeSet<>();
        Map<String, Set<String>> before = new HashMap<>();
        Map<String, Set<String>> same = new HashMap<>();
        Map<String, String> first = new HashMap<>();
        for (Intake.Step step : intake.steps()) {
            for (Intake.Entry entry : step.taken()) {
                String content = entry.written().kind() + entry.written().body();
                boolean isAnother =
                        !Optional.ofNullable(first.putIfAbsent(entry.id(), content))
                                .orElse(content)
                                .equals(content);
                if (isAnother) {
                    String one = Cases.of(step.store(), entry.id(), "entry " + dashed(entry.id()));
                    others.add(one);
                    same.put(one, Set.of(entry.id()));
                } else if (entry.isBooked() && !follows(entry)) {
                    String one = Cases.of(step.store(), entry.id(), place(entry));
                    broken.add(one);
                    before.put(one, Set.of(before(entry).map(Intake.Entry::id).orElse("")));
                }
            }
        }
        cases.require(17, "chainBroken", broken);
        cases.requireOthers(17, "chainBroken", before);
        cases.require(2, "sameIdOtherContent", others);
        cases.requireOthers(2, "sameIdOtherContent", same);
    }

    private boolean follows(Intake.Entry entry) {
        String[] place = entry.place().split("/", -1);
        long sequence = Long.parseLong(place[2]);
        String before =
                sequence == 1
                        ? Disk.firstHash(entry.till(), place[1])
                        : before(entry).map(Intake.Entry::hash).orElse("");
        int at = entry.header().indexOf(PREVIOUS) + PREVIOUS.length();
        return entry.header().startsWith(before, at)
                && entry.header().charAt(at + HASH_DIGITS) == '"';
    }

    private Optional<Intake.Entry> before(Intake.Entry entry) {
        String[] place = entry.place().split("/", -1);
        String before = "%s/%s/%d".formatted(place[0], place[1], Long.parseLong(place[2]) - 1);
        return Optional.ofNullable(intake.entries().get(before));
    }

    private static String place(Intake.Entry entry) {
        String[] place = entry.place().split("/", -1);
        return "%s/%s of workstation %s".formatted(place[1], place[2], place[0]);
    }

    private static String dashed(String id) {
        return id.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    }
}
