package org.tillbridge.sync.wire;

import org.tillbridge.sync.disk.OwnerOnly;
import org.tillbridge.sync.wire.EnrolmentOutcome.CodeRefused;
import org.tillbridge.sync.wire.EnrolmentOutcome.Enrolled;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/// Makes this machine a workstation.
public final class Enroller {
    public static final String KEY_FILE = "workstation.key";

    private static final int MOST_ANSWER_BYTES = 256 * 1024;

    private final Path folder;

    /// @param folder of this workstation's files
    public Enroller(Path folder) {
        this.folder = folder;
    }

    /// Asks the hub to take this machine in. The keys are written before the answer counts, the
    /// enrolment last: a machine is enrolled if and only if `enrolment.json` is there. Until then
    /// it keeps its keys, so that one whose answer was lost is known again when it asks once more.
    ///
    /// @throws UncheckedIOException if the folder cannot be written
    /// @throws IllegalStateException if the machine is enrolled already
    public EnrolmentOutcome enrol(HubAddress hub, EnrolmentCode code) {
        FileKeys keys = keys();
        HubExchange exchange = new OkHttpHubExchange(hub, folder);
        byte[] body = EnrolmentCodec.request(EnrolmentRequest.of(code, keys));
        HttpCall call =
                HttpCall.post("/v1/enrolments", body, HubPatience.USUAL.answer())
                        .with("Accept-Encoding", BodyEncoding.GZIP);
        return Weather.<EnrolmentOutcome>outcome(
                () ->
                        read(
                                exchange.exchange(
                                        call, answer -> HubReply.read(answer, MOST_ANSWER_BYTES)),
                                hub,
                                keys),
                Function.identity());
    }

    private EnrolmentOutcome read(HubReply reply, HubAddress hub, FileKeys keys) {
        if (reply.isAnswer()) {
            return keep(hub, EnrolmentCodec.answer(reply.body()), keys);
        }
        return reply.error()
                .flatMap(CodeRefusal::of)
                .<EnrolmentOutcome>map(CodeRefused::new)
                .orElseGet(reply::noAnswer);
    }

    private EnrolmentOutcome keep(HubAddress hub, EnrolmentAnswer answer, FileKeys keys) {
        Certificate certificate = CertificateCodec.read(answer.certificate(), answer.hubKey());
        boolean ours =
                certificate.publicKey().equals(keys.verifyingKey())
                        && certificate.store().equals(answer.store())
                        && certificate.workstation().equals(answer.workstation());
        if (!ours) {
            throw new UnreadableMessageException("The certificate is another workstation's");
        }
        try {
            FileKeys complete = keys.with(answer.pinKey());
            return new Enrolled(EnrolmentFile.create(folder, Enrolment.of(hub, answer)), complete);
        } catch (IOException failure) {
            throw new UncheckedIOException("The enrolment could not be written", failure);
        }
    }

    private FileKeys keys() {
        try {
            OwnerOnly.folder(folder);
            if (Files.exists(folder.resolve(EnrolmentFile.NAME))) {
                throw new IllegalStateException("This machine is enrolled already");
            }
            return keptOrNew(folder.resolve(KEY_FILE));
        } catch (IOException failure) {
            throw new UncheckedIOException("The keys could not be written", failure);
        }
    }

    private static FileKeys keptOrNew(Path file) throws IOException {
        try {
            return Files.exists(file) ? FileKeys.read(file) : FileKeys.generate(file);
        } catch (UnreadableMessageException damaged) {
            return FileKeys.generate(file);
        }
    }
}
