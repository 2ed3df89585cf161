package org.tillbridge.blackbox;

import org.tillbridge.demo.replay.Moments;
import org.tillbridge.demo.replay.TillSays;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/// Where a workstation asks to be killed while it finishes a sale: at a named moment, where it then
/// stands still, or at any, and then it goes on until it is dead.
final class Death implements Moments {
    private static final String ANY = "any moment";

    private static final List<String> NAMED = List.of(FINISH, "entry", FINISHED, "open sale");

    /// How many sales may go by without the named moment: not every one keeps the open sale.
    private static final int PATIENCE = 2;

    private final String where;
    private final int sale;
    private final int pause;
    private int sales;
    private boolean finishing;

    /// @param sale the how manieth it finishes
    /// @param pause in microseconds, where it is any moment
    private Death(String where, int sale, int pause) {
        this.where = where;
        this.sale = sale;
        this.pause = pause;
    }

    /// Every second one at a named moment, which take turns.
    ///
    /// @param life how often the workstation died already
    static Death of(int life, Random chance) {
        String where = life % 2 == 0 ? NAMED.get(life / 2 % NAMED.size()) : ANY;
        return new Death(where, 1 + chance.nextInt(3), chance.nextInt(12_000));
    }

    static Death parse(String text) {
        List<String> parts = List.of(text.split(":", -1));
        return new Death(
                parts.get(0), Integer.parseInt(parts.get(1)), Integer.parseInt(parts.get(2)));
    }

    String text() {
        return "%s:%d:%d".formatted(where, sale, pause);
    }

    @Override
    public synchronized void at(String moment) {
        if (moment.equals(FINISH)) {
            finishing = true;
            sales++;
        }
        if (finishing && sales >= sale) {
            come(moment);
        }
        if (moment.equals(FINISHED)) {
            finishing = false;
        }
    }

    private void come(String moment) {
        boolean seldom = sales > sale + PATIENCE && moment.equals(FINISHED);
        if (where.equals(moment) || seldom) {
            say(moment);
            standStill();
        }
        if (where.equals(ANY) && moment.equals(FINISH)) {
            say(ANY);
            LockSupport.parkNanos(pause * 1_000L);
        }
    }

    private static void say(String moment) {
        System.out.println(new TillSays.At(moment).line());
    }

    /// Until it is killed.
    static void standStill() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
