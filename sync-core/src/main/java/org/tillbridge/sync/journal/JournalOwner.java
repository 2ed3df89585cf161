package org.tillbridge.sync.journal;

import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;

/// Whose journal it is.
record JournalOwner(StoreId store, WorkstationId workstation) {}
