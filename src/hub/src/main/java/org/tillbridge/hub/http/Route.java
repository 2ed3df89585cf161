package org.tillbridge.hub.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is answered at one kind of address.
///
/// @param path such as `/v1/workstations/{id}/head`
record Route(String method, String path, Endpoint endpoint) {
    /// Answers what is asked there.
    @FunctionalInterface
    interface Endpoint {
        /// @throws HttpRefusal if it is not answered as it was asked
        Reply answer(Request request, Named named) throws InterruptedException;
    }

    /// The parts of the address that vary.
    record Named(Map<String, String> parts) {
        String part(String name) {
            return parts.getOrDefault(name, "");
        }
    }

    static Route get(String path, Endpoint endpoint) {
        return new Route("GET", path, endpoint);
    }

    static Route post(String path, Endpoint endpoint) {
        return new Route("POST", path, endpoint);
    }

    /// Empty if the request is for another.
    Optional<Named> match(Request request) {
        List<String> pattern = List.of(path.split("/", -1));
        List<String> asked = List.of(request.path().split("/", -1));
        if (!request.method().equals(method) || asked.size() != pattern.size()) {
            return Optional.empty();
        }
        Map<String, String> parts = new HashMap<>();
        for (int i = 0; i < pattern.size(); i++) {
            String part = pattern.get(i);
            if (part.startsWith("{")) {
                parts.put(part.substring(1, part.length() - 1), Request.unescaped(asked.get(i)));
            } else if (!part.equals(asked.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(new Named(parts));
    }
}
