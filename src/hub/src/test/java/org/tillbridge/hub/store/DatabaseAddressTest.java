package org.tillbridge.hub.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tillbridge.hub.store.DatabaseAddress.Server;

import java.util.Optional;

class DatabaseAddressTest {
    @Test
    void userAndPasswordAreReadAndNotShown() {
        DatabaseAddress address =
                DatabaseAddress.parse(
                                "postgresql://hub:p%40ss+1@db.example:5433/shop?sslmode=require")
                        .orElseThrow();

        assertThat(address)
                .isEqualTo(
                        new Server(
                                "jdbc:postgresql://db.example:5433/shop?sslmode=require",
                                Optional.of("hub"),
                                Optional.of("p@ss+1")));
        assertThat(address.toString()).doesNotContain("p@ss");
    }

    @Test
    void allButHostAndDatabaseMayBeLeftOut() {
        assertThat(DatabaseAddress.parse("jdbc:postgresql://one,two/shop"))
                .contains(
                        new Server(
                                "jdbc:postgresql://one,two/shop",
                                Optional.empty(),
                                Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hub.db",
                "postgresql://",
                "postgresql://host",
                "postgresql://host/",
                "postgresql://hub:50%@host/shop",
                "mysql://host/shop"
            })
    void anythingElseIsNone(String text) {
        assertThat(DatabaseAddress.parse(text)).isEmpty();
    }
}
