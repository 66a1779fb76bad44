// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config.push;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * A file that keeps one snapshot under AES-256-GCM: {@code "MCPXSNAP", format, key id, nonce, ciphertext}, all that stands
 * before the ciphertext authenticated with it. It is replaced as a whole or not at all. Blocks; one writer at a time.
 */
final class SnapshotFile {

    private static final byte[] MAGIC = "MCPXSNAP".getBytes(US_ASCII);
    private static final byte FORMAT = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final int HEADER_BYTES = MAGIC.length + 1 + Integer.BYTES + NONCE_BYTES;

    private final Path path;
    private final SnapshotKey key;
    private final long largest;
    private final SecureRandom random = new SecureRandom();

    /** What the file holds. */
    sealed interface Content {

        /** There is no file yet. */
        record Absent() implements Content {}

        /** Nothing that may be used, and why. */
        record Unusable(String why) implements Content {}

        /** What was written. */
        record Plain(ByteString bytes) implements Content {}
    }

    /** @param largest content that is read, in bytes; twice as much with what goes around it */
    SnapshotFile(Path path, SnapshotKey key, long largest) {
        this.path = path.toAbsolutePath();
        this.key = key;
        this.largest = 2 * largest;
    }

    Path path() {
        return path;
    }

    Content read() {
        try {
            if (Files.size(path) > largest) {
                return new Content.Unusable("it is larger than mcpx.control.max-snapshot allows");
            }
            return open(Files.readAllBytes(path));
        } catch (NoSuchFileException e) {
            return new Content.Absent();
        } catch (IOException e) {
            return new Content.Unusable("it cannot be read");
        }
    }

    private Content open(byte[] whole) {
        if (whole.length < HEADER_BYTES + TAG_BYTES || !Arrays.equals(whole, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            return new Content.Unusable("it is no snapshot, or was cut off");
        }
        if (whole[MAGIC.length] != FORMAT) {
            return new Content.Unusable(
                    "it is of format " + Byte.toUnsignedInt(whole[MAGIC.length]) + " (expected: " + FORMAT + ")");
        }
        if (ByteBuffer.wrap(whole).getInt(MAGIC.length + 1) != key.id()) {
            return new Content.Unusable("it was written under another key or for another control plane");
        }
        return decrypt(whole);
    }

    private Content decrypt(byte[] whole) {
        try {
            var nonce = Arrays.copyOfRange(whole, HEADER_BYTES - NONCE_BYTES, HEADER_BYTES);
            var cipher = cipher(Cipher.DECRYPT_MODE, nonce, Arrays.copyOf(whole, HEADER_BYTES));
            var plain = cipher.doFinal(whole, HEADER_BYTES, whole.length - HEADER_BYTES);
            return new Content.Plain(UnsafeByteOperations.unsafeWrap(plain));
        } catch (GeneralSecurityException e) {
            return new Content.Unusable("it is damaged or was changed");
        }
    }

    /** Replaces the content; what was there stays whole until what is new lies on the disk. */
    void write(byte[] plain) throws IOException {
        var temporary = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(temporary);
        try (var channel = (FileChannel) Files.newByteChannel(
                temporary,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            write(channel, encrypt(plain));
            channel.force(true);
        }
        Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceDirectory();
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private void forceDirectory() throws IOException {
        var directory = path.getParent();
        if (directory != null) {
            try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private ByteBuffer encrypt(byte[] plain) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var header = ByteBuffer.allocate(HEADER_BYTES)
                .put(MAGIC)
                .put(FORMAT)
                .putInt(key.id())
                .put(nonce)
                .array();
        try {
            var sealed =
                    ByteBuffer.allocate(HEADER_BYTES + plain.length + TAG_BYTES).put(header);
            cipher(Cipher.ENCRYPT_MODE, nonce, header).doFinal(ByteBuffer.wrap(plain), sealed);
            return sealed.flip();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM provides AES-GCM", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] header) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.key(), new GCMParameterSpec(8 * TAG_BYTES, nonce));
        cipher.updateAAD(header);
        return cipher;
    }
}
