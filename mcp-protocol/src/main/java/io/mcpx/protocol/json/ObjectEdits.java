// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.json;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What is put into and taken out of one object, and the edits that leaves its commas right. */
final class ObjectEdits {

    private final JsonObject object;
    private final BitSet removed = new BitSet();
    private final List<Put> puts = new ArrayList<>(4);

    private record Put(String member, Slice json) {}

    ObjectEdits(JsonObject object) {
        this.object = object;
    }

    boolean concerns(JsonObject other) {
        return object.slice().from() == other.slice().from();
    }

    void put(String member, Slice json) {
        for (var earlier : puts) {
            if (earlier.member().equals(member)) {
                throw new IllegalStateException("member put twice: " + member);
            }
        }
        puts.add(new Put(member, json));
    }

    void remove(String member) {
        for (int i = 0; i < object.size(); i++) {
            if (object.isNamed(i, member)) {
                removed.set(i);
            }
        }
    }

    boolean isEmpty() {
        return puts.isEmpty() && removed.isEmpty();
    }

    /** Adds the edits that this comes to. */
    void addTo(List<Edit> edits) {
        var added = new ArrayList<Put>(puts.size());
        for (var put : puts) {
            int index = object.indexOf(put.member());
            if (index < 0) {
                added.add(put);
            } else {
                removeAllBut(index, put.member());
                edits.add(replacement(index, put.json()));
            }
        }
        addRemovals(edits);
        if (!added.isEmpty()) {
            addInsertion(edits, written(added));
        }
    }

    private static byte[] written(List<Put> members) {
        int expected = 2;
        for (var member : members) {
            expected += member.member().length() + member.json().length() + 4;
        }
        var out = new JsonWriter(expected).beginObject();
        for (var member : members) {
            out.name(member.member()).raw(member.json());
        }
        return out.endObject().toBytes();
    }

    /** A repeated name is left once, so that every reader finds what was put. */
    private void removeAllBut(int kept, String member) {
        if (removed.get(kept)) {
            throw new IllegalStateException("member both put and removed: " + member);
        }
        remove(member);
        removed.clear(kept);
    }

    private Edit replacement(int member, Slice json) {
        var value = object.value(member);
        return new Edit(value.from(), value.to(), json);
    }

    private void addRemovals(List<Edit> edits) {
        for (int first = removed.nextSetBit(0); first >= 0; ) {
            int next = removed.nextClearBit(first);
            edits.add(removal(first, next));
            first = removed.nextSetBit(next);
        }
    }

    /** Takes out members [first, next) and the commas on the side where a member is left. */
    private Edit removal(int first, int next) {
        if (next < object.size()) {
            return Edit.removal(object.memberFrom(first), object.memberFrom(next));
        }
        int from = first == 0 ? object.memberFrom(0) : object.value(first - 1).to();
        return Edit.removal(from, object.value(next - 1).to());
    }

    private void addInsertion(List<Edit> edits, byte[] addedObject) {
        int lastKept = removed.previousClearBit(object.size() - 1);
        if (lastKept < 0) {
            var members = new Slice(addedObject, 1, addedObject.length - 1);
            edits.add(Edit.insertion(object.slice().from() + 1, members));
        } else {
            addedObject[0] = ',';
            var members = new Slice(addedObject, 0, addedObject.length - 1);
            edits.add(Edit.insertion(object.value(lastKept).to(), members));
        }
    }
}
