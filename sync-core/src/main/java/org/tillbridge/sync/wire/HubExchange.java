package org.tillbridge.sync.wire;

import java.io.IOException;

/// One HTTP exchange with whatever stands where the hub should be. Below it are sockets and
/// certificates; above it everything that the two agree on, so that whoever takes the place of the
/// network has codecs, signatures and refusals on his side of it.
///
/// Weather is an [IOException]: a `SSLException` where the other end cannot prove who it is, an
/// `InterruptedIOException` where it took too long, a [CallEndedException] after [#endCalls]. Safe
/// for use by any number of threads.
public interface HubExchange {
    /// Sends a request, and reads the answer while it is open.
    <T> T exchange(HttpCall call, Reading<T> reading) throws IOException;

    /// Ends all calls that are under way.
    void endCalls();

    /// Something done with an answer while it is open.
    interface Reading<T> {
        T read(HttpAnswer answer) throws IOException;
    }

    /// The call was ended on this side.
    final class CallEndedException extends IOException {
        public CallEndedException(IOException cause) {
            super("The call was ended", cause);
        }
    }
}
