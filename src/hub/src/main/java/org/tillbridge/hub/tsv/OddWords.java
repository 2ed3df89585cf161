package org.tillbridge.hub.tsv;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// What was odd, in words and without its place: for a person who gave one row as options and has
/// no file to look at.
public final class OddWords {
    private static final ResourceBundle WORDS =
            ResourceBundle.getBundle("org.tillbridge.hub.tsv.odd-words", Locale.ROOT);

    private OddWords() {}

    public static String of(Finding finding) {
        MessageFormat sentence = new MessageFormat(WORDS.getString(finding.kind()), Locale.ROOT);
        return (sentence.format(new Object[] {finding.value()}) + " " + finding.done()).strip();
    }
}
