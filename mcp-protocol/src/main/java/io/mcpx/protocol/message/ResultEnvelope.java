// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.message;

import io.mcpx.protocol.json.Kept;
import io.mcpx.protocol.json.PushScan;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.json.StrictNames;
import org.jspecify.annotations.Nullable;

/** The envelope of an answer as its members pass: where the result stands, and what is wrong. */
final class ResultEnvelope implements PushScan.Members {

    private enum Place {
        BEFORE,
        INSIDE,
        BEHIND
    }

    private final RequestId request;
    private final StrictNames names = new StrictNames(Envelope.NAMES);
    private final ResultMembers members = new ResultMembers();
    private Place place = Place.BEFORE;
    private String latest = "";
    private boolean isVersioned;
    private boolean isIdentified;
    private int resultFrom;
    private int resultTo;
    private @Nullable String wrong;

    ResultEnvelope(RequestId request) {
        this.request = request;
    }

    /** The next bytes are [from, to). */
    void goOn(int from, int to) {
        resultFrom = place == Place.INSIDE ? from : to;
        resultTo = to;
    }

    void end() {
        require(isVersioned, "jsonrpc: missing (expected: \"2.0\")");
        require(place == Place.BEHIND, "result: missing (expected: one)");
    }

    /** What is not as it has to be, or null. */
    @Nullable
    String wrong() {
        return wrong;
    }

    boolean hasResult() {
        return place != Place.BEFORE;
    }

    int resultFrom() {
        return resultFrom;
    }

    int resultTo() {
        return resultTo;
    }

    ResultMembers members() {
        return members;
    }

    @Override
    public void name(int level, Kept name) {
        var kept = name.find();
        if (level > 1) {
            memberName(kept);
            return;
        }
        latest = kept == null ? "" : kept.asString();
        require(kept != null && names.add(latest), "member name: too long, repeated or spelt in another case");
    }

    @Override
    public void begins(int level, int first, int at) {
        if (level > 1) {
            return;
        }
        switch (latest) {
            case "method", "params", "error" -> require(false, latest + ": beside a result (expected: one of them)");
            case "result" -> resultBegins(first, at);
            default -> {}
        }
    }

    @Override
    public void ends(int level, int at, Kept scalar) {
        if (level > 1) {
            memberValue(scalar);
            return;
        }
        switch (latest) {
            case "jsonrpc" -> versioned(scalar.find());
            case "id" -> identified(scalar.find());
            case "result" -> resultEnds(at);
            default -> {}
        }
    }

    private void memberName(@Nullable Slice name) {
        if (place == Place.INSIDE) {
            members.begin(name == null ? null : name.asString());
        }
    }

    private void memberValue(Kept scalar) {
        if (place == Place.INSIDE && members.isAwaited()) {
            members.value(scalar.find());
        }
    }

    private void resultBegins(int first, int at) {
        require(first == '{', "result: not an object (expected: an object)");
        require(isIdentified, "id: behind the result (expected: before it)");
        place = Place.INSIDE;
        resultFrom = at;
    }

    private void resultEnds(int at) {
        place = Place.BEHIND;
        resultTo = at - 1;
    }

    private void versioned(@Nullable Slice version) {
        isVersioned =
                version != null && version.isString() && version.asString().equals("2.0");
        require(isVersioned, "jsonrpc: wrong (expected: \"2.0\")");
    }

    private void identified(@Nullable Slice id) {
        isIdentified = id != null && (id.isString() || id.isNumber()) && new RequestId(id).equals(request);
        require(isIdentified, "id: of another request");
    }

    private void require(boolean holds, String otherwise) {
        if (!holds && wrong == null) {
            wrong = otherwise;
        }
    }
}
