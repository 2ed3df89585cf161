package org.tillbridge.hub.enrolment;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.retail.WorkstationId;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/// A workstation whose journal and key are on more than one machine. Which of them is the right one
/// nobody can tell from what they send, so all of them have to be enrolled anew; under its old
/// number the doubt stays.
public final class Doubt {
    public static final Duration ENROL_WITHIN = Duration.ofDays(3);

    private static final Logger LOG = LoggerFactory.getLogger(Doubt.class);

    private Doubt() {}

    /// Notes it, once, and tells whoever works under the workstation's number.
    public static void note(HubTransaction transaction, WorkstationId workstation, Instant now)
            throws SQLException {
        EnrolmentStore store = new EnrolmentStore(transaction.statements());
        Instant enrolBy = now.plus(ENROL_WITHIN);
        if (store.doubt(workstation, now, enrolBy)) {
            LOG.atError()
                    .addKeyValue("workstation", workstation.number())
                    .addKeyValue("enrolBy", enrolBy)
                    .log("Two machines work under one number; both have to be enrolled anew");
            WorkstationScope.tellTrust(transaction, workstation, now);
        }
    }
}
