package org.tillbridge.sync.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tillbridge.sync.wire.NoAnswer.Cause;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.function.Function;

import javax.net.ssl.SSLHandshakeException;

class WeatherTest {
    @Test
    void aNameThatNoNetworkKnowsIsNotCalledAHubThatIsAway() {
        assertThat(causeOf(new UnknownHostException("hub.exmaple"))).isEqualTo(Cause.NAME_UNKNOWN);
        assertThat(causeOf(new ConnectException("refused"))).isEqualTo(Cause.UNREACHABLE);
    }

    @Test
    void aProofThatIsNotValidAtThisTimeIsNotCalledAForgery() {
        assertThat(causeOf(handshake(new CertificateExpiredException())))
                .isEqualTo(Cause.WRONG_TIME);
        assertThat(causeOf(handshake(new CertificateNotYetValidException())))
                .isEqualTo(Cause.WRONG_TIME);
        assertThat(causeOf(handshake(new CertPathValidatorException("no trust anchor"))))
                .isEqualTo(Cause.UNTRUSTED);
    }

    private static SSLHandshakeException handshake(Exception why) {
        SSLHandshakeException failed = new SSLHandshakeException("PKIX path validation failed");
        failed.initCause(new CertPathValidatorException("validity check failed", why));
        return failed;
    }

    private static Cause causeOf(IOException weather) {
        NoAnswer outcome =
                Weather.outcome(
                        () -> {
                            throw weather;
                        },
                        Function.identity());
        return outcome.cause();
    }
}
