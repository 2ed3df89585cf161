package org.tillbridge.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

@Timeout(600)
class AnnouncerTest {
    private final AtomicInteger state = new AtomicInteger();
    private final List<Integer> heard = new CopyOnWriteArrayList<>();

    @Test
    void whoeverBeginsToListenWhileItChangesHearsTheChangeLast() {
        AtomicBoolean first = new AtomicBoolean(true);
        Announcer<Integer>[] itself = one();
        itself[0] =
                new Announcer<>(
                        () -> {
                            int asked = state.get();
                            if (first.getAndSet(false)) {
                                elsewhere(
                                        () -> {
                                            state.set(1);
                                            itself[0].tell();
                                        });
                            }
                            return asked;
                        });

        itself[0].listen(heard::add);

        assertThat(heard).endsWith(1);
    }

    @Test
    void aListenerMayWaitForAThreadThatTellsToo() {
        Announcer<Integer>[] itself = one();
        itself[0] = new Announcer<>(state::get);
        itself[0].listen(
                now -> {
                    heard.add(now);
                    if (now < 3) {
                        elsewhere(
                                () -> {
                                    state.incrementAndGet();
                                    itself[0].tell();
                                });
                    }
                });

        assertThat(heard).containsExactly(0, 1, 2, 3);
    }

    @Test
    void whatAListenerThrowsIsTheCallersAndTheOthersAreToldAllTheSame() {
        Announcer<Integer> announcer = new Announcer<>(state::get);
        announcer.listen(
                now -> {
                    if (now == 1) {
                        throw new IllegalStateException("one");
                    }
                });
        announcer.listen(heard::add);
        state.set(1);
        assertThatThrownBy(announcer::tell).hasMessage("one");
        state.set(2);

        announcer.tell();

        assertThat(heard).containsExactly(0, 1, 2);
    }

    @Test
    void anErrorThatAListenerThrowsSilencesItForNobody() {
        Announcer<Integer> announcer = new Announcer<>(state::get);
        announcer.listen(
                now -> {
                    if (now == 1) {
                        throw new OutOfMemoryError("Java heap space");
                    }
                    heard.add(now);
                });
        state.set(1);
        assertThatThrownBy(announcer::tell).isInstanceOf(OutOfMemoryError.class);
        state.set(2);

        announcer.tell();

        assertThat(heard).containsExactly(0, 2);
    }

    @Test
    void whatChangesWhileAListenerThrowsIsToldAllTheSame() {
        Announcer<Integer> announcer = new Announcer<>(state::get);
        announcer.listen(
                now -> {
                    if (now == 1) {
                        elsewhere(
                                () -> {
                                    state.set(2);
                                    announcer.tell();
                                });
                        throw new IllegalStateException("one");
                    }
                    heard.add(now);
                });
        state.set(1);

        assertThatThrownBy(announcer::tell).hasMessage("one");

        assertThat(heard).containsExactly(0, 2);
    }

    @Test
    void ofManyThatTellTheLastIsHeardLast() throws InterruptedException {
        Announcer<Integer> announcer = new Announcer<>(state::get);
        announcer.listen(heard::add);
        List<Thread> tellers = new ArrayList<>();
        IntStream.range(0, 4)
                .forEach(
                        _ ->
                                tellers.add(
                                        Thread.ofPlatform()
                                                .start(
                                                        () -> {
                                                            for (int i = 0; i < 500; i++) {
                                                                state.incrementAndGet();
                                                                announcer.tell();
                                                            }
                                                        })));
        for (Thread teller : tellers) {
            teller.join();
        }

        assertThat(heard).isSorted().endsWith(2_000);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Announcer<Integer>[] one() {
        return new Announcer[1];
    }

    private static void elsewhere(Runnable work) {
        Thread thread = Thread.ofPlatform().start(work);
        try {
            thread.join();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
