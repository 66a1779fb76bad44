// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which objects of a text get their members recorded while it is scanned, and which of them must not repeat a name.
 *
 * <p>Recording saves a second pass over what is read anyway; every other object is indexed when it is first asked for.
 * In a strict object a name counts as repeated when a reader down the line may take it for the same: after decoding
 * escapes, and without regard to case.
 */
public final class Outline {

    /** Records the object's members; a repeated name is kept. */
    public static final Outline LENIENT = new Outline(false, new String[0], new Outline[0]);

    /** Records the object's members and refuses a repeated name. */
    public static final Outline STRICT = new Outline(true, new String[0], new Outline[0]);

    private final boolean strict;
    private final String[] names;
    private final Outline[] outlines;

    private Outline(boolean strict, String[] names, Outline[] outlines) {
        this.strict = strict;
        this.names = names;
        this.outlines = outlines;
    }

    /** This outline, going also into the member of this name where its value is an object. */
    public Outline with(String name, Outline outline) {
        var moreNames = Arrays.copyOf(names, names.length + 1);
        var moreOutlines = Arrays.copyOf(outlines, outlines.length + 1);
        moreNames[names.length] = name;
        moreOutlines[outlines.length] = outline;
        return new Outline(strict, moreNames, moreOutlines);
    }

    boolean isStrict() {
        return strict;
    }

    @Nullable
    Outline of(byte[] text, MemberTable members, int member) {
        for (int i = 0; i < names.length; i++) {
            if (members.isNamed(text, member, names[i])) {
                return outlines[i];
            }
        }
        return null;
    }
}
