// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Tells when files change, on a thread of its own. The operating system's word only makes it look earlier: what counts is
 * content, so that symbolic links that are turned around (Kubernetes) and file systems without notice work alike. Tells once
 * after its start, for what changed before it.
 */
final class FileWatch implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(FileWatch.class);
    private static final WatchEvent.Kind<?>[] EVENTS = {
        StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_DELETE
    };

    /** How often a file that does not come to rest is looked at before it is read all the same. */
    private static final int MOST_SETTLING = 5;

    private final Duration pollInterval;
    private final Duration settleTime;
    private final Supplier<Set<Path>> files;
    private final Runnable changed;
    private final WatchService service = service();
    private final Map<Path, WatchKey> directories = new HashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("mcpx-config-watch").unstarted(this::run);

    /**
     * @param files which to watch, asked again each time
     * @param changed called after each change, once it has come to rest
     */
    FileWatch(FilesConfig config, Supplier<Set<Path>> files, Runnable changed) {
        this.pollInterval = config.pollInterval();
        this.settleTime = config.settleTime();
        this.files = files;
        this.changed = changed;
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            service.close();
            thread.join(Duration.ofSeconds(2));
        } catch (IOException e) {
            LOG.warnf("the watch on the configuration could not be closed: %s", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            var seen = "";
            while (closed.getCount() > 0) {
                seen = look(seen);
                await();
            }
        } catch (ClosedWatchServiceException e) {
            LOG.debug("the watch on the configuration ends");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String look(String seen) throws InterruptedException {
        watchDirectories();
        var now = Fingerprint.of(files.get());
        if (now.equals(seen)) {
            return seen;
        }
        var settled = settle(now);
        tell();
        return settled;
    }

    private String settle(String first) throws InterruptedException {
        var before = first;
        for (var round = 0; round < MOST_SETTLING; round++) {
            closed.await(settleTime.toMillis(), TimeUnit.MILLISECONDS);
            var now = Fingerprint.of(files.get());
            if (now.equals(before)) {
                return now;
            }
            before = now;
        }
        return before;
    }

    /** The watching must survive whatever one change leads to. */
    private void tell() {
        try {
            changed.run();
        } catch (RuntimeException e) {
            LOG.error("reading the changed configuration failed", e);
        }
    }

    private void await() throws InterruptedException {
        var key = service.poll(pollInterval.toMillis(), TimeUnit.MILLISECONDS);
        if (key != null) {
            key.pollEvents();
            key.reset();
        }
    }

    private void watchDirectories() {
        var wanted = new HashSet<Path>();
        for (var file : files.get()) {
            var directory = file.toAbsolutePath().getParent();
            if (directory != null) {
                wanted.add(directory);
            }
        }
        directories.entrySet().removeIf(entry -> isUnwanted(wanted, entry));
        wanted.removeAll(directories.keySet());
        wanted.forEach(this::register);
    }

    private static boolean isUnwanted(Set<Path> wanted, Map.Entry<Path, WatchKey> entry) {
        if (wanted.contains(entry.getKey()) && entry.getValue().isValid()) {
            return false;
        }
        entry.getValue().cancel();
        return true;
    }

    /** A directory that cannot be watched, for instance one that does not exist yet, is polled. */
    private void register(Path directory) {
        try {
            directories.put(directory, directory.register(service, EVENTS));
        } catch (IOException e) {
            LOG.debugf("not watched but polled: directory=%s", directory);
        }
    }

    private static WatchService service() {
        try {
            return FileSystems.getDefault().newWatchService();
        } catch (IOException e) {
            throw new UncheckedIOException("the operating system does not let files be watched", e);
        }
    }
}
