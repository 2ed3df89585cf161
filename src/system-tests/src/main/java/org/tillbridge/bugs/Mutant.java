package org.tillbridge.bugs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// The whole program once more, with a bug in it: its classes, of which those of one source file
/// are compiled anew. Libraries are those of the program that is well.
final class Mutant extends ClassLoader {
    private static final String OURS = "org.tillbridge.";

    private final Map<String, byte[]> changed;

    private Mutant(Map<String, byte[]> changed) {
        super(Mutant.class.getClassLoader());
        this.changed = changed;
    }

    /// @param root of the repository
    /// @throws IllegalStateException if the bug does not fit or does not compile
    static Mutant of(Bug bug, Path root) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalStateException("Bugs need a JDK, and this is none");
        }
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (InMemory output =
                new InMemory(compiler.getStandardFileManager(found, Locale.ROOT, null))) {
            List<String> options =
                    List.of(
                            "-proc:none",
                            "-nowarn",
                            "-classpath",
                            System.getProperty("java.class.path"));
            boolean compiled =
                    compiler.getTask(
                                    null,
                                    output,
                                    found,
                                    options,
                                    null,
                                    List.of(new Source(bug.source(), bug.mutated(root))))
                            .call();
            if (!compiled) {
                throw new IllegalStateException(
                        bug.name() + " does not compile: " + found.getDiagnostics());
            }
            return new Mutant(output.classes());
        }
    }

    /// A new one of its classes, which has no arguments.
    ///
    /// @param as a type that this program has too
    <T> T make(String name, Class<T> as) {
        try {
            return as.cast(loadClass(name).getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException odd) {
            throw new IllegalStateException("Cannot make a " + name, odd);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = changed.getOrDefault(name, asItIs(name));
        return defineClass(name, bytes, 0, bytes.length);
    }

    private byte[] asItIs(String name) throws ClassNotFoundException {
        try (InputStream bytes = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return bytes.readAllBytes();
        } catch (IOException unreadable) {
            throw new ClassNotFoundException(name, unreadable);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String path, String text) {
            super(URI.create("string:///" + path), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /// Keeps what is compiled.
    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> written = new HashMap<>();

        InMemory(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            written.put(name, bytes);
            return new SimpleJavaFileObject(URI.create("bytes:///" + name), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return bytes;
                }
            };
        }

        Map<String, byte[]> classes() {
            Map<String, byte[]> classes = new HashMap<>();
            written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
            return classes;
        }
    }
}
