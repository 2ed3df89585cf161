package org.tillbridge.retail;

/// A part of the assortment that goods without an item are sold under. Numbered from 1.
public record DepartmentId(int number) {
    public DepartmentId {
        if (number < 1) {
            throw new IllegalArgumentException("Numbers of departments start at 1, not " + number);
        }
    }
}
