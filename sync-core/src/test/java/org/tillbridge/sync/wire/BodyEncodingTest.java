package org.tillbridge.sync.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/// Bodies from outside: whatever they say of themselves, no more than the limit is taken.
class BodyEncodingTest {
    private static final int LIMIT = 1 << 20;
    private static final byte[] TEXT = "three potatoes, ".repeat(1_000).getBytes();

    private interface Encoder {
        OutputStream over(OutputStream out) throws IOException;
    }

    @Property
    void whatWasCompressedIsOpened(@ForAll @Size(max = 3_000) byte[] plain) throws Exception {
        assertThat(opened("zstd", BodyEncoding.zstd(plain))).isEqualTo(plain);
        assertThat(opened("zstd", streamed(ZstdOutputStream::new, plain))).isEqualTo(plain);
        assertThat(opened("gzip", streamed(GZIPOutputStream::new, plain))).isEqualTo(plain);
        assertThat(BodyEncoding.decode(Optional.empty(), plain, LIMIT)).isEqualTo(plain);
    }

    @Property(tries = 200)
    void noMoreThanTheLimitIsTaken(@ForAll @IntRange(min = 1, max = 20_000) int limit)
            throws Exception {
        for (byte[] body :
                new byte[][] {
                    BodyEncoding.zstd(TEXT),
                    streamed(ZstdOutputStream::new, TEXT),
                    twice(BodyEncoding.zstd(Arrays.copyOf(TEXT, TEXT.length / 2)))
                }) {
            if (limit < TEXT.length) {
                assertThatThrownBy(() -> BodyEncoding.decode(Optional.of("zstd"), body, limit))
                        .isInstanceOf(BodyEncoding.TooLargeException.class);
            } else {
                assertThat(BodyEncoding.decode(Optional.of("zstd"), body, limit))
                        .hasSize(TEXT.length);
            }
        }
    }

    @Test
    void aBodyOfSeveralFramesIsOpenedWhole() throws Exception {
        assertThat(opened("zstd", twice(BodyEncoding.zstd(TEXT)))).isEqualTo(twice(TEXT));
    }

    @Property
    void aDamagedBodyIsRefusedOrOpenedButNeverMoreThanTheLimit(
            @ForAll @IntRange(min = 0, max = 40) int place, @ForAll byte damage) throws Exception {
        byte[] body = BodyEncoding.zstd(TEXT);
        body[place % body.length] ^= damage;
        try {
            assertThat(opened("zstd", body)).hasSizeLessThanOrEqualTo(LIMIT);
        } catch (UnreadableMessageException | BodyEncoding.TooLargeException refused) {
            assertThat(refused).hasMessageStartingWith("The body");
        }
        assertThat(opened("zstd", BodyEncoding.zstd(TEXT))).isEqualTo(TEXT);
    }

    @Property
    void aBodyThatIsCutOffIsRefused(@ForAll @IntRange(min = 0, max = 40) int left) {
        byte[] body = BodyEncoding.zstd(TEXT);
        byte[] cut = Arrays.copyOf(body, Math.min(left, body.length - 1));

        assertThatThrownBy(() -> opened("zstd", cut))
                .isInstanceOf(UnreadableMessageException.class);
    }

    private static byte[] opened(String encoding, byte[] body) throws IOException {
        return BodyEncoding.decode(Optional.of(encoding), body, LIMIT);
    }

    /// By a sender that does not know the length when it begins.
    private static byte[] streamed(Encoder encoder, byte[] plain) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (OutputStream out = encoder.over(body)) {
            out.write(plain);
        }
        return body.toByteArray();
    }

    private static byte[] twice(byte[] once) {
        byte[] both = Arrays.copyOf(once, 2 * once.length);
        System.arraycopy(once, 0, both, once.length, once.length);
        return both;
    }
}
