// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.stdio;

import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.route.ServerTransport;
import io.mcpx.proxy.upstream.UpstreamFailure.Kind;
import io.mcpx.proxy.upstream.link.ConnectFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.jboss.logging.Logger;

/**
 * A server that is a child process: started without a shell, with only the environment it needs, in a process group of
 * its own where the system has a program for that. Thread-safe.
 */
final class ChildProcess {

    private static final Logger LOG = Logger.getLogger(ChildProcess.class);
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final long GLANCE_MILLIS = 50;

    private final ServerName server;
    private final Process process;
    private final ProcessTree tree;
    private final ErrorOutput errors;
    private final AtomicBoolean ending = new AtomicBoolean();

    private ChildProcess(ServerName server, Process process, ProcessTree tree, ErrorOutput errors) {
        this.server = server;
        this.process = process;
        this.tree = tree;
        this.errors = errors;
    }

    /** Starts the process; blocks for as long as the system takes. Fails with a {@link ConnectFailure}. */
    static ChildProcess start(ServerName server, ServerTransport.Stdio stdio, Map<String, String> present) {
        var environment = InheritedEnvironment.with(present, stdio.environment());
        var path = environment.get("PATH");
        var program = Programs.find(stdio.command(), path, stdio.directory())
                .orElseThrow(() -> new ConnectFailure(Kind.UNAVAILABLE, "command not found: " + stdio.command()));
        var setsid = Programs.find("setsid", path, null);
        var command = new ArrayList<String>();
        setsid.ifPresent(leader -> command.add(leader.toString()));
        command.add(program.toString());
        command.addAll(stdio.arguments());
        return launched(server, builder(command, stdio, environment), setsid.isPresent());
    }

    private static ProcessBuilder builder(
            List<String> command, ServerTransport.Stdio stdio, Map<String, String> environment) {
        var builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        var directory = stdio.directory();
        return directory == null ? builder : builder.directory(directory.toFile());
    }

    private static ChildProcess launched(ServerName server, ProcessBuilder builder, boolean ownGroup) {
        try {
            var process = builder.start();
            LOG.infof("process started upstream=%s pid=%d", server, process.pid());
            var errors = new ErrorOutput(server, process.getErrorStream());
            var child = new ChildProcess(server, process, new ProcessTree(process, ownGroup), errors);
            child.attend("err", errors::run);
            return child;
        } catch (IOException e) {
            throw new ConnectFailure(
                    Kind.UNAVAILABLE, "process not started: " + e.getClass().getSimpleName());
        }
    }

    InputStream output() {
        return process.getInputStream();
    }

    OutputStream input() {
        return process.getOutputStream();
    }

    /** What can be said of a process whose output ended; blocks for a moment, since the end of its output comes first. */
    String ending() throws InterruptedException {
        return process.waitFor(GLANCE_MILLIS, TimeUnit.MILLISECONDS)
                ? "process exited with status " + process.exitValue()
                : "process closed its output";
    }

    /** The last lines it wrote to its standard error, oldest first. */
    List<String> lastErrors() {
        return errors.tail();
    }

    /** Work that blocks at one of the pipes. */
    interface Attendance {
        void run() throws IOException, InterruptedException;
    }

    /** Gives the work a thread of its own, which ends with the pipe. */
    void attend(String pipe, Attendance work) {
        Thread.ofPlatform().daemon().name("mcpx-" + server + "-" + pipe).start(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                LOG.tracef("pipe closed upstream=%s pipe=%s", server, pipe);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Runs when the process has ended, with its status, on any thread. */
    void onExit(IntConsumer action) {
        var _ = process.onExit().thenAccept(ended -> action.accept(ended.exitValue()));
    }

    /**
     * Ends the process and all it started: closes its input, waits, asks, waits, ends it by force.
     *
     * @param ended runs on any thread when that is done, at once if it was asked for before
     */
    void end(Runnable ended) {
        if (ending.compareAndSet(false, true)) {
            Thread.ofVirtual().name("mcpx-" + server + "-end").start(() -> {
                endInSteps();
                ended.run();
            });
        } else {
            ended.run();
        }
    }

    private void endInSteps() {
        try {
            closeInput();
            if (!endsWithin(GRACE)) {
                tree.terminate();
            }
            if (!endsWithin(GRACE)) {
                tree.kill();
            }
            LOG.infof("process ended upstream=%s pid=%d", server, process.pid());
        } catch (InterruptedException e) {
            tree.kill();
            Thread.currentThread().interrupt();
        }
    }

    private void closeInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException alreadyClosed) {
            LOG.tracef("input was closed upstream=%s", server);
        }
    }

    private boolean endsWithin(Duration time) throws InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        while (tree.isAlive()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(GLANCE_MILLIS);
        }
        return true;
    }
}
