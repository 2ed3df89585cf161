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
        Map<String, String> first = new HashMap<>();
        for (Intake.Step step : intake.steps()) {
            for (Intake.Entry entry : step.taken()) {
                String content = entry.written().kind() + entry.written().body();
                boolean isAnother =
                        !Optional.ofNullable(first.putIfAbsent(entry.id(), content))
                                .orElse(content)
                                .equals(content);
                if (isAnother) {
                    others.add(Cases.of(step.store(), entry.id(), "entry " + dashed(entry.id())));
                } else if (entry.isBooked() && !follows(entry)) {
                    broken.add(Cases.of(step.store(), entry.id(), place(entry)));
                }
            }
        }
        cases.require(17, "chainBroken", broken);
        cases.require(2, "sameIdOtherContent", others);
    }

    private boolean follows(Intake.Entry entry) {
        String[] place = entry.place().split("/", -1);
        long sequence = Long.parseLong(place[2]);
        String before =
                sequence == 1
                        ? Disk.firstHash(entry.till(), place[1])
                        : Optional.ofNullable(
                                        intake.entries()
                                                .get(
                                                        "%s/%s/%d"
                                                                .formatted(
                                                                        place[0],
                                                                        place[1],
                                                                        sequence - 1)))
                                .map(Intake.Entry::hash)
                                .orElse("");
        int at = entry.header().indexOf(PREVIOUS) + PREVIOUS.length();
        return entry.header().startsWith(before, at)
                && entry.header().charAt(at + HASH_DIGITS) == '"';
    }

    private static String place(Intake.Entry entry) {
        String[] place = entry.place().split("/", -1);
        return "%s/%s of workstation %s".formatted(place[1], place[2], place[0]);
    }

    private static String dashed(String id) {
        return id.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    }
}
