package org.tillbridge.powerloss;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;

/// A path of the usual file system, by which everything is done through a [ForgetfulFileSystem].
record ForgetfulPath(ForgetfulFileSystem system, Path path) implements Path {
    static Path usual(Path any) {
        return any instanceof ForgetfulPath(ForgetfulFileSystem _, Path path) ? path : any;
    }

    private Path with(Path other) {
        return new ForgetfulPath(system, other);
    }

    @Override
    public FileSystem getFileSystem() {
        return system;
    }

    @Override
    public boolean isAbsolute() {
        return path.isAbsolute();
    }

    @Override
    public @Nullable Path getRoot() {
        Path root = path.getRoot();
        return root == null ? null : with(root);
    }

    @Override
    public @Nullable Path getFileName() {
        Path name = path.getFileName();
        return name == null ? null : with(name);
    }

    @Override
    public @Nullable Path getParent() {
        Path parent = path.getParent();
        return parent == null ? null : with(parent);
    }

    @Override
    public int getNameCount() {
        return path.getNameCount();
    }

    @Override
    public Path getName(int index) {
        return with(path.getName(index));
    }

    @Override
    public Path subpath(int from, int to) {
        return with(path.subpath(from, to));
    }

    @Override
    public boolean startsWith(Path other) {
        return path.startsWith(usual(other));
    }

    @Override
    public boolean endsWith(Path other) {
        return path.endsWith(usual(other));
    }

    @Override
    public Path normalize() {
        return with(path.normalize());
    }

    @Override
    public Path resolve(Path other) {
        return with(path.resolve(usual(other)));
    }

    @Override
    public Path relativize(Path other) {
        return with(path.relativize(usual(other)));
    }

    @Override
    public URI toUri() {
        return path.toUri();
    }

    @Override
    public Path toAbsolutePath() {
        return with(path.toAbsolutePath());
    }

    @Override
    public Path toRealPath(LinkOption... options) throws IOException {
        return with(path.toRealPath(options));
    }

    @Override
    public File toFile() {
        return path.toFile();
    }

    @Override
    public WatchKey register(
            WatchService service, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers)
            throws IOException {
        return path.register(service, events, modifiers);
    }

    @Override
    public int compareTo(Path other) {
        return path.compareTo(usual(other));
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
