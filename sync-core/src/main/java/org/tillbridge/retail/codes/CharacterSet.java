package org.tillbridge.retail.codes;

/// What may stand in an element (GS1 General Specifications, section 7.11).
enum CharacterSet {
    N("0123456789"),
    /// Character set 82.
    X("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" + "!\"%&'()*+,-./:;<=>?_"),
    /// Character set 39.
    Y("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ#-/"),
    /// base64url.
    Z("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_=");

    private final String characters;

    CharacterSet(String characters) {
        this.characters = characters;
    }

    boolean has(int character) {
        return characters.indexOf(character) >= 0;
    }

    boolean hasAll(String text) {
        return text.chars().allMatch(this::has);
    }
}
