package org.tillbridge.pos.customer;

/// What is wrong with what was typed of a new customer. The text for it has its name.
public enum CustomerFault {
    /// Neither name nor address nor card.
    NOTHING_SAID,
    NOT_AN_ADDRESS,
    NOT_A_NAME
}
