package org.tillbridge.powerloss;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Does what the usual one does, and tells a disk of all that changes a file or a name.
final class ForgetfulProvider extends FileSystemProvider {
    private static final FileSystemProvider USUAL = FileSystems.getDefault().provider();

    private final ForgetfulDisk disk;

    ForgetfulProvider(ForgetfulDisk disk) {
        this.disk = disk;
    }

    private static Path usual(Path any) {
        return ForgetfulPath.usual(any);
    }

    private Optional<String> name(Path path) {
        return disk.name(usual(path));
    }

    static void require(boolean isThere) throws IOException {
        if (!isThere) {
            throw new NoPowerException();
        }
    }

    @Override
    public String getScheme() {
        return "forgetful";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
        throw new UnsupportedOperationException("It begins with a disk");
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        throw new UnsupportedOperationException("It begins with a disk");
    }

    @Override
    public Path getPath(URI uri) {
        throw new UnsupportedOperationException("It begins with a disk");
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        return newFileChannel(path, options, attributes);
    }

    @Override
    public FileChannel newFileChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        Optional<String> name = name(path);
        boolean writes =
                options.contains(StandardOpenOption.WRITE)
                        || options.contains(StandardOpenOption.APPEND);
        FileChannel channel = USUAL.newFileChannel(usual(path), options, attributes);
        if (name.isPresent() && writes) {
            boolean isNew = !disk.has(name.get());
            boolean empties = options.contains(StandardOpenOption.TRUNCATE_EXISTING);
            if (isNew || empties) {
                require(isNew ? disk.make(name.get()) : disk.cut(name.get(), 0));
            }
        }
        return new ForgetfulChannel(
                disk, usual(path), channel, options.contains(StandardOpenOption.APPEND));
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(
            Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
        List<Path> wanted = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(usual(folder))) {
            for (Path each : all) {
                Path path = folder.resolve(each);
                if (filter.accept(path)) {
                    wanted.add(path);
                }
            }
        }
        return new Listed(wanted);
    }

    private record Listed(List<Path> paths) implements DirectoryStream<Path> {
        @Override
        public Iterator<Path> iterator() {
            return paths.iterator();
        }

        @Override
        public void close() {}
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
        USUAL.createDirectory(usual(folder), attributes);
    }

    @Override
    public void delete(Path path) throws IOException {
        USUAL.delete(usual(path));
        if (name(path).isPresent()) {
            require(disk.remove(name(path).get()));
        }
    }

    @Override
    public void move(Path from, Path to, CopyOption... options) throws IOException {
        if (Files.isDirectory(usual(from))) {
            throw new UnsupportedOperationException("Folders stay where they are");
        }
        USUAL.move(usual(from), usual(to), options);
        require(disk.rename(name(from).orElseThrow(), name(to).orElseThrow()));
    }

    @Override
    public void copy(Path from, Path to, CopyOption... options) throws IOException {
        try (InputStream content = Files.newInputStream(from);
                var copy =
                        Files.newOutputStream(
                                to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            content.transferTo(copy);
        }
    }

    @Override
    public boolean isSameFile(Path one, Path other) throws IOException {
        return USUAL.isSameFile(usual(one), usual(other));
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
        return USUAL.isHidden(usual(path));
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        return USUAL.getFileStore(usual(path));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        USUAL.checkAccess(usual(path), modes);
    }

    @Override
    public <V extends FileAttributeView> @Nullable V getFileAttributeView(
            Path path, Class<V> type, LinkOption... options) {
        return USUAL.getFileAttributeView(usual(path), type, options);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(
            Path path, Class<A> type, LinkOption... options) throws IOException {
        return USUAL.readAttributes(usual(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
            throws IOException {
        return USUAL.readAttributes(usual(path), attributes, options);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options)
            throws IOException {
        USUAL.setAttribute(usual(path), attribute, value, options);
    }
}
