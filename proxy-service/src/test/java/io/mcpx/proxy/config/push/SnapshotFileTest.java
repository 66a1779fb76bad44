// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.mcpx.proxy.config.push.SnapshotFile.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFileTest {

    private static final byte[] KEY = new byte[32];
    private static final String PLANE = "https://control:443";
    private static final byte[] CONTENT = "the planted secret".getBytes(UTF_8);
    private static final int FORMAT_AT = 8;

    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void place() {
        path = folder.resolve("snapshot");
    }

    @Test
    void givesBackWhatWasWritten() throws IOException {
        file().write(CONTENT);

        assertThat(file().read())
                .asInstanceOf(type(Content.Plain.class))
                .satisfies(plain -> assertThat(plain.bytes().toByteArray()).isEqualTo(CONTENT));
    }

    @Test
    void isForItsOwnerAloneAndHoldsNothingInClear() throws IOException {
        file().write(CONTENT);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        assertThat(new String(Files.readAllBytes(path), UTF_8)).doesNotContain("secret");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(path);
        }
    }

    @Test
    void isAbsentBeforeItIsWritten() {
        assertThat(file().read()).isInstanceOf(Content.Absent.class);
    }

    @Test
    void everyChangedByteMakesItUnusable() throws IOException {
        file().write(CONTENT);
        var whole = Files.readAllBytes(path);

        for (var at = 0; at < whole.length; at++) {
            var changed = whole.clone();
            changed[at] ^= 1;
            Files.write(path, changed);
            assertThat(file().read()).as("byte " + at).isInstanceOf(Content.Unusable.class);
        }
    }

    @Test
    void everyTruncationMakesItUnusable() throws IOException {
        file().write(CONTENT);
        var whole = Files.readAllBytes(path);

        for (var length = 0; length < whole.length; length++) {
            Files.write(path, Arrays.copyOf(whole, length));
            assertThat(file().read()).as("length " + length).isInstanceOf(Content.Unusable.class);
        }
    }

    @Test
    void anotherFormatIsNamed() throws IOException {
        file().write(CONTENT);
        var whole = Files.readAllBytes(path);
        whole[FORMAT_AT] = 0;
        Files.write(path, whole);

        assertUnusable(file(), "it is of format 0 (expected: 1)");
    }

    @Test
    void oneOfAnotherKeyOrAnotherControlPlaneIsNotUsed() throws IOException {
        file().write(CONTENT);
        var otherKey = new byte[32];
        otherKey[0] = 1;

        assertUnusable(file(otherKey, PLANE), "it was written under another key or for another control plane");
        assertUnusable(
                file(KEY, "https://elsewhere:443"), "it was written under another key or for another control plane");
    }

    @Test
    void oneThatIsTooLargeIsNotRead() throws IOException {
        Files.write(path, new byte[4096]);

        assertUnusable(
                new SnapshotFile(path, SnapshotKey.derive(KEY, PLANE), 1024),
                "it is larger than mcpx.control.max-snapshot allows");
    }

    @Test
    void whatADiedWriterLeftDoesNotStandInTheWay() throws IOException {
        Files.writeString(folder.resolve("snapshot.new"), "half");

        file().write(CONTENT);

        assertThat(file().read()).isInstanceOf(Content.Plain.class);
    }

    private static void assertUnusable(SnapshotFile file, String why) {
        assertThat(file.read()).asInstanceOf(type(Content.Unusable.class)).returns(why, Content.Unusable::why);
    }

    private SnapshotFile file() {
        return file(KEY, PLANE);
    }

    private SnapshotFile file(byte[] key, String plane) {
        return new SnapshotFile(path, SnapshotKey.derive(key, plane), 1 << 20);
    }
}
