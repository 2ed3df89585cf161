package org.tillbridge.sync.wire;

import org.tillbridge.retail.CamelCase;

import java.util.Arrays;
import java.util.Optional;

/// Why the hub takes no machine in with a code. Its [HubError] names it: `codeUsed`.
public enum CodeRefusal {
    UNKNOWN_CODE,
    CODE_EXPIRED,
    /// By another machine.
    CODE_USED;

    /// As the hub names it.
    public String error() {
        return CamelCase.of(this);
    }

    static Optional<CodeRefusal> of(HubError error) {
        return Arrays.stream(values()).filter(why -> why.error().equals(error.code())).findFirst();
    }
}
