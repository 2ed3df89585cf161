package org.tillbridge.hub;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

import java.security.MessageDigest;

/// Holds the digests of a hub's process against Java's own.
class ProcessorDigestsTest {
    private final ProcessorDigests provider = new ProcessorDigests();

    @Property
    void digestsAreThoseOfJava(@ForAll @Size(max = 300) byte[] text) throws Exception {
        assertThat(MessageDigest.getInstance("SHA-256", provider).digest(text))
                .isEqualTo(MessageDigest.getInstance("SHA-256", "SUN").digest(text));
    }

    /// `Hash` copies a fresh one for each digest.
    @Property
    void aCopyGoesOnByItself(@ForAll byte[] first, @ForAll byte[] second) throws Exception {
        MessageDigest begun = MessageDigest.getInstance("SHA-256", provider);
        begun.update(first);
        MessageDigest copy = (MessageDigest) begun.clone();
        copy.update(second);
        begun.update(second);

        MessageDigest java = MessageDigest.getInstance("SHA-256", "SUN");
        java.update(first);
        byte[] expected = java.digest(second);
        assertThat(copy.digest()).isEqualTo(expected);
        assertThat(begun.digest()).isEqualTo(expected);
    }
}
