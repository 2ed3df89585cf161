package org.tillbridge.powerloss;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A channel of the usual file system; a disk is told of all that is written and synced.
final class ForgetfulChannel extends FileChannel {
    private final ForgetfulDisk disk;
    private final Path path;
    private final Optional<String> name;
    private final FileChannel channel;
    private final boolean appends;

    ForgetfulChannel(ForgetfulDisk disk, Path path, FileChannel channel, boolean appends) {
        this.disk = disk;
        this.path = path;
        this.name = disk.name(path);
        this.channel = channel;
        this.appends = appends;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        requireReadable(channel.position(), into.remaining());
        return channel.read(into);
    }

    @Override
    public long read(ByteBuffer[] into, int from, int count) throws IOException {
        return channel.read(into, from, count);
    }

    @Override
    public int read(ByteBuffer into, long at) throws IOException {
        requireReadable(at, into.remaining());
        return channel.read(into, at);
    }

    private void requireReadable(long at, long bytes) throws IOException {
        if (name.isPresent()) {
            disk.read(name.get(), at, bytes);
        }
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        long at = appends ? channel.size() : channel.position();
        ByteBuffer copy = from.duplicate();
        int written = channel.write(from);
        tell(copy, written, at);
        return written;
    }

    @Override
    public long write(ByteBuffer[] from, int first, int count) throws IOException {
        long written = 0;
        for (int i = first; i < first + count; i++) {
            written += write(from[i]);
        }
        return written;
    }

    @Override
    public int write(ByteBuffer from, long at) throws IOException {
        ByteBuffer copy = from.duplicate();
        int written = channel.write(from, at);
        tell(copy, written, at);
        return written;
    }

    private void tell(ByteBuffer from, int bytes, long at) throws IOException {
        if (name.isPresent()) {
            byte[] content = new byte[bytes];
            from.get(content);
            ForgetfulProvider.require(disk.write(name.get(), at, content));
        }
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        channel.truncate(size);
        if (name.isPresent()) {
            ForgetfulProvider.require(disk.cut(name.get(), channel.size()));
        }
        return this;
    }

    /// That of a folder makes the names in it safe.
    @Override
    public void force(boolean metaData) throws IOException {
        if (Files.isDirectory(path)) {
            ForgetfulProvider.require(disk.syncFolder(path));
        } else if (name.isPresent()) {
            ForgetfulProvider.require(disk.sync(name.get()));
        }
    }

    @Override
    public long position() throws IOException {
        return channel.position();
    }

    @Override
    public FileChannel position(long to) throws IOException {
        channel.position(to);
        return this;
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public long transferTo(long from, long count, WritableByteChannel into) throws IOException {
        return channel.transferTo(from, count, into);
    }

    @Override
    public long transferFrom(ReadableByteChannel from, long at, long count) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(Math.toIntExact(Math.min(count, 1 << 16)));
        int read = from.read(piece);
        return read < 0 ? 0 : write(piece.flip(), at);
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long at, long size) {
        throw new UnsupportedOperationException("What is written to memory would not be seen");
    }

    @Override
    public FileLock lock(long at, long size, boolean shared) throws IOException {
        return channel.lock(at, size, shared);
    }

    @Override
    public @Nullable FileLock tryLock(long at, long size, boolean shared) throws IOException {
        return channel.tryLock(at, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        channel.close();
    }
}
