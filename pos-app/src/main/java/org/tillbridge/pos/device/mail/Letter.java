package org.tillbridge.pos.device.mail;

/// A receipt in the mail.
public final class Letter {
    private final String id;
    private final MailAddress to;
    private final String subject;
    private final String text;
    private final String fileName;
    private final byte[] pdf;

    /// @param id of this letter alone, and the same whenever it is sent again
    /// @param fileName of the receipt
    public Letter(
            String id, MailAddress to, String subject, String text, String fileName, byte[] pdf) {
        this.id = id;
        this.to = to;
        this.subject = subject;
        this.text = text;
        this.fileName = fileName;
        this.pdf = pdf.clone();
    }

    public String id() {
        return id;
    }

    public MailAddress to() {
        return to;
    }

    public String subject() {
        return subject;
    }

    public String text() {
        return text;
    }

    public String fileName() {
        return fileName;
    }

    public byte[] pdf() {
        return pdf.clone();
    }
}
