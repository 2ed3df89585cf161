package org.tillbridge.hub;

import org.tillbridge.hub.tsv.Finding;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// What was odd, in words: for a person who gave one row as options and has no file to look at.
final class OddWords {
    private static final ResourceBundle WORDS =
            ResourceBundle.getBundle("org.tillbridge.hub.odd-words", Locale.ROOT);

    private OddWords() {}

    static String of(Finding finding) {
        MessageFormat sentence = new MessageFormat(WORDS.getString(finding.kind()), Locale.ROOT);
        return sentence.format(new Object[] {finding.value()}) + " " + finding.done();
    }
}
