package org.tillbridge.sync.wire;

import org.joda.money.Money;
import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.WorkstationId;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What the hub says of the sales that are set aside in a workstation's store.
///
/// @param sales that other workstations set aside and that may be taken over, the oldest first
/// @param gone those that the workstation set aside itself and that another took over, as long as
///   its journal does not say so
public record SuspendedAtStore(List<Waiting> sales, List<Gone> gone) {
    /// As many are told at once.
    public static final int MOST = 100;

    public SuspendedAtStore {
        sales = List.copyOf(sales);
        gone = List.copyOf(gone);
    }

    /// @param suspension the entry that set it aside
    /// @param workstation on which it was
    /// @param name of that workstation
    /// @param lines that stand
    public record Waiting(
            UUID suspension,
            WorkstationId workstation,
            String name,
            Optional<OperatorId> operator,
            LocalDate businessDate,
            Instant at,
            int lines,
            Money total) {}

    /// @param transaction under which it was rung where it was set aside
    /// @param to who took it over
    public record Gone(UUID transaction, WorkstationId to) {}
}
