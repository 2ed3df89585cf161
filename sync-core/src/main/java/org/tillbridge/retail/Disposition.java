package org.tillbridge.retail;

/// Where goods go that came back.
public enum Disposition {
    BACK_TO_STOCK,
    DAMAGED,
    RETURN_TO_VENDOR
}
