package org.tillbridge.retail.codes;

/// One piece of data of a GS1 code: `17` and `290331`.
record Element(ApplicationIdentifier identifier, String value) {
    String number() {
        return identifier.number();
    }
}
