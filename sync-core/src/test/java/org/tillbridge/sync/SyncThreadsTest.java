package org.tillbridge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.sync.replica.Replica;
import org.tillbridge.sync.replica.Shop;
import org.tillbridge.sync.wire.HubTime;
import org.tillbridge.sync.wire.PushOutcome;
import org.tillbridge.sync.wire.PushRequest;
import org.tillbridge.sync.wire.ScriptedHubLink;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;

@Timeout(600)
class SyncThreadsTest {
    @TempDir Path folder;

    private final JournalInMemory journal = new JournalInMemory().with(Shop.EPOCH, 3);
    private final ScriptedHubLink hub = new ScriptedHubLink();
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final CompletableFuture<Thread> pushing = new CompletableFuture<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicBoolean keyStoreIsLocked = new AtomicBoolean(true);
    private SyncEngine engine;
    private SyncThreads threads;
    private Replica replica;

    private void start() {
        start(_ -> {});
    }

    private void start(Consumer<SyncStatus> listener) {
        replica = Replica.open(folder, Shop.BATH, Shop.TILL);
        InstantSource clock = InstantSource.system();
        engine =
                new SyncEngine(
                        new SyncEngine.Files(
                                Shop.TILL,
                                journal,
                                journal,
                                replica,
                                replica.reader(folder.resolve("journal.db")),
                                folder.resolve("downloads")),
                        new SyncEngine.Surroundings(
                                hub,
                                new HubTime(clock),
                                clock,
                                new Random(1),
                                Runnable::run,
                                SyncPace.USUAL));
        engine.listen(listener);
        threads = SyncThreads.start(engine);
    }

    @AfterEach
    void stop() {
        threads.close();
        replica.close();
    }

    private void waitUntil(Predicate<SyncStatus> condition) {
        CompletableFuture<Void> seen = new CompletableFuture<>();
        engine.listen(
                status -> {
                    if (condition.test(status)) {
                        seen.complete(null);
                    }
                });
        seen.orTimeout(1, TimeUnit.MINUTES).join();
    }

    @Test
    void aLoopThatFailsSaysSoAndIsTriedAgain() {
        hub.thenPush(this::signed);
        start();
        waitUntil(status -> status.attention().contains(Attention.FAULT));
        assertThat(hub.bodies(Shop.EPOCH)).isEmpty();

        keyStoreIsLocked.set(false);
        threads.tryNow();

        waitUntil(status -> status.unsent() == 0 && status.attention().isEmpty());
        assertThat(hub.bodies(Shop.EPOCH)).containsExactly("1", "2", "3");
    }

    @Test
    void aListenerThatThrowsWhileAFaultIsReportedDoesNotEndTheLoop() {
        CompletableFuture<Void> failed = new CompletableFuture<>();
        AtomicBoolean screenIsBroken = new AtomicBoolean();
        hub.thenPush(
                _ -> {
                    screenIsBroken.set(true);
                    throw new OutOfMemoryError("Java heap space");
                });
        start(
                status -> {
                    if (status.attention().contains(Attention.FAULT)
                            && screenIsBroken.getAndSet(false)) {
                        failed.complete(null);
                        throw new IllegalStateException("A screen is broken");
                    }
                });
        failed.orTimeout(1, TimeUnit.MINUTES).join();

        threads.tryNow();

        waitUntil(status -> status.unsent() == 0);
        assertThat(hub.bodies(Shop.EPOCH)).containsExactly("1", "2", "3");
    }

    @Test
    void whatIsUnsentIsCountedWhileAPushHangs() throws InterruptedException {
        hub.thenPush(batch -> hang());
        start();
        hanging.await();

        journal.with(Shop.EPOCH, 2);
        threads.entryAppended();

        waitUntil(status -> status.unsent() == 5);
        released.countDown();
        waitUntil(status -> status.unsent() == 0);
    }

    @Test
    void stoppingEndsACallThatHangs() throws InterruptedException {
        hub.thenPush(batch -> hang());
        start();
        hanging.await();

        threads.close();

        assertThat(pushing.join().join(Duration.ofMinutes(1))).isTrue();
    }

    private PushOutcome signed(PushRequest batch) {
        if (keyStoreIsLocked.get()) {
            hub.thenPush(this::signed);
            throw new IllegalStateException("The key store is locked");
        }
        return ScriptedHubLink.lost();
    }

    private PushOutcome hang() {
        pushing.complete(Thread.currentThread());
        hanging.countDown();
        try {
            released.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        return ScriptedHubLink.lost();
    }
}
