package org.tillbridge.retail;

/// What an operator may do, as a preset.
public enum Role {
    CASHIER,
    KEYHOLDER,
    MANAGER,
    HEAD_OFFICE
}
