// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.json;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A value rewritten by replacing, adding and removing parts; every byte outside the edits is kept as it was.
 *
 * <p>Edits may be given in any order and at any level. Edits that overlap are refused when the text is made. What is
 * put in must be JSON; it is not scanned again. Not thread-safe.
 */
public final class Splice {

    private static final Comparator<Edit> IN_ORDER =
            Comparator.comparingInt(Edit::from).thenComparingInt(Edit::to);

    private final Slice whole;
    private final List<Edit> replacements = new ArrayList<>(0);
    private final List<ObjectEdits> objects = new ArrayList<>(2);

    private Splice(Slice whole) {
        this.whole = whole;
    }

    /** Begins with the value as it is; all parts named later must lie inside it. */
    public static Splice of(Slice whole) {
        return new Splice(whole);
    }

    /** Puts other JSON in the place of a value. */
    public Splice replace(Slice part, byte[] json) {
        return replace(part, unscanned(json));
    }

    /** Puts another value in the place of a value. */
    public Splice replace(Slice part, Slice value) {
        requireInside(part);
        replacements.add(new Edit(part.from(), part.to(), value));
        return this;
    }

    /** Gives the member this value: in its place if it is there, else behind the last member. */
    public Splice put(JsonObject object, String member, byte[] json) {
        return put(object, member, unscanned(json));
    }

    /** Gives the member this value: in its place if it is there, else behind the last member. */
    public Splice put(JsonObject object, String member, Slice value) {
        edits(object).put(member, value);
        return this;
    }

    /** Takes the member away, and the comma with it; nothing happens if it is not there. */
    public Splice remove(JsonObject object, String member) {
        edits(object).remove(member);
        return this;
    }

    /** The edited text, made in one pass; fails with an {@link IllegalStateException} if two edits overlap. */
    public byte[] toBytes() {
        var edits = sortedEdits();
        long grown = whole.length();
        for (var edit : edits) {
            grown += edit.growth();
        }
        var out = new byte[Math.toIntExact(grown)];
        int kept = whole.from();
        int length = 0;
        for (var edit : edits) {
            length = copy(whole.source(), kept, edit.from(), out, length);
            length = copy(edit.text().source(), edit.text().from(), edit.text().to(), out, length);
            kept = edit.to();
        }
        copy(whole.source(), kept, whole.to(), out, length);
        return out;
    }

    /** {@link #toBytes()} as a value; the whole itself when nothing was edited. */
    public Slice toSlice() {
        return isEmpty() ? whole : Slice.trusted(toBytes());
    }

    /** {@link #toBytes()} as an object, whose outline is recorded at once; the whole must be an object. */
    public JsonObject toObject(Outline outline) {
        return isEmpty() ? whole.asObject() : Slice.trusted(toBytes(), outline).asObject();
    }

    /** Whether no edit was given that changes anything. */
    public boolean isEmpty() {
        for (var object : objects) {
            if (!object.isEmpty()) {
                return false;
            }
        }
        return replacements.isEmpty();
    }

    private static Slice unscanned(byte[] json) {
        return new Slice(json, 0, json.length);
    }

    private static int copy(byte[] source, int from, int to, byte[] out, int length) {
        System.arraycopy(source, from, out, length, to - from);
        return length + to - from;
    }

    private List<Edit> sortedEdits() {
        var edits = new ArrayList<>(replacements);
        for (var object : objects) {
            object.addTo(edits);
        }
        edits.sort(IN_ORDER);
        for (int i = 1; i < edits.size(); i++) {
            if (edits.get(i).from() < edits.get(i - 1).to()) {
                throw new IllegalStateException(
                        "edits overlap at byte " + edits.get(i).from());
            }
        }
        return edits;
    }

    private ObjectEdits edits(JsonObject object) {
        requireInside(object.slice());
        for (var known : objects) {
            if (known.concerns(object)) {
                return known;
            }
        }
        var fresh = new ObjectEdits(object);
        objects.add(fresh);
        return fresh;
    }

    @SuppressWarnings("ReferenceEquality") // the same array is meant, not one of equal bytes
    private void requireInside(Slice part) {
        if (part.source() != whole.source() || part.from() < whole.from() || part.to() > whole.to()) {
            throw new IllegalArgumentException("part: of another text (expected: inside the spliced value)");
        }
    }
}
