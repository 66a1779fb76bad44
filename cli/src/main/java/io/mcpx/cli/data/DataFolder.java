// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mcpx.cli.process.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** A folder that one process at a time uses, and that only its owner may enter. */
public final class DataFolder implements AutoCloseable {

    private static final String LOCK = "lock";
    private static final int LONGEST_OWNER = 20;

    private final Path folder;
    private final FileChannel lock;

    private DataFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Takes it for this process, and makes it if it is not there. A process that ends, however it does, has given it back.
     *
     * @throws Failure if another process uses it
     */
    public static DataFolder open(Path path) {
        var folder = path.toAbsolutePath().normalize();
        try {
            makePrivate(folder);
            var channel = FileChannel.open(
                    folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                var owner = owner(channel);
                channel.close();
                throw inUse(folder, owner);
            }
            sign(channel);
            return new DataFolder(folder, channel);
        } catch (IOException e) {
            throw new Failure("the folder " + folder + " cannot be used: " + e.getMessage());
        }
    }

    /** A file or folder in it. */
    public Path resolve(String name) {
        return folder.resolve(name);
    }

    public Secrets secrets() {
        return new Secrets(folder.resolve("secrets"));
    }

    public StartedProcesses started() {
        return new StartedProcesses(folder.resolve("processes"));
    }

    public RememberedPorts ports() {
        return new RememberedPorts(folder.resolve("ports"));
    }

    @Override
    public String toString() {
        return folder.toString();
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void makePrivate(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException sameProcess) {
            return false;
        }
    }

    private static String owner(FileChannel channel) throws IOException {
        var text = ByteBuffer.allocate(LONGEST_OWNER);
        channel.read(text, 0);
        return UTF_8.decode(text.flip()).toString().strip();
    }

    private static void sign(FileChannel channel) throws IOException {
        channel.truncate(0);
        channel.write(UTF_8.encode(ProcessHandle.current().pid() + "\n"), 0);
    }

    private static Failure inUse(Path folder, String owner) {
        return new Failure("the folder " + folder + " is in use by another ./mcpx up (process " + owner
                + "); end that one, or choose another folder with --data DIR");
    }
}
