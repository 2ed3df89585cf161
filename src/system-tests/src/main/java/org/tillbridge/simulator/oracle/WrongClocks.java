package org.tillbridge.simulator.oracle;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Clocks that were wrong: of the entries that a hub took in together, the first that was written
/// two minutes before its till last heard the hub, or two minutes after it came, is a case.
final class WrongClocks {
    private static final long TOLERATED_MILLIS = 120_000;
    private static final Pattern RECORDED = Pattern.compile("\"recordedAt\":(-?[0-9]+)");
    private static final Pattern HEARD = Pattern.compile("\"hubTime\":(-?[0-9]+)");

    private final Cases cases;
    private final List<Intake.Step> steps;

    WrongClocks(Cases cases, List<Intake.Step> steps) {
        this.cases = cases;
        this.steps = steps;
    }

    void areNoted() {
        Set<String> expected = new TreeSet<>();
        for (Intake.Step step : steps) {
            step.taken().stream()
                    .filter(entry -> entry.isBooked() && isWrong(entry, step.time()))
                    .findFirst()
                    .ifPresent(
                            entry ->
                                    expected.add(
                                            Cases.of(
                                                    step.store(),
                                                    entry.id(),
                                                    "workstation " + entry.till())));
        }
        cases.require(15, "clockWasWrong", expected);
    }

    private static boolean isWrong(Intake.Entry entry, long came) {
        String header = entry.written().header();
        long recorded = millis(RECORDED, header).orElseThrow();
        return recorded - TOLERATED_MILLIS > came
                || millis(HEARD, header)
                        .filter(heard -> heard - TOLERATED_MILLIS > recorded)
                        .isPresent();
    }

    private static Optional<Long> millis(Pattern field, String header) {
        Matcher found = field.matcher(header);
        return found.find() ? Optional.of(Long.parseLong(found.group(1))) : Optional.empty();
    }
}
