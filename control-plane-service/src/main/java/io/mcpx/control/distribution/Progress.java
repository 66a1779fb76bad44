// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.distribution;

import io.mcpx.configuration.resource.ResourceKey;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far one replica has come. At most one version is on its way to it; what changes meanwhile is the difference to the next
 * one. A version that it refused is not sent again. Not thread-safe.
 */
public final class Progress {

    private Map<ResourceKey, String> known = Map.of();
    private @Nullable View inForce;
    private @Nullable View underWay;
    private String version = "";
    private String refused = "";
    private boolean hasGreeted;
    private boolean owesAnswer;

    /** It has said what it knows, and is to be answered in any case. */
    public void hello(Map<ResourceKey, String> hashes, String versionInForce) {
        known = Map.copyOf(hashes);
        version = versionInForce;
        inForce = null;
        underWay = null;
        refused = "";
        hasGreeted = true;
        owesAnswer = true;
    }

    public boolean hasGreeted() {
        return hasGreeted;
    }

    /** What to send now, if anything. */
    public Optional<Difference> next(View latest) {
        if (!hasGreeted || underWay != null || (!owesAnswer && isSettled(latest))) {
            return Optional.empty();
        }
        owesAnswer = false;
        underWay = latest;
        return Optional.of(Difference.between(known, latest));
    }

    private boolean isSettled(View latest) {
        return latest.version().equals(version) || latest.version().equals(refused);
    }

    /** It has this version in force. False when no such one was sent. */
    public boolean ack(String acknowledged) {
        var sent = underWay;
        if (sent == null || !sent.version().equals(acknowledged)) {
            return false;
        }
        underWay = null;
        inForce = sent;
        known = sent.hashes();
        version = acknowledged;
        refused = "";
        return true;
    }

    /** It has refused what was sent. False when nothing was. */
    public boolean nack() {
        var sent = underWay;
        if (sent == null) {
            return false;
        }
        underWay = null;
        refused = sent.version();
        return true;
    }

    /** What it was sent and has in force; empty when that is from before this stream. */
    public Optional<View> inForce() {
        return Optional.ofNullable(inForce);
    }

    /** Whether what it has in force is this, though from before this stream. */
    public boolean has(View view) {
        return view.version().equals(version);
    }
}
