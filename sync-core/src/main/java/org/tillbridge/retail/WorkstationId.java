package org.tillbridge.retail;

/// One machine running the till application. Numbered once for the whole chain, from 1; screens may
/// show its name instead ("Till 2").
public record WorkstationId(int number) {
    public WorkstationId {
        if (number < 1) {
            throw new IllegalArgumentException("Numbers of workstations start at 1, not " + number);
        }
    }
}
