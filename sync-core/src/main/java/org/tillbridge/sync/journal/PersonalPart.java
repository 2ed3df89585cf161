package org.tillbridge.sync.journal;

import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// What an entry says of a person, apart from the entry: its header has nothing but the hash, so
/// the part can be erased and the chain still verifies. The salt keeps anyone from guessing at what
/// was erased.
///
/// @param salt 32 hex digits
public record PersonalPart(String salt, String text) {
    /// What a part may be long, in characters.
    public static final int MAX_LENGTH = 2048;

    private static final Pattern SALT = Pattern.compile("[0-9a-f]{32}");

    public PersonalPart {
        if (!SALT.matcher(salt).matches() || text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("Not the personal part of an entry");
        }
    }

    /// @param random that nobody can foretell
    public static PersonalPart of(String text, RandomGenerator random) {
        return new PersonalPart("%016x%016x".formatted(random.nextLong(), random.nextLong()), text);
    }

    /// Empty where it is not the one of that hash.
    public static Optional<PersonalPart> read(String hash, String salt, String text) {
        if (!SALT.matcher(salt).matches() || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        return Optional.of(new PersonalPart(salt, text))
                .filter(part -> part.hash().hex().equals(hash));
    }

    /// What the entry's header says of it.
    public Hash hash() {
        return Hash.of(Hash.utf8(salt), Hash.utf8(text));
    }

    @Override
    public String toString() {
        return "PersonalPart[" + hash().hex() + "]";
    }
}
