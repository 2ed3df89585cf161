package org.tillbridge.hub.enrolment;

import org.tillbridge.hub.enrolment.EnrolmentOutcome.Enrolled;
import org.tillbridge.hub.enrolment.EnrolmentOutcome.Refused;
import org.tillbridge.hub.enrolment.EnrolmentStore.GivenCode;
import org.tillbridge.hub.feed.ScopeHead;
import org.tillbridge.hub.shop.ShopStore;
import org.tillbridge.hub.store.HubDatabase;
import org.tillbridge.hub.store.HubTransaction;
import org.tillbridge.retail.StoreId;
import org.tillbridge.retail.WorkstationId;
import org.tillbridge.sync.journal.EpochGrant;
import org.tillbridge.sync.wire.Certificate;
import org.tillbridge.sync.wire.CertificateCodec;
import org.tillbridge.sync.wire.CodeRefusal;
import org.tillbridge.sync.wire.EnrolmentAnswer;
import org.tillbridge.sync.wire.EnrolmentCode;
import org.tillbridge.sync.wire.EnrolmentRequest;
import org.tillbridge.sync.wire.UnreadableMessageException;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Gives out codes, and takes in the workstations that come with them.
public final class Enrolment {
    public static final Duration CODE_LIFETIME = Duration.ofMinutes(15);

    private static final int FIRST_EPOCHS = 1 + SpareEpochs.SPARES;

    private final HubDatabase database;
    private final HubKeys keys;
    private final Clock clock;
    private final RandomGenerator random;
    private final SpareEpochs spares;

    /// @param random must not be guessable
    public Enrolment(HubDatabase database, HubKeys keys, Clock clock, RandomGenerator random) {
        this.database = database;
        this.keys = keys;
        this.clock = clock;
        this.random = random;
        this.spares = new SpareEpochs(random);
    }

    /// A new code for a workstation of a store; empty if there is no such store.
    ///
    /// @param name of the workstation; if empty it is called by its number
    public Optional<EnrolmentCode> code(StoreId store, Optional<String> name) {
        return database.write(
                transaction ->
                        new ShopStore(transaction.statements()).store(store).isEmpty()
                                ? Optional.empty()
                                : Optional.of(code(transaction, store, name, Optional.empty())));
    }

    /// A new code for a workstation that takes the place of a dead one and sends what that one had
    /// not sent; empty if there is no such workstation.
    ///
    /// @param name of the new one; if empty it is called as the dead one was
    public Optional<EnrolmentCode> codeReplacing(WorkstationId dead, Optional<String> name) {
        return database.write(
                transaction -> {
                    Optional<EnrolledWorkstation> found =
                            new EnrolmentStore(transaction.statements()).workstation(dead);
                    return found.isEmpty()
                            ? Optional.empty()
                            : Optional.of(
                                    code(
                                            transaction,
                                            found.get().store(),
                                            name.or(() -> Optional.of(found.get().name())),
                                            Optional.of(dead)));
                });
    }

    private EnrolmentCode code(
            HubTransaction transaction,
            StoreId store,
            Optional<String> name,
            Optional<WorkstationId> replaces)
            throws SQLException {
        EnrolmentCode code = EnrolmentCode.random(random);
        Instant expiresAt = clock.instant().plus(CODE_LIFETIME);
        new EnrolmentStore(transaction.statements())
                .add(code, new GivenCode(store, name, replaces, expiresAt, Optional.empty()));
        return code;
    }

    /// Takes a workstation in. Asked again with the same code and key, it answers the same.
    public EnrolmentOutcome enrol(EnrolmentRequest request) {
        if (!request.isProven()) {
            return new Refused("notProven", "The proof does not fit the public key.");
        }
        return database.write(transaction -> enrol(transaction, request));
    }

    private EnrolmentOutcome enrol(HubTransaction transaction, EnrolmentRequest request)
            throws SQLException {
        EnrolmentStore store = new EnrolmentStore(transaction.statements());
        if (store.find(request.code()).isEmpty()) {
            return new Refused(
                    CodeRefusal.UNKNOWN_CODE.error(), "This code is not known. Ask for a new one.");
        }
        ScopeHead catalogue = oneAtATime(transaction);
        GivenCode given = store.find(request.code()).orElseThrow();
        if (given.expiresAt().isBefore(clock.instant())) {
            return new Refused(
                    CodeRefusal.CODE_EXPIRED.error(), "This code has expired. Ask for a new one.");
        }
        if (given.usedBy().isPresent()) {
            EnrolledWorkstation known = store.workstation(given.usedBy().get()).orElseThrow();
            return known.key().equals(request.publicKey())
                    ? new Enrolled(answer(known, store.grants(known.id())))
                    : new Refused(
                            CodeRefusal.CODE_USED.error(),
                            "This code was used already. Ask for a new one.");
        }
        return takeIn(transaction, catalogue, request, given);
    }

    /// Takes a workstation in again that this hub has forgotten, because it was enrolled after the
    /// backup that the hub was restored from. Its certificate proves it; its name is lost.
    ///
    /// @return whether it was taken in: not where the certificate is another hub's, or its store is
    ///   not known, or its number is another's
    public boolean comesBack(String certificate) {
        try {
            Certificate proof = CertificateCodec.read(certificate, keys.verifyingKey());
            return database.write(transaction -> comesBack(transaction, proof, certificate));
        } catch (UnreadableMessageException anothers) {
            return false;
        }
    }

    private boolean comesBack(HubTransaction transaction, Certificate proof, String text)
            throws SQLException {
        ScopeHead catalogue = oneAtATime(transaction);
        EnrolmentStore store = new EnrolmentStore(transaction.statements());
        boolean taken = store.workstation(proof.workstation()).isPresent();
        if (taken || new ShopStore(transaction.statements()).store(proof.store()).isEmpty()) {
            return false;
        }
        EnrolledWorkstation workstation =
                new EnrolledWorkstation(
                        proof.workstation(),
                        proof.store(),
                        "Till " + proof.workstation().number(),
                        proof.publicKey(),
                        text,
                        Optional.empty());
        store.add(workstation, proof.issuedAt());
        store.skipSeries(proof.workstation(), Skipped.since(proof.issuedAt(), clock.instant()));
        List<EpochGrant> given = new ArrayList<>();
        for (int count = 0; count < SpareEpochs.SPARES; count++) {
            given.add(spares.give(store, proof.workstation()));
        }
        tellAll(transaction, catalogue, workstation, given);
        return true;
    }

    private void tellAll(
            HubTransaction transaction,
            ScopeHead catalogue,
            EnrolledWorkstation workstation,
            List<EpochGrant> spare)
            throws SQLException {
        SigningKeys.tell(transaction, catalogue, workstation, Optional.empty());
        new WorkstationScope(keys)
                .open(
                        transaction,
                        workstation,
                        new ShopStore(transaction.statements()).operators(),
                        spare,
                        clock.instant());
    }

    /// So that a code is used once, and a number given once, whichever node is asked.
    private ScopeHead oneAtATime(HubTransaction transaction) throws SQLException {
        return SigningKeys.lock(transaction, clock.instant());
    }

    private EnrolmentOutcome takeIn(
            HubTransaction transaction,
            ScopeHead catalogue,
            EnrolmentRequest request,
            GivenCode given)
            throws SQLException {
        Instant now = clock.instant();
        EnrolmentStore store = new EnrolmentStore(transaction.statements());
        WorkstationId id = store.nextNumber();
        Certificate certificate = new Certificate(given.store(), id, request.publicKey(), now);
        EnrolledWorkstation workstation =
                new EnrolledWorkstation(
                        id,
                        given.store(),
                        given.name().orElse("Till " + id.number()),
                        request.publicKey(),
                        CertificateCodec.issue(certificate, keys),
                        given.replaces());
        store.add(workstation, now);
        store.use(request.code(), id);
        for (int count = 0; count < FIRST_EPOCHS; count++) {
            spares.give(store, id);
        }
        List<EpochGrant> grants = store.grants(id);
        tellAll(transaction, catalogue, workstation, grants.subList(1, grants.size()));
        return new Enrolled(answer(workstation, grants));
    }

    private EnrolmentAnswer answer(EnrolledWorkstation workstation, List<EpochGrant> grants) {
        return new EnrolmentAnswer(
                workstation.store(),
                workstation.id(),
                workstation.name(),
                workstation.certificate(),
                grants.getFirst(),
                grants.subList(1, FIRST_EPOCHS),
                keys.verifyingKey(),
                keys.pinKeyOf(workstation.id(), workstation.key()));
    }
}
