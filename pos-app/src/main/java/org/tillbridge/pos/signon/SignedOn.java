package org.tillbridge.pos.signon;

import org.tillbridge.retail.OperatorId;
import org.tillbridge.retail.Role;

/// Who stands at the till.
public record SignedOn(OperatorId operator, String name, Role role) {}
