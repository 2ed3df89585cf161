package org.tillbridge.hub.shop;

import org.tillbridge.hub.tsv.Finding;

/// A set-up file has an odd row. Nothing was taken.
public final class SetupException extends Exception {
    SetupException(Finding finding) {
        super(finding.sentence());
    }
}
