// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.json;

import io.mcpx.protocol.json.MalformedJson.Kind;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The members of one scanned object, in the order of the text. Values are slices of that text. */
public final class JsonObject {

    /** An object without members, standing in a text of its own. */
    public static final JsonObject EMPTY = Slice.trusted("{}").asObject();

    private final Slice slice;
    private final MemberTable table;

    JsonObject(byte[] source, int from, int to, MemberTable table) {
        this.slice = new Slice(source, from, to, this);
        this.table = table;
    }

    /** One member: its name, decoded, and its value. */
    public record Member(String name, Slice value) {}

    public Slice slice() {
        return slice;
    }

    public int size() {
        return table.size();
    }

    public boolean isEmpty() {
        return size() == 0;
    }

    /** The value of this name, the last one if it is repeated; else null. */
    public @Nullable Slice find(String name) {
        int member = indexOf(name);
        return member < 0 ? null : value(member);
    }

    public boolean has(String name) {
        return indexOf(name) >= 0;
    }

    /** How many members have this name: more than one only in an object that was not scanned strictly. */
    public int count(String name) {
        return (int) IntStream.range(0, size())
                .filter(member -> isNamed(member, name))
                .count();
    }

    /**
     * True if a member has this name but for case: a reader that disregards case would take it, one that does not would
     * miss it.
     */
    public boolean hasOtherSpelling(String name) {
        return table.hasOtherSpelling(slice.source(), name);
    }

    /** The decoded string of this name; null when absent or not a string. */
    public @Nullable String string(String name) {
        var value = find(name);
        return value != null && value.isString() ? value.asString() : null;
    }

    /** The object of this name; null when absent or not an object. */
    public @Nullable JsonObject object(String name) {
        var value = find(name);
        return value != null && value.isObject() ? value.asObject() : null;
    }

    /** The elements of the array of this name; empty when absent or not an array. */
    public List<Slice> array(String name) {
        var value = find(name);
        return value != null && value.isArray() ? value.asArray() : List.of();
    }

    /** All members, repeated ones too. */
    public List<Member> members() {
        return IntStream.range(0, size())
                .mapToObj(member -> new Member(table.name(slice.source(), member), value(member)))
                .toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonObject object && slice.equals(object.slice);
    }

    @Override
    public int hashCode() {
        return slice.hashCode();
    }

    @Override
    public String toString() {
        return slice.toString();
    }

    void refuseRepeatedNames() throws MalformedJson {
        int repeated = table.firstRepeated(slice.source());
        if (repeated >= 0) {
            throw new MalformedJson(Kind.DUPLICATE_NAME, table.nameFrom(repeated), "repeated member name");
        }
    }

    int indexOf(String name) {
        return table.find(slice.source(), name);
    }

    boolean isNamed(int member, String name) {
        return table.isNamed(slice.source(), member, name);
    }

    /** Index of the quote that opens the member's name. */
    int memberFrom(int member) {
        return table.nameFrom(member) - 1;
    }

    Slice value(int member) {
        var child = table.child(member);
        return child != null
                ? child.slice()
                : new Slice(slice.source(), table.valueFrom(member), table.valueTo(member));
    }
}
