package org.tillbridge.hub.customer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.hub.keeper.KeeperThread;
import org.tillbridge.hub.store.StorageException;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Has the traces of who was erased go in time, also where nobody is erased or enrolled any more.
public final class ErasedPersonKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ErasedPersonKeeper.class);

    private final Erasure erasure;
    private final KeeperThread thread;

    private ErasedPersonKeeper(Erasure erasure) {
        this.erasure = erasure;
        this.thread = KeeperThread.start("erased persons", this::keep);
    }

    public static ErasedPersonKeeper start(Erasure erasure) {
        return new ErasedPersonKeeper(erasure);
    }

    @Override
    public void close() {
        thread.close();
    }

    private void keep(CountDownLatch stop) throws InterruptedException {
        try {
            erasure.forgetOld();
        } catch (StorageException weather) {
            LOG.warn("Who was erased long ago is forgotten later", weather);
        }
        stop.await(1, TimeUnit.HOURS);
    }
}
