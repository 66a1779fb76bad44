// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.json;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where the members of one object stand in the text: four numbers for each, and the tables of recorded children. */
final class MemberTable {

    private static final int STRIDE = 4;
    private static final int PAIRWISE = 12;

    private int[] positions = new int[8 * STRIDE];
    private @Nullable JsonObject @Nullable [] children;
    private int size;

    /** Adds a member by its name without quotes, [nameFrom, nameTo); its value follows. */
    void addName(int nameFrom, int nameTo, boolean escaped) {
        int slot = size * STRIDE;
        if (slot == positions.length) {
            positions = Arrays.copyOf(positions, slot * 2);
        }
        positions[slot] = nameFrom;
        positions[slot + 1] = escaped ? ~nameTo : nameTo;
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
        return isEscaped(member)
                ? name(text, member).equals(name)
                : equalsPlain(text, nameFrom(member), nameTo(member), name);
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
            if (isNamed(text, member, name)) {
                continue;
            }
            boolean comparable = isEscaped(member) || nameTo(member) - nameFrom(member) >= name.length();
            if (comparable && fold(name(text, member)).equals(fold(name))) {
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
            if (!seen.add(fold(name(text, member)))) {
                return member;
            }
        }
        return -1;
    }

    private boolean sameName(byte[] text, int one, int other) {
        if (!isEscaped(one) && !isEscaped(other) && isAscii(text, one) && isAscii(text, other)) {
            return equalsIgnoringCase(text, one, other);
        }
        return fold(name(text, one)).equals(fold(name(text, other)));
    }

    private boolean equalsIgnoringCase(byte[] text, int one, int other) {
        int length = nameTo(one) - nameFrom(one);
        if (length != nameTo(other) - nameFrom(other)) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (lower(text[nameFrom(one) + i]) != lower(text[nameFrom(other) + i])) {
                return false;
            }
        }
        return true;
    }

    private static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b | 0x20 : b;
    }

    /** Upper then lower, so that letters with several lower-case forms (long s, Kelvin sign) meet. */
    private static String fold(String name) {
        return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private boolean isAscii(byte[] text, int member) {
        for (int i = nameFrom(member); i < nameTo(member); i++) {
            if (text[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private boolean isEscaped(int member) {
        return positions[member * STRIDE + 1] < 0;
    }

    private static boolean equalsPlain(byte[] text, int from, int to, String name) {
        int length = name.length();
        if (to - from < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = name.charAt(i);
            if (c >= 0x80) {
                return JsonStrings.decode(text, from, to).equals(name);
            }
            if (text[from + i] != c) {
                return false;
            }
        }
        return to - from == length;
    }
}
