// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.json;

import java.util.Arrays;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/** Where the members of one object stand in the text: four numbers for each, and the tables of recorded children. */
final class MemberTable {

    private static final int STRIDE = 4;
    private static final int PAIRWISE = 12;

    private int[] positions = new int[4 * STRIDE];
    private @Nullable JsonObject @Nullable [] children;
    private int size;

    /**
     * Adds a member by its name without quotes, [nameFrom, nameTo); its value follows.
     *
     * @param plain whether the name is ASCII without escapes, so that its bytes are its characters
     */
    void addName(int nameFrom, int nameTo, boolean plain) {
        int slot = size * STRIDE;
        if (slot == positions.length) {
            positions = Arrays.copyOf(positions, slot * 2);
        }
        positions[slot] = nameFrom;
        positions[slot + 1] = plain ? nameTo : ~nameTo;
        size++;
    }

    void setLastValue(int from, int to, @Nullable JsonObject child) {
        int slot = (size - 1) * STRIDE;
        positions[slot + 2] = from;
        positions[slot + 3] = to;
        if (child != null) {
            children = children == null ? new @Nullable JsonObject[size] : Arrays.copyOf(children, size);
            children[size - 1] = child;
        }
    }

    int size() {
        return size;
    }

    int nameFrom(int member) {
        return positions[member * STRIDE];
    }

    int nameTo(int member) {
        int to = positions[member * STRIDE + 1];
        return to < 0 ? ~to : to;
    }

    int valueFrom(int member) {
        return positions[member * STRIDE + 2];
    }

    int valueTo(int member) {
        return positions[member * STRIDE + 3];
    }

    @Nullable
    JsonObject child(int member) {
        return children == null || member >= children.length ? null : children[member];
    }

    String name(byte[] text, int member) {
        return JsonStrings.decode(text, nameFrom(member), nameTo(member));
    }

    boolean isNamed(byte[] text, int member, String name) {
        return isPlain(member)
                ? MemberName.equals(text, nameFrom(member), nameTo(member), name)
                : name(text, member).equals(name);
    }

    /** The last member of this name, as most readers would take it; else -1. */
    int find(byte[] text, String name) {
        for (int member = size - 1; member >= 0; member--) {
            if (isNamed(text, member, name)) {
                return member;
            }
        }
        return -1;
    }

    /** The first member whose name an earlier one has, case disregarded; else -1. */
    int firstRepeated(byte[] text) {
        return size <= PAIRWISE ? firstRepeatedPairwise(text) : firstRepeatedBySet(text);
    }

    /** True if a member's name is this one but for case or letters that fold to the same. */
    boolean hasOtherSpelling(byte[] text, String name) {
        for (int member = 0; member < size; member++) {
            if (isNamedIgnoringCase(text, member, name) && !isNamed(text, member, name)) {
                return true;
            }
        }
        return false;
    }

    private int firstRepeatedPairwise(byte[] text) {
        for (int member = 1; member < size; member++) {
            for (int earlier = 0; earlier < member; earlier++) {
                if (sameName(text, earlier, member)) {
                    return member;
                }
            }
        }
        return -1;
    }

    private int firstRepeatedBySet(byte[] text) {
        var seen = HashSet.<String>newHashSet(size);
        for (int member = 0; member < size; member++) {
            if (!seen.add(foldedName(text, member))) {
                return member;
            }
        }
        return -1;
    }

    private boolean sameName(byte[] text, int one, int other) {
        if (!isPlain(one) || !isPlain(other)) {
            return foldedName(text, one).equals(foldedName(text, other));
        }
        int length = nameTo(one) - nameFrom(one);
        return length == nameTo(other) - nameFrom(other)
                && MemberName.equalsIgnoringCase(text, nameFrom(one), nameFrom(other), length);
    }

    private boolean isNamedIgnoringCase(byte[] text, int member, String name) {
        return isPlain(member)
                ? MemberName.equalsIgnoringCase(text, nameFrom(member), nameTo(member), name)
                : foldedName(text, member).equals(MemberName.fold(name));
    }

    private String foldedName(byte[] text, int member) {
        return MemberName.fold(name(text, member));
    }

    private boolean isPlain(int member) {
        return positions[member * STRIDE + 1] >= 0;
    }
}
