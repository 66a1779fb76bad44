// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.stdio;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A child process with all that it started. Where it leads a process group of its own, the signal goes to the group,
 * which finds children whose parents are gone; its known descendants get it in any case. Blocks.
 */
final class ProcessTree {

    private static final Logger LOG = Logger.getLogger(ProcessTree.class);

    private final Process process;
    private final boolean leadsGroup;
    private final Set<ProcessHandle> seen = new HashSet<>();

    ProcessTree(Process process, boolean leadsGroup) {
        this.process = process;
        this.leadsGroup = leadsGroup;
    }

    /** Asks everything in the tree to end. */
    void terminate() {
        note();
        signalGroup("TERM");
        seen.forEach(ProcessHandle::destroy);
        process.destroy();
    }

    /** Ends everything in the tree. */
    void kill() {
        note();
        signalGroup("KILL");
        seen.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Whether something of the tree is known to run still. */
    boolean isAlive() {
        note();
        return process.isAlive() || seen.stream().anyMatch(ProcessHandle::isAlive) || (leadsGroup && signalGroup("0"));
    }

    private void note() {
        process.descendants().forEach(seen::add);
    }

    /** Java cannot signal a group, so the system's own program does. */
    private boolean signalGroup(String signal) {
        if (!leadsGroup) {
            return false;
        }
        try {
            var kill = new ProcessBuilder("kill", "-s", signal, "--", "-" + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return kill.waitFor(2, TimeUnit.SECONDS) && kill.exitValue() == 0;
        } catch (IOException e) {
            LOG.debugf("no kill program: %s", e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
