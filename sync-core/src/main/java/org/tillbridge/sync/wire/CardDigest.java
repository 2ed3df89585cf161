package org.tillbridge.sync.wire;

import org.tillbridge.retail.StoredValueCode;
import org.tillbridge.sync.journal.Hash;

import java.util.regex.Pattern;

/// By what a till knows the number of a gift card or a store credit again without having it: the
/// first 40 bits of a hash. Of the numbers that there can be some 1,800 have the same, so nobody
/// who finds it has the number; among ten thousand that are blocked, one in a hundred million that
/// is not looks as if it were.
public record CardDigest(String hex) {
    private static final byte[] TAG = Hash.utf8("tillbridge/card/v1");
    private static final int DIGITS = 10;
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{" + DIGITS + "}");

    public CardDigest {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("A card's digest has " + DIGITS + " hex digits");
        }
    }

    public static CardDigest of(StoredValueCode code) {
        return new CardDigest(Hash.of(TAG, Hash.utf8(code.digits())).hex().substring(0, DIGITS));
    }
}
