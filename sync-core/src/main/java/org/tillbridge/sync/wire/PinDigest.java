package org.tillbridge.sync.wire;

/// What verifies an operator's PIN at one workstation, of no use without that workstation's
/// [PinKey].
///
/// @param salt base64
/// @param iterations of PBKDF2
/// @param verifier base64
public record PinDigest(String salt, int iterations, String verifier) {
    /// More would keep a cashier waiting for seconds.
    public static final int MAX_ITERATIONS = 10_000_000;

    public PinDigest {
        if (iterations < 1 || iterations > MAX_ITERATIONS) {
            throw new IllegalArgumentException("Iterations out of range: " + iterations);
        }
    }
}
