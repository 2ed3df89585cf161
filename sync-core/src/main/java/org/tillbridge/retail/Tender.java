package org.tillbridge.retail;

/// The kinds of tender.
public enum Tender {
    CASH
}
