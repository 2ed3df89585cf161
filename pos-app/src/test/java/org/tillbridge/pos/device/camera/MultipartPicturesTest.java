package org.tillbridge.pos.device.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

class MultipartPicturesTest {
    private static final int LARGEST = 1000;

    private static MultipartPictures of(String stream) throws IOException {
        return of(new ByteArrayInputStream(stream.getBytes(ISO_8859_1)), "pic");
    }

    private static MultipartPictures of(InputStream in, String boundary) throws IOException {
        return new MultipartPictures(in, boundary, LARGEST);
    }

    private static String next(MultipartPictures pictures) throws IOException {
        return new String(pictures.next(), ISO_8859_1).stripTrailing();
    }

    @Test
    void picturesComeOneAfterTheOtherUntilTheEnd() throws IOException {
        MultipartPictures pictures =
                of(
                        "--pic\r\n"
                                + "Content-Type: image/jpeg\r\n"
                                + "Content-Length: 99999999\r\n\r\n"
                                + "first\r\n"
                                + "--pic\r\n\r\n"
                                + "sec--pi-ond\r\n"
                                + "--pic\n\n"
                                + "third--pic--\r\n");

        assertThat(next(pictures)).isEqualTo("first");
        assertThat(next(pictures)).isEqualTo("sec--pi-ond");
        assertThat(next(pictures)).isEqualTo("third");
        assertThatThrownBy(pictures::next).isInstanceOf(EOFException.class);
    }

    @Test
    void aBoundaryWithItsDashesWrittenTwiceIsUnderstood() throws IOException {
        String stream = "--pic\r\n\r\nfirst\r\n--pic\r\n";

        assertThat(next(of(new ByteArrayInputStream(stream.getBytes(ISO_8859_1)), "--pic")))
                .isEqualTo("first");
    }

    @Test
    void anEndlessPictureOrHeadIsGivenUpOn() {
        InputStream endless =
                new InputStream() {
                    @Override
                    public int read() {
                        return 'x';
                    }
                };
        assertThatThrownBy(() -> of(endless, "pic").next()).hasMessage("A picture is too large");
        assertThatThrownBy(() -> of("--pic\r\n" + "h".repeat(9000)).next())
                .hasMessage("A picture has no beginning");
        assertThatThrownBy(
                        () -> of("--pic\r\n\r\n" + "x".repeat(LARGEST + 20) + "--pic\r\n").next())
                .hasMessage("A picture is too large");
        assertThatThrownBy(() -> of("", "--".repeat(3))).isInstanceOf(IOException.class);
    }

    private static MultipartPictures of(String stream, String boundary) throws IOException {
        return of(new ByteArrayInputStream(stream.getBytes(ISO_8859_1)), boundary);
    }

    @Property(tries = 300)
    void whateverABrokenCameraSendsEndsInAnErrorOrAPicture(@ForAll byte[] sent) {
        try {
            MultipartPictures pictures = of(new ByteArrayInputStream(sent), "-p");
            for (int picture = 0; picture < 10; picture++) {
                assertThat(pictures.next().length).isLessThanOrEqualTo(LARGEST);
            }
        } catch (IOException said) {
            assertThat(said).hasMessageNotContaining("null");
        }
    }
}
