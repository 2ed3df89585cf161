package org.tillbridge.hub.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tillbridge.retail.StoreId;
import org.tillbridge.sync.wire.Scope;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/// The tills of a store wait for each other's sales; how often they are woken is not how often a
/// sale is made.
class PacedBellTest {
    private static final Scope BATH = new Scope.Store(new StoreId(1));
    private static final Scope BRISTOL = new Scope.Store(new StoreId(2));
    private static final Scope PRICES = new Scope.Prices(1);

    private final FeedBell bell = new FeedBell();
    private final Queue<Runnable> pauses = new ArrayDeque<>();
    private final PacedBell paced = new PacedBell(bell, pauses::add);

    @Test
    void newsOfAQuietStoreIsRungForAtOnce() throws Exception {
        FeedBell.Waiter till = bell.listen(List.of(BATH));

        paced.ring(List.of(BATH));

        assertThat(isWoken(till)).isTrue();
    }

    @Test
    void newsOfABusyStoreIsRungForTogetherWhenThePauseIsOver() throws Exception {
        paced.ring(List.of(BATH));
        FeedBell.Waiter till = bell.listen(List.of(BATH));

        for (int sale = 0; sale < 20; sale++) {
            paced.ring(List.of(BATH));
        }
        assertThat(isWoken(till)).isFalse();
        assertThat(pauses).hasSize(1);

        endPause();
        assertThat(isWoken(till)).isTrue();
    }

    @Test
    void whileNewsComeThePausesFollowEachOther() throws Exception {
        paced.ring(List.of(BATH));
        paced.ring(List.of(BATH));
        endPause();
        FeedBell.Waiter till = bell.listen(List.of(BATH));

        paced.ring(List.of(BATH));

        assertThat(isWoken(till)).isFalse();
        endPause();
        assertThat(isWoken(till)).isTrue();
    }

    @Test
    void aStoreThatFellSilentIsRungForAtOnceAgain() throws Exception {
        paced.ring(List.of(BATH));
        endPause();
        assertThat(pauses).isEmpty();
        FeedBell.Waiter till = bell.listen(List.of(BATH));

        paced.ring(List.of(BATH));

        assertThat(isWoken(till)).isTrue();
    }

    @Test
    void aPriceWaitsForNoStore() throws Exception {
        paced.ring(List.of(BATH));
        FeedBell.Waiter till = bell.listen(List.of(PRICES, BATH));

        paced.ring(List.of(BATH, PRICES));

        assertThat(isWoken(till)).isTrue();
    }

    @Test
    void aBusyStoreHoldsNoOtherStoreUp() throws Exception {
        paced.ring(List.of(BATH));
        FeedBell.Waiter till = bell.listen(List.of(BRISTOL));

        paced.ring(List.of(BRISTOL));

        assertThat(isWoken(till)).isTrue();
    }

    @Test
    void aStorePausesAsLongAsNewsCome() {
        paced.ring(List.of(BATH));
        paced.ring(List.of(BATH));
        endPause();
        assertThat(bell.isPausing(BATH)).isTrue();

        endPause();

        assertThat(bell.isPausing(BATH)).isFalse();
    }

    private void endPause() {
        pauses.remove().run();
    }

    private static boolean isWoken(FeedBell.Waiter till) throws InterruptedException {
        return till.await(Duration.ZERO);
    }
}
