package org.tillbridge.hub.shop;

import org.tillbridge.hub.tsv.Finding;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Set-up files have odd rows. Nothing was taken. The message has a line for each that is odd, up
/// to so many.
public final class SetupException extends Exception {
    private static final int NAMED = 20;

    SetupException(List<Finding> odd) {
        super(message(odd));
    }

    private static String message(List<Finding> odd) {
        Stream<String> named =
                odd.stream().limit(NAMED).map(finding -> finding.done("").sentence());
        Stream<String> others =
                odd.size() > NAMED
                        ? Stream.of("And %d more.".formatted(odd.size() - NAMED))
                        : Stream.of();
        return Stream.of(named, others, Stream.of("Nothing of this set-up was taken."))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }
}
