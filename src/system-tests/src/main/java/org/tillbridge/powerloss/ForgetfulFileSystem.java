package org.tillbridge.powerloss;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;
import java.util.Set;

/// The usual file system; what is changed through it is seen by a disk.
final class ForgetfulFileSystem extends FileSystem {
    private static final FileSystem USUAL = FileSystems.getDefault();

    private final ForgetfulProvider provider;

    ForgetfulFileSystem(ForgetfulDisk disk) {
        provider = new ForgetfulProvider(disk);
    }

    Path path(Path usual) {
        return new ForgetfulPath(this, usual);
    }

    @Override
    public FileSystemProvider provider() {
        return provider;
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("A file system that is always open");
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public String getSeparator() {
        return USUAL.getSeparator();
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        return List.of();
    }

    @Override
    public Iterable<FileStore> getFileStores() {
        return USUAL.getFileStores();
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return USUAL.supportedFileAttributeViews();
    }

    @Override
    public Path getPath(String first, String... more) {
        return path(USUAL.getPath(first, more));
    }

    @Override
    public PathMatcher getPathMatcher(String pattern) {
        PathMatcher matcher = USUAL.getPathMatcher(pattern);
        return path -> matcher.matches(ForgetfulPath.usual(path));
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        return USUAL.getUserPrincipalLookupService();
    }

    @Override
    public WatchService newWatchService() throws IOException {
        return USUAL.newWatchService();
    }
}
