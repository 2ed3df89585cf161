package org.tillbridge.sync.wire;

import org.tillbridge.retail.WorkstationId;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells whether a call comes from the workstation it says, unaltered and just now. Takes
/// signatures in exactly the form that [RequestSigner] writes. Who calls is known before anything
/// of a body is read: its digest is signed.
public final class SignatureVerifier {
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final Pattern INPUT =
            Pattern.compile(
                    RequestSignature.LABEL
                            + "=(\\([^)]{1,200}\\);created=([0-9]{1,12})"
                            + ";keyid=\"workstation-([1-9][0-9]{0,8})\";alg=\"ed25519\")");
    private static final Pattern SIGNATURE =
            Pattern.compile(RequestSignature.LABEL + "=:([A-Za-z0-9+/]{86}==):");

    private final Function<WorkstationId, Optional<VerifyingKey>> keys;
    private final SignatureCheck check;

    /// @param keys of the enrolled workstations
    public SignatureVerifier(
            Function<WorkstationId, Optional<VerifyingKey>> keys, SignatureCheck check) {
        this.keys = keys;
        this.check = check;
    }

    /// A call as it came in.
    ///
    /// @param path percent-encoded, as received
    /// @param query without the question mark, as received; empty if there is none
    /// @param header a header's value by its name, in any case
    public record Received(
            String method, String path, String query, Function<String, Optional<String>> header) {}

    /// What was found.
    public sealed interface Verdict {
        record Genuine(WorkstationId workstation) implements Verdict {}

        /// Signed by that workstation, but by a clock that is wrong, or long ago. Answer 401 with
        /// `Hub-Time`, it signs once more.
        record WrongTime(WorkstationId workstation) implements Verdict {}

        /// @param reason a sentence
        record Refused(String reason) implements Verdict {}
    }

    /// Whether this is the body that a genuine call was signed with.
    ///
    /// @param body the bytes as received, before any decoding; empty if there is none
    public static boolean isBodyOf(Received call, byte[] body) {
        return digest(call)
                .equals(body.length > 0 ? Optional.of(ContentDigest.of(body)) : Optional.empty());
    }

    /// Of the call; its body must still be held against it.
    public Verdict verify(Received call, Instant hubTime) {
        Matcher input = INPUT.matcher(call.header().apply("Signature-Input").orElse(""));
        Matcher signature = SIGNATURE.matcher(call.header().apply("Signature").orElse(""));
        if (!input.matches() || !signature.matches()) {
            return new Verdict.Refused("The call is not signed in the form asked for.");
        }
        WorkstationId workstation = new WorkstationId(Integer.parseInt(input.group(3)));
        RequestSignature covered =
                covered(call, Instant.ofEpochSecond(Long.parseLong(input.group(2))), workstation);
        if (!covered.parameters().equals(input.group(1))) {
            return new Verdict.Refused("The signature does not cover what it must.");
        }
        return verify(covered, Base64Text.bytes(signature.group(1)), hubTime);
    }

    private Verdict verify(RequestSignature covered, byte[] signature, Instant hubTime) {
        WorkstationId workstation = covered.workstation();
        Optional<VerifyingKey> key = keys.apply(workstation);
        if (key.isEmpty()) {
            return new Verdict.Refused("No such workstation is enrolled.");
        }
        if (!check.verifies(key.get(), signature, covered.base())) {
            return new Verdict.Refused("The signature does not fit the call.");
        }
        Duration off = Duration.between(covered.created(), hubTime).abs();
        return off.compareTo(TOLERANCE) > 0
                ? new Verdict.WrongTime(workstation)
                : new Verdict.Genuine(workstation);
    }

    /// What must be covered by such a call.
    private static RequestSignature covered(
            Received call, Instant created, WorkstationId workstation) {
        Optional<String> digest = digest(call);
        return new RequestSignature(
                call.method().toUpperCase(Locale.ROOT),
                call.path(),
                call.query(),
                digest,
                digest.flatMap(_ -> call.header().apply("Content-Encoding")),
                created,
                workstation);
    }

    private static Optional<String> digest(Received call) {
        return call.header().apply(ContentDigest.HEADER);
    }
}
