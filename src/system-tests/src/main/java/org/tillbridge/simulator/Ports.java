package org.tillbridge.simulator;

import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.tillbridge.sync.journal.WriteHook;
import org.tillbridge.sync.wire.Keys;
import org.tillbridge.sync.wire.PushRequest;
import org.tillbridge.sync.wire.VerifyingKey;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// What a till's program needs of its machine. At each use the machine can fail, or lose its power.
final class Ports implements WriteHook {
    private final World world;
    private final BooleanSupplier diskIsGone;
    private final Runnable powerCut;
    private int usesUntilCut = -1;
    private int writesUntilCut = -1;
    private int writesRefused;
    private SQLiteErrorCode refusal = SQLiteErrorCode.SQLITE_FULL;
    private boolean trouble;
    private boolean off;
    private Optional<Consumer<String>> turnedBit = Optional.empty();

    /// @param diskIsGone whether the power was lost in the middle of writing
    /// @param powerCut what happens to everything else of the machine when it loses its power
    Ports(World world, BooleanSupplier diskIsGone, Runnable powerCut) {
        this.world = world;
        this.diskIsGone = diskIsGone;
        this.powerCut = powerCut;
    }

    /// Loses the power at one of the next uses of anything.
    void cutAtUse(int uses) {
        usesUntilCut = uses;
    }

    /// Loses the power at one of the next steps of a commit.
    void cutAtWrite(int writes) {
        writesUntilCut = writes;
    }

    /// Lets the disk refuse what is written.
    void refuse(SQLiteErrorCode code, int writes) {
        refusal = code;
        writesRefused = writes;
    }

    /// Lets a bit of the memory be another in what is sent next of a drawer that was opened.
    ///
    /// @param told the id of that entry
    void turnBit(Consumer<String> told) {
        turnedBit = Optional.of(told);
    }

    /// What is sent, as it is in memory by then.
    PushRequest sent(PushRequest request) {
        Optional<TurnedBit> turned = turnedBit.flatMap(_ -> TurnedBit.in(request));
        turned.ifPresent(
                bit -> {
                    turnedBit.orElseThrow().accept(bit.entry());
                    turnedBit = Optional.empty();
                    world.sometimes().reached("a bit of what is sent is another");
                });
        return turned.map(TurnedBit::request).orElse(request);
    }

    /// Forgets that the disk refused something.
    void forgive() {
        trouble = false;
    }

    /// Whether the disk refused something since.
    boolean hadDiskTrouble() {
        return trouble;
    }

    void noMoreFaults() {
        turnedBit = Optional.empty();
        usesUntilCut = -1;
        writesUntilCut = -1;
        writesRefused = 0;
    }

    /// From now on whoever uses anything has lost his power.
    void off() {
        off = true;
    }

    /// Ends here if the machine is off, where whoever was asked kept that to himself.
    void requirePower() {
        if (off) {
            throw new PowerCut();
        }
        if (diskIsGone.getAsBoolean()) {
            cut("till cut at the disk");
        }
    }

    void use(String port) {
        requirePower();
        if (usesUntilCut == 0) {
            cut("till cut at port " + port);
        }
        usesUntilCut = Math.max(-1, usesUntilCut - 1);
    }

    @Override
    public void before(String step) throws SQLException {
        requirePower();
        if (writesUntilCut == 0) {
            cut("till cut at journal " + step);
        }
        writesUntilCut = Math.max(-1, writesUntilCut - 1);
        if (writesRefused > 0) {
            writesRefused--;
            trouble = true;
            world.sometimes().reached("till refused " + refusal);
            throw new SQLiteException("Simulated", refusal);
        }
    }

    /// Loses the power at this use of something.
    void cutAt(String port) {
        requirePower();
        cut("till cut at port " + port);
    }

    private void cut(String where) {
        world.sometimes().reached(where);
        world.trace().add(where);
        noMoreFaults();
        powerCut.run();
        throw new PowerCut();
    }

    Clock clock(Clock clock) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return clock.getZone();
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return clock.withZone(zone);
            }

            @Override
            public Instant instant() {
                use("clock");
                return clock.instant();
            }
        };
    }

    RandomGenerator chance(RandomGenerator chance) {
        return () -> {
            use("chance");
            return chance.nextLong();
        };
    }

    Keys keys(Keys keys) {
        return new Keys() {
            @Override
            public byte[] sign(byte[] message) {
                use("keys");
                return keys.sign(message);
            }

            @Override
            public VerifyingKey verifyingKey() {
                return keys.verifyingKey();
            }
        };
    }
}
