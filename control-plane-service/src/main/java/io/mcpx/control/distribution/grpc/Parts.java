// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.distribution.grpc;

import io.mcpx.contracts.config.v1.ControlMessage;
import io.mcpx.contracts.config.v1.Delta;
import io.mcpx.control.distribution.Difference;
import io.mcpx.control.distribution.KnownInstance;
import io.mcpx.control.distribution.OpenBodies;

/** Writes a difference as messages of at most 1 MiB, or of one resource. Secrets are opened for one message at a time. */
final class Parts {

    private static final int LARGEST = 1 << 20;
    private static final int AROUND_RESOURCE = 16;
    private static final int AROUND_MESSAGE = 256;

    private final Difference difference;
    private final KnownInstance instance;
    private final OpenBodies bodies;
    private int upserts;
    private int removed;
    private boolean isDone;

    Parts(Difference difference, KnownInstance instance, OpenBodies bodies) {
        this.difference = difference;
        this.instance = instance;
        this.bodies = bodies;
    }

    boolean hasNext() {
        return !isDone;
    }

    ControlMessage next() {
        var target = difference.target();
        var part = Delta.newBuilder().setVersion(target.version()).setFull(difference.isFull());
        if (target.committedAt() != null) {
            part.setCommittedAt(Wire.time(target.committedAt()));
        }
        var room = fillRemoved(part, LARGEST - AROUND_MESSAGE);
        fillUpserts(part, room);
        isDone = removed == difference.removed().size()
                && upserts == difference.upserts().size();
        return ControlMessage.newBuilder().setDelta(part.setMore(!isDone)).build();
    }

    private int fillRemoved(Delta.Builder part, int room) {
        var left = room;
        while (removed < difference.removed().size() && left > Wire.LONGEST_NAME * 4 + AROUND_RESOURCE) {
            var key = Wire.key(difference.removed().get(removed++));
            part.addRemoved(key);
            left -= key.getSerializedSize() + AROUND_RESOURCE;
        }
        return left;
    }

    private void fillUpserts(Delta.Builder part, int room) {
        var left = room;
        while (upserts < difference.upserts().size()) {
            var key = difference.upserts().get(upserts);
            var sealed = difference.target().bodies().get(key);
            if (sealed == null) {
                throw new IllegalStateException(key + ": no body");
            }
            var resource = Wire.resource(bodies.open(instance.organisation(), key, sealed));
            var size = resource.getSerializedSize() + AROUND_RESOURCE;
            var isEmpty = part.getUpsertsCount() == 0 && part.getRemovedCount() == 0;
            if (size > left && !isEmpty) {
                return;
            }
            part.addUpserts(resource);
            left -= size;
            upserts++;
        }
    }
}
