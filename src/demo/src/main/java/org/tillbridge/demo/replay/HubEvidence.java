package org.tillbridge.demo.replay;

import org.tillbridge.hub.figures.Figures;
import org.tillbridge.hub.figures.Figures.EpochFigures;
import org.tillbridge.hub.figures.Figures.ItemMovement;
import org.tillbridge.hub.figures.Figures.Revenue;
import org.tillbridge.hub.figures.Figures.SeriesFigures;
import org.tillbridge.hub.figures.Figures.WorkstationFigures;
import org.tillbridge.retail.ItemId;
import org.tillbridge.retail.WorkstationId;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the hub says: sums over all it has stored.
///
/// @param workstations in the order of their numbers
/// @param moved what entries added to the stock on hand of each item, in thousandths; no zeros
/// @param faults what should not be: something booked twice, a hole in what was booked
public record HubEvidence(List<Booked> workstations, Map<ItemId, Long> moved, List<String> faults) {
    public HubEvidence {
        workstations = List.copyOf(workstations);
        moved = Map.copyOf(moved);
        faults = List.copyOf(faults);
    }

    /// What is booked of one workstation.
    ///
    /// @param entries each once, whatever it does
    /// @param effectsApplied one for each money total and each movement of stock
    /// @param transactions sales and returns
    /// @param numbersAgain documents with a number that another has
    /// @param revenue in hundredths of the major unit
    public record Booked(
            WorkstationId workstation,
            long entries,
            long effectsApplied,
            long effectsParked,
            long transactions,
            long revenue,
            long numbersAgain) {}

    static HubEvidence of(Figures figures) {
        Map<ItemId, Long> moved = new HashMap<>();
        List<String> faults = new ArrayList<>(figures.differences());
        if (figures.duplicates() != 0) {
            faults.add(figures.duplicates() + " entries or transactions are booked twice");
        }
        for (WorkstationFigures workstation : figures.workstations()) {
            faults.addAll(faults(workstation));
            for (ItemMovement item : workstation.movements()) {
                Tally.add(moved, item.item(), item.onHand().thousandths());
            }
        }
        return new HubEvidence(
                figures.workstations().stream().map(HubEvidence::booked).toList(), moved, faults);
    }

    private static Booked booked(WorkstationFigures figures) {
        long transactions = figures.revenue().stream().mapToLong(Revenue::transactions).sum();
        return new Booked(
                figures.workstation(),
                figures.entries().booked(),
                transactions + figures.stockMovements(),
                figures.parkedEffects(),
                transactions,
                figures.revenue().stream().mapToLong(Revenue::total).sum(),
                figures.series().stream().mapToLong(SeriesFigures::duplicates).sum());
    }

    private static List<String> faults(WorkstationFigures figures) {
        List<String> faults = new ArrayList<>();
        for (EpochFigures epoch : figures.epochs()) {
            if (epoch.missing() != 0) {
                faults.add(
                        "of workstation %d, epoch %s, %d entries are missing"
                                .formatted(
                                        figures.workstation().number(),
                                        epoch.epoch().hex(),
                                        epoch.missing()));
            }
        }
        for (SeriesFigures series : figures.series()) {
            if (series.first() != 1 || series.missing() != 0) {
                faults.add(
                        "of workstation %d, series %d, the documents %d to %d lack %d"
                                .formatted(
                                        figures.workstation().number(),
                                        series.series(),
                                        series.first(),
                                        series.last(),
                                        series.missing()));
            }
        }
        long apart =
                figures.entries().repeated()
                        + figures.entries().quarantined()
                        + figures.entries().nameless();
        if (apart != 0) {
            faults.add(
                    "of workstation %d, %d entries came again or could not be booked"
                            .formatted(figures.workstation().number(), apart));
        }
        return faults;
    }
}
