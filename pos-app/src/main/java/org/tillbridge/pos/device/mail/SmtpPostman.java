package org.tillbridge.pos.device.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;

import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.eclipse.angus.mail.util.SocketConnectException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.pos.device.mail.MailServer.Account;
import org.tillbridge.pos.device.mail.MailServer.Security;

import java.io.IOException;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;

/// Speaks SMTP with a server. What goes to another computer is encrypted, and that computer has
/// proven who it is, or nothing goes. No address and no word of a letter is logged.
public final class SmtpPostman implements Postman {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpPostman.class);
    private static final String PATIENCE_MILLIS = "20000";

    private final MailServer server;
    private final Optional<SSLSocketFactory> trust;
    private final Clock clock;

    public SmtpPostman(MailServer server, Clock clock) {
        this(server, Optional.empty(), clock);
    }

    /// @param trust whom to believe instead of those that this computer believes
    SmtpPostman(MailServer server, Optional<SSLSocketFactory> trust, Clock clock) {
        this.server = server;
        this.trust = trust;
        this.clock = clock;
    }

    @Override
    public Optional<MailTrouble> send(Letter letter) {
        Session session = Session.getInstance(properties());
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect(
                    server.host(),
                    server.port(),
                    server.account().map(Account::user).orElse(null),
                    server.account().map(Account::password).orElse(null));
            MimeMessage message = message(session, letter);
            transport.sendMessage(message, message.getAllRecipients());
            return Optional.empty();
        } catch (MessagingException failed) {
            MailTrouble why = why(failed);
            LOG.info("A letter did not go: {} ({})", why, failed.getClass().getSimpleName());
            return Optional.of(why);
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        boolean signsOn = server.account().isPresent();
        properties.setProperty("mail.smtp.auth", Boolean.toString(signsOn));
        properties.setProperty("mail.smtp.connectiontimeout", PATIENCE_MILLIS);
        properties.setProperty("mail.smtp.timeout", PATIENCE_MILLIS);
        properties.setProperty("mail.smtp.writetimeout", PATIENCE_MILLIS);
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty("mail.smtp.localhost", server.sender().domain());
        properties.setProperty("mail.smtp.from", server.sender().text());
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        String encrypted = Boolean.toString(server.security() == Security.TLS);
        properties.setProperty("mail.smtp.ssl.enable", encrypted);
        String upgraded = Boolean.toString(server.security() == Security.STARTTLS);
        properties.setProperty("mail.smtp.starttls.enable", upgraded);
        properties.setProperty("mail.smtp.starttls.required", upgraded);
        trust.ifPresent(factory -> properties.put("mail.smtp.ssl.socketFactory", factory));
        return properties;
    }

    private MimeMessage message(Session session, Letter letter) throws MessagingException {
        String id = "<" + letter.id() + "@" + server.sender().domain() + ">";
        MimeMessage message = new NumberedMessage(session, id);
        message.setFrom(new InternetAddress(server.sender().text()));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to().text()));
        message.setSubject(letter.subject(), "UTF-8");
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        MimeBodyPart text = new MimeBodyPart();
        text.setText(letter.text(), "UTF-8");
        MimeBodyPart pdf = new MimeBodyPart();
        pdf.setDataHandler(
                new DataHandler(new ByteArrayDataSource(letter.pdf(), "application/pdf")));
        pdf.setFileName(letter.fileName());
        message.setContent(new MimeMultipart(text, pdf));
        message.saveChanges();
        return message;
    }

    /// Its number says nothing of this computer and who is signed on to it, and a letter that comes
    /// twice can be told by it.
    private static final class NumberedMessage extends MimeMessage {
        private final String id;

        NumberedMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }

    private static MailTrouble why(MessagingException failed) {
        for (Throwable each = failed; each != null; each = next(each)) {
            switch (each) {
                case AuthenticationFailedException _ -> {
                    return MailTrouble.NOT_SIGNED_ON;
                }
                case SMTPAddressFailedException address when address.getReturnCode() >= 500 -> {
                    return MailTrouble.NO_SUCH_ADDRESS;
                }
                case SSLException _ -> {
                    return MailTrouble.NOT_SECURE;
                }
                default -> {}
            }
        }
        for (Throwable each = failed; each != null; each = next(each)) {
            if (each instanceof MailConnectException
                    || each instanceof SocketConnectException
                    || each instanceof IOException) {
                return MailTrouble.NOT_REACHED;
            }
        }
        return String.valueOf(failed.getMessage()).contains("STARTTLS")
                ? MailTrouble.NOT_SECURE
                : MailTrouble.REFUSED;
    }

    private static @Nullable Throwable next(Throwable each) {
        return each instanceof MessagingException chained && chained.getNextException() != null
                ? chained.getNextException()
                : each.getCause();
    }
}
