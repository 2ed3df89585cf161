package org.tillbridge.sync.replica;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// Writes a file of the replica out as another, as it is at one moment.
final class ReplicaCopyStore {
    private ReplicaCopyStore() {}

    static void copy(Path from, Path to) {
        try (Connection reading = DriverManager.getConnection("jdbc:sqlite:" + from);
                PreparedStatement copy = reading.prepareStatement("VACUUM INTO ?")) {
            copy.setString(1, to.toString());
            copy.execute();
        } catch (SQLException failure) {
            throw new ReplicaException("The replica cannot be copied", failure);
        }
    }
}
