package org.tillbridge.hub.http;

import org.tillbridge.sync.wire.BodyEncoding;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is asked of the hub, however it came here.
///
/// @param path percent-encoded, as received
/// @param query without the question mark, as received; empty if there is none
/// @param header a header's value by its name, in any case
public record Request(
        String method,
        String path,
        String query,
        Function<String, Optional<String>> header,
        Source body) {
    /// No more is read of who may be anybody, and says a few words.
    static final int SMALL = 16 << 10;

    private static final byte[] NOTHING = {};
    private static final Pattern SIGNER = Pattern.compile(";keyid=\"(workstation-[0-9]{1,9})\"");

    /// Where the bytes of a body come from.
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }

    Optional<String> header(String name) {
        return header.apply(name);
    }

    /// Whom its signature names, whether or not it is his.
    Optional<String> signer() {
        return header("Signature-Input")
                .map(SIGNER::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1));
    }

    /// The first value of a parameter in the query.
    Optional<String> parameter(String name) {
        return Arrays.stream(query.split("&", -1))
                .filter(part -> part.startsWith(name + "="))
                .map(part -> unescaped(part.substring(name.length() + 1)))
                .findFirst();
    }

    /// The body as it was sent; only a POST has one.
    ///
    /// @param most bytes of it
    byte[] rawBody(int most) {
        if (!method.equals("POST")) {
            return NOTHING;
        }
        try (InputStream stream = body.open()) {
            return BodyEncoding.readAtMost(stream, most);
        } catch (BodyEncoding.TooLargeException tooLarge) {
            throw tooLarge();
        } catch (IOException cutOff) {
            throw HttpRefusal.badRequest("The body did not come to its end.");
        }
    }

    /// Reads a body and keeps nothing of it: who sends one hears the answer only after that.
    ///
    /// @param most bytes of it
    void passOver(int most) {
        byte[] some = new byte[SMALL];
        try (InputStream stream = body.open()) {
            int read = 0;
            for (int left = most; left > 0 && read >= 0; left -= read) {
                read = stream.read(some);
            }
        } catch (IOException cutOff) {
            throw HttpRefusal.badRequest("The body did not come to its end.");
        }
    }

    byte[] decoded(byte[] raw, int most) {
        try {
            return BodyEncoding.decode(header("Content-Encoding"), raw, most);
        } catch (BodyEncoding.TooLargeException tooLarge) {
            throw tooLarge();
        }
    }

    byte[] decodedBody(int most) {
        return decoded(rawBody(most), most);
    }

    static String unescaped(String part) {
        try {
            return URLDecoder.decode(part, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException odd) {
            throw HttpRefusal.badRequest("The address is not written as addresses are.");
        }
    }

    private static HttpRefusal tooLarge() {
        return HttpRefusal.of(413, "tooLarge", "The body is larger than the hub takes.");
    }
}
