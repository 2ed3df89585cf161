package org.tillbridge.sync.wire;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.sync.disk.OwnerOnly;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyManagementException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/// Whom a workstation takes for its hub over TLS: whoever proves it before the authorities that
/// this computer trusts. Where nothing but the dates of that proof fail, also whoever holds the key
/// that proved it the last time: then it is more likely this computer's clock that is wrong, and
/// what was sold must not wait until somebody sets it. [HubTime] says how far it is off.
///
/// The key is first seen at enrolment, and again whenever the proof holds. Safe for any thread.
public final class HubTrust extends X509ExtendedTrustManager {
    /// The file in a workstation's folder in which the hub's last proven key stands, as a hash.
    public static final String FILE = "hub.pin";

    private static final Logger LOG = LoggerFactory.getLogger(HubTrust.class);

    private final X509ExtendedTrustManager authorities;
    private final Path file;
    private volatile Optional<String> pinned;

    private HubTrust(X509ExtendedTrustManager authorities, Path file, Optional<String> pinned) {
        this.authorities = authorities;
        this.file = file;
        this.pinned = pinned;
    }

    /// Before the authorities of this computer.
    ///
    /// @param folder of the workstation's files
    public static HubTrust in(Path folder) {
        try {
            TrustManagerFactory factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return before(only(factory.getTrustManagers()), folder);
        } catch (NoSuchAlgorithmException | KeyStoreException impossible) {
            throw new IllegalStateException("Every Java platform has authorities", impossible);
        }
    }

    static HubTrust before(X509ExtendedTrustManager authorities, Path folder) {
        Path file = folder.resolve(FILE);
        return new HubTrust(authorities, file, kept(file));
    }

    private static X509ExtendedTrustManager only(TrustManager[] managers) {
        return Arrays.stream(managers)
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /// What cannot be read is as good as nothing: the next proof writes it anew.
    private static Optional<String> kept(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1).strip())
                    : Optional.empty();
        } catch (IOException unreadable) {
            LOG.warn("The hub's key of last time cannot be read", unreadable);
            return Optional.empty();
        }
    }

    SSLSocketFactory sockets() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {this}, null);
            return context.getSocketFactory();
        } catch (NoSuchAlgorithmException | KeyManagementException impossible) {
            throw new IllegalStateException("Every Java platform has TLS", impossible);
        }
    }

    private interface Check {
        void run() throws CertificateException;
    }

    private void check(X509Certificate[] chain, Check byAuthorities) throws CertificateException {
        try {
            byAuthorities.run();
        } catch (CertificateException refused) {
            if (!Weather.isOutOfTime(refused) || !isPinned(chain) || !heldOnce(chain)) {
                throw refused;
            }
            LOG.warn("By this computer's clock the hub's proof is out of time; its key is known");
            return;
        }
        pin(chain[0]);
    }

    private boolean isPinned(X509Certificate[] chain) {
        return pinned.filter(key -> key.equals(hash(chain[0]))).isPresent();
    }

    /// Whether there was a moment at which the proof held.
    private boolean heldOnce(X509Certificate[] chain) {
        try {
            Set<TrustAnchor> anchors =
                    Arrays.stream(getAcceptedIssuers())
                            .map(authority -> new TrustAnchor(authority, null))
                            .collect(Collectors.toSet());
            X509CertSelector hub = new X509CertSelector();
            hub.setCertificate(chain[0]);
            PKIXBuilderParameters proof = new PKIXBuilderParameters(anchors, hub);
            proof.addCertStore(
                    CertStore.getInstance(
                            "Collection", new CollectionCertStoreParameters(List.of(chain))));
            proof.setRevocationEnabled(false);
            proof.setDate(
                    Arrays.stream(chain)
                            .map(X509Certificate::getNotBefore)
                            .max(Comparator.<Date>naturalOrder())
                            .orElseThrow());
            return CertPathBuilder.getInstance("PKIX").build(proof).getCertPath() != null;
        } catch (GeneralSecurityException never) {
            LOG.warn("The hub's proof would not hold at any time", never);
            return false;
        }
    }

    private void pin(X509Certificate hub) {
        Optional<String> key = Optional.of(hash(hub));
        if (key.equals(pinned)) {
            return;
        }
        pinned = key;
        try {
            OwnerOnly.replace(file, key.get().getBytes(StandardCharsets.US_ASCII));
        } catch (IOException notNow) {
            LOG.warn("The hub's key is known until the next start only", notNow);
        }
    }

    private static String hash(X509Certificate certificate) {
        return ContentDigest.of(certificate.getPublicKey().getEncoded());
    }

    /// The name is part of the proof: whoever has one for another name, a hotel's sign-on page say,
    /// is not kept as the hub.
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        if (socket instanceof SSLSocket open) {
            SSLParameters parameters = open.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            open.setSSLParameters(parameters);
        }
        check(chain, () -> authorities.checkServerTrusted(chain, authType, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(chain, () -> authorities.checkServerTrusted(chain, authType, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        check(chain, () -> authorities.checkServerTrusted(chain, authType));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        authorities.checkClientTrusted(chain, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        authorities.checkClientTrusted(chain, authType, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        authorities.checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return authorities.getAcceptedIssuers();
    }
}
