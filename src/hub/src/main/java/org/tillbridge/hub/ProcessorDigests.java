package org.tillbridge.hub;

import org.bouncycastle.jcajce.provider.digest.SHA256;

import java.security.Provider;
import java.security.Security;

/// SHA-256 by the processor's own instructions where there are any, for whoever asks Java for it.
/// Java has it so only in code that is compiled well, which a hub's is not: a tenth of what it did.
final class ProcessorDigests extends Provider {
    ProcessorDigests() {
        super("TillbridgeDigests", "1", "SHA-256 of Bouncy Castle");
        put("MessageDigest.SHA-256", SHA256.Digest.class.getName());
    }

    /// Makes it the first that is asked in this process.
    static void install() {
        Security.insertProviderAt(new ProcessorDigests(), 1);
    }
}
