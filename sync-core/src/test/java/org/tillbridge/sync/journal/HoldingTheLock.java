package org.tillbridge.sync.journal;

import java.io.IOException;
import java.nio.file.Path;

/// A process that takes a folder, says what came of it, and waits for the end of its input.
final class HoldingTheLock {
    private HoldingTheLock() {}

    public static void main(String[] arguments) throws IOException {
        switch (WorkstationLock.acquire(Path.of(arguments[0]))) {
            case WorkstationLock.Outcome.Held _ -> System.out.println("held");
            case WorkstationLock.Outcome.HeldByAnother other ->
                    System.out.println(other.process().orElse(-1));
        }
        System.in.transferTo(System.out);
    }
}
