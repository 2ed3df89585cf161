package org.tillbridge.sync.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tillbridge.sync.journal.WorkstationLock.Outcome;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.OptionalLong;

class WorkstationLockTest {
    @TempDir Path folder;

    @Test
    void aSecondProcessIsToldWhoTheFirstIs() throws Exception {
        Process first = ChildJvm.start(HoldingTheLock.class, folder.toString());
        try {
            assertThat(first.inputReader().readLine()).isEqualTo("held");
            assertThat(WorkstationLock.acquire(folder))
                    .isEqualTo(new Outcome.HeldByAnother(OptionalLong.of(first.pid())));
        } finally {
            first.destroyForcibly().waitFor();
        }
        try (WorkstationLock _ = taken()) {
            assertThat(answerOfAnother()).isEqualTo(ProcessHandle.current().pid() + "");
        }
        assertThat(answerOfAnother()).isEqualTo("held");
    }

    @Test
    void theSameProcessCannotTakeItTwiceNorLoseItByTrying() throws Exception {
        try (WorkstationLock _ = taken()) {
            assertThat(WorkstationLock.acquire(folder))
                    .isEqualTo(
                            new Outcome.HeldByAnother(
                                    OptionalLong.of(ProcessHandle.current().pid())));
            assertThat(answerOfAnother()).isNotEqualTo("held");
        }
        taken().close();
    }

    @Test
    void theFolderAndTheLockAreTheirOwnersAlone() throws Exception {
        Path open = Files.createDirectory(folder.resolve("till"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));

        ((Outcome.Held) WorkstationLock.acquire(open)).lock().close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(open)))
                .isEqualTo("rwx------");
        Path lock = open.resolve("workstation.lock");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(lock)))
                .isEqualTo("rw-------");
    }

    private WorkstationLock taken() throws IOException {
        return switch (WorkstationLock.acquire(folder)) {
            case Outcome.Held held -> held.lock();
            case Outcome.HeldByAnother other -> throw new AssertionError(other.toString());
        };
    }

    private String answerOfAnother() throws Exception {
        Process another = ChildJvm.start(HoldingTheLock.class, folder.toString());
        try {
            return another.inputReader().readLine();
        } finally {
            another.destroyForcibly().waitFor();
        }
    }
}
