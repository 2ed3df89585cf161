package org.tillbridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tillbridge.seeds.Sometimes;

import java.util.Set;

/// What a run of many seeds demands, and what it says where it cannot.
class ReachableTest {
    @Test
    void whatIsNotReachedIsNotDemandedAndHasAReason() {
        assertThat(Reachable.inManySeeds())
                .contains("case clockWasWrong", "hub answers 429", "a till hears 413")
                .doesNotContainAnyElementsOf(Reachable.NOT_HERE.keySet());
        assertThat(Reachable.NOT_HERE.values()).allMatch(why -> why.endsWith("."));
    }

    @Test
    void fewSeedsSayThatTheyProveLess() {
        Set<String> never = Set.of("case fork");

        assertThat(Sometimes.notReached(999, 1000, never))
                .startsWith("1 things that happen in 1000");
        assertThat(Sometimes.notReached(1000, 1000, never)).startsWith("FAILED: never happened");
        assertThat(Sometimes.notReached(1000, 1000, Set.of())).isEmpty();
    }
}
