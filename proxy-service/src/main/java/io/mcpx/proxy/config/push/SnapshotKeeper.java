// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config.push;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.mcpx.configuration.resource.Assembly;
import io.mcpx.contracts.config.v1.Delta;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps the last good snapshot on disk. Of those that come while one is written only the last is. Thread-safe. */
final class SnapshotKeeper {

    private static final Logger LOG = Logger.getLogger(SnapshotKeeper.class);

    private final SnapshotFile file;
    private final Executor writer;
    private final AtomicReference<@Nullable Kept> latest = new AtomicReference<>();
    private volatile @Nullable String trouble;

    private record Kept(String version, Assembly assembly) {}

    /** @param writer runs one task at a time, and may block */
    SnapshotKeeper(SnapshotFile file, Executor writer) {
        this.file = file;
        this.writer = writer;
    }

    /** What was kept, with all that is checked of a pushed one; empty if there is none that may be used. Blocks. */
    Optional<Change> restore(ChangeParts parts) {
        return switch (file.read()) {
            case SnapshotFile.Content.Absent() -> Optional.empty();
            case SnapshotFile.Content.Unusable(var why) -> unusable(why);
            case SnapshotFile.Content.Plain(var bytes) -> read(bytes, parts);
        };
    }

    private Optional<Change> read(ByteString bytes, ChangeParts parts) {
        try {
            return switch (parts.add(Delta.parseFrom(bytes))) {
                case Gathered.Complete(var change) -> Optional.of(change);
                case Gathered.Refused(var _, var problems) -> unusable(String.join("; ", problems));
                case Gathered.Waiting() -> unusable("it is not whole");
            };
        } catch (InvalidProtocolBufferException e) {
            return unusable("it is not of the form it says it is");
        }
    }

    /** It is not used, and why: better to wait for the control plane than to guess. */
    Optional<Change> unusable(String why) {
        trouble = "the snapshot on disk is not used: " + why;
        LOG.errorf("the snapshot on disk is not used: %s: %s", file.path(), why);
        return Optional.empty();
    }

    void keep(String version, Assembly assembly) {
        if (latest.getAndSet(new Kept(version, assembly)) == null) {
            writer.execute(this::write);
        }
    }

    private void write() {
        var kept = latest.getAndSet(null);
        if (kept == null) {
            return;
        }
        try {
            file.write(Wire.whole(kept.version(), kept.assembly().resources()).toByteArray());
            trouble = null;
        } catch (IOException e) {
            trouble = "the snapshot cannot be written to disk";
            LOG.errorf("the snapshot cannot be written to %s: %s", file.path(), e.getMessage());
        }
    }

    /** What is wrong with the file; empty if all is well. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }
}
