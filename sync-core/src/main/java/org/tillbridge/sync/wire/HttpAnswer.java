package org.tillbridge.sync.wire;

import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;

/// What came back, as it comes.
///
/// @param header a header's value by its name, in any case
/// @param body not decoded
public record HttpAnswer(int status, Function<String, Optional<String>> header, InputStream body) {
    Optional<String> header(String name) {
        return header.apply(name);
    }
}
