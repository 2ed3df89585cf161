package org.tillbridge.hub;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclarations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.stream.Stream;

/// A class of tests that holds on SQLite and on PostgreSQL. It runs on those that the system
/// property `tests.databases` names, parted by commas, or else on SQLite: `.ci/run` runs it on
/// both. The class has a field `@Parameter TestDatabase on`.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Execution(ExecutionMode.CONCURRENT)
@Tag("each-database")
@ParameterizedClass(name = "{0}")
@ArgumentsSource(OnEachDatabase.Named.class)
public @interface OnEachDatabase {
    /// The databases that are named.
    final class Named implements ArgumentsProvider {
        @Override
        public Stream<? extends Arguments> provideArguments(
                ParameterDeclarations parameters, ExtensionContext context) {
            String names = System.getProperty("tests.databases", TestDatabase.SQLITE.name());
            return Arrays.stream(names.split(",", -1))
                    .map(TestDatabase::valueOf)
                    .map(Arguments::of);
        }
    }
}
