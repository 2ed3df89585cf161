package org.tillbridge.pos.fiscal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.retail.TransactionNumber;
import org.tillbridge.sync.journal.Committed;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Keeps the order: commit, then signature or outage, then paper. Whoever learns that a document is
/// on disk learns it from here, after the signing unit was asked.
///
/// Answers are kept for the last documents only, until the till stops.
public final class FiscalGate {
    private static final Logger LOG = LoggerFactory.getLogger(FiscalGate.class);
    private static final int KEPT = 1_000;

    private final FiscalSigner signer;
    private final Map<TransactionNumber, FiscalAnswer> answers =
            Collections.synchronizedMap(
                    new LinkedHashMap<>() {
                        @Override
                        protected boolean removeEldestEntry(
                                Map.Entry<TransactionNumber, FiscalAnswer> eldest) {
                            return size() > KEPT;
                        }
                    });

    public FiscalGate(FiscalSigner signer) {
        this.signer = signer;
    }

    /// Asks the signing unit. Whatever it does, the document goes on.
    ///
    /// @param document on disk
    public void pass(TransactionNumber number, Committed document) {
        FiscalAnswer answer = ask(number, document);
        if (!(answer instanceof FiscalAnswer.NotNeeded)) {
            answers.put(number, answer);
        }
    }

    /// What the unit said to a document; empty where it was not asked, or long ago.
    public Optional<FiscalAnswer> answer(TransactionNumber number) {
        return Optional.ofNullable(answers.get(number));
    }

    private FiscalAnswer ask(TransactionNumber number, Committed document) {
        try {
            FiscalAnswer answer = signer.sign(document);
            if (answer instanceof FiscalAnswer.Outage(String why)) {
                LOG.warn("{} is not signed: {}", number, why);
            }
            return answer;
        } catch (RuntimeException broken) {
            LOG.error("{} is not signed; the signing unit failed", number, broken);
            return new FiscalAnswer.Outage(String.valueOf(broken.getMessage()));
        }
    }
}
