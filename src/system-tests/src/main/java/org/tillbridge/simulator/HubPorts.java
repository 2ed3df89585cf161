package org.tillbridge.simulator;

import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.tillbridge.hub.http.Request;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// What a hub's program needs of its machine: at each statement the disk can refuse, or the machine
/// lose its power.
final class HubPorts {
    /// After that the hub takes an entry in without looking at it.
    private static final int DIES_OF_AN_ENTRY = 3;

    private final World world;
    private final BooleanSupplier diskIsGone;
    private final Runnable powerCut;
    private boolean isOff;
    private int statementsUntilCut = -1;
    private int statementsUntilRefusal;
    private int statementsRefused;
    private SQLiteErrorCode refusal = SQLiteErrorCode.SQLITE_BUSY;
    private String poisoned = "";
    private int deaths;
    private boolean wasPoisoned;
    private String serving = "";
    private long clockOff;

    /// @param diskIsGone whether its disk lost the power in the middle of writing
    /// @param powerCut what happens before its program ends
    HubPorts(World world, BooleanSupplier diskIsGone, Runnable powerCut) {
        this.world = world;
        this.diskIsGone = diskIsGone;
        this.powerCut = powerCut;
    }

    /// Its machine has power again.
    void on() {
        isOff = false;
    }

    /// Ends here if the machine is off, where whoever was asked kept that to himself.
    void requirePower() {
        if (isOff) {
            throw new PowerCut();
        }
        if (diskIsGone.getAsBoolean()) {
            world.sometimes().reached("hub cut at the disk");
            throw new PowerCut();
        }
    }

    /// Its machine's, which may be wrong.
    Clock clock() {
        return world.time().clock(() -> clockOff);
    }

    void jumpClock(Duration by) {
        clockOff += by.toMillis();
        if (by.isNegative()) {
            world.sometimes().reached("the hub's clock is put back");
        }
    }

    void cutAtStatement(int statements) {
        statementsUntilCut = statements;
    }

    void refuse(SQLiteErrorCode code, int after, int statements) {
        refusal = code;
        statementsUntilRefusal = after;
        statementsRefused = statements;
    }

    /// The next entry of a till takes the hub down, whenever it is booked.
    void poison(int till) {
        poisoned = "/v1/workstations/" + till + "/journal";
        deaths = 0;
        wasPoisoned = true;
    }

    /// Whether an entry ever did.
    boolean wasPoisoned() {
        return wasPoisoned;
    }

    void noMoreFaults() {
        statementsUntilCut = -1;
        statementsRefused = 0;
        poisoned = "";
    }

    /// What is being answered.
    void serve(Request request) {
        serving = request.path();
    }

    /// @param sql that is about to be run
    void before(String sql) throws SQLException {
        requirePower();
        if (statementsUntilCut == 0) {
            statementsUntilCut = -1;
            cut(sql);
        }
        statementsUntilCut = Math.max(-1, statementsUntilCut - 1);
        if (serving.equals(poisoned) && sql.equals("COMMIT") && deaths < DIES_OF_AN_ENTRY) {
            deaths++;
            cut(sql);
        }
        if (statementsRefused > 0 && statementsUntilRefusal > 0) {
            statementsUntilRefusal--;
        } else if (statementsRefused > 0 && !sql.equals("ROLLBACK")) {
            statementsRefused--;
            world.sometimes().reached("hub refused " + refusal);
            throw new SQLiteException("Simulated", refusal);
        }
    }

    private void cut(String sql) {
        world.sometimes().reached("hub cut at " + sql.strip().split("\\s", 2)[0]);
        isOff = true;
        powerCut.run();
        throw new PowerCut();
    }
}
