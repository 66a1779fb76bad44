// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.message;

import io.mcpx.protocol.error.ErrorCodes;
import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.revision.Methods;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells which kind of message a scanned value is, by the members of its envelope. */
final class Envelope {

    private static final int MAX_ID_BYTES = 4096;
    private static final int MAX_METHOD_BYTES = 1024;

    static final List<String> NAMES = List.of("jsonrpc", "id", "method", "params", "result", "error");

    private final Slice slice;
    private final JsonObject members;
    private final @Nullable Slice idSlice;

    Envelope(Slice slice) throws MalformedMessage {
        if (!slice.isObject()) {
            throw new MalformedMessage(
                    ErrorCodes.INVALID_REQUEST, "message: not an object (expected: one object)", null);
        }
        this.slice = slice;
        this.members = slice.asObject();
        this.idSlice = members.find("id");
    }

    Message message() throws MalformedMessage {
        refuseOtherSpellings(members, NAMES);
        require("2.0".equals(members.string("jsonrpc")), "jsonrpc: missing or wrong (expected: \"2.0\")");
        var method = members.find("method");
        var result = members.find("result");
        var error = members.find("error");
        if (method != null) {
            require(result == null && error == null, "method: beside a result or error (expected: one of them)");
            return call(method(method));
        }
        require(result == null || error == null, "result: beside an error (expected: one of them)");
        if (result != null) {
            return new Message.Result(slice, requireId(), result);
        }
        if (error != null) {
            return new Message.Failure(slice, failureId(), error(error), error);
        }
        throw refusal("method: missing (expected: a method, a result or an error)");
    }

    private Message call(String method) throws MalformedMessage {
        var params = params();
        refuseOtherSpellings(params, decisiveParams(method));
        return idSlice == null
                ? new Message.Notification(slice, method, params)
                : new Message.Request(slice, requireId(), method, params);
    }

    /** The members of params by which a call is routed and judged. */
    private static List<String> decisiveParams(String method) {
        var name = Methods.nameMember(method);
        return name == null ? List.of("_meta") : List.of("_meta", name, "arguments");
    }

    private void refuseOtherSpellings(JsonObject object, List<String> names) throws MalformedMessage {
        for (var name : names) {
            if (object.hasOtherSpelling(name)) {
                throw refusal(name + ": spelt in another case (expected: " + name + ")");
            }
        }
    }

    private String method(Slice method) throws MalformedMessage {
        require(method.isString() && method.length() > 2, "method: not a name (expected: a non-empty string)");
        require(method.length() <= MAX_METHOD_BYTES, "method: too long (expected: at most 1 KiB)");
        return method.asString();
    }

    private JsonObject params() throws MalformedMessage {
        var params = members.find("params");
        if (params == null) {
            return JsonObject.EMPTY;
        }
        require(params.isObject(), "params: not an object (expected: an object, or no member)");
        return params.asObject();
    }

    private JsonRpcError error(Slice error) throws MalformedMessage {
        require(error.isObject(), "error: not an object (expected: an object)");
        var code = error.asObject().find("code");
        var message = error.asObject().string("message");
        if (code == null || message == null) {
            throw refusal("error: incomplete (expected: code and message)");
        }
        return new JsonRpcError(errorCode(code), message, error.asObject().find("data"));
    }

    private int errorCode(Slice code) throws MalformedMessage {
        long value = code.asLong().orElse(Long.MAX_VALUE);
        require(value == (int) value, "error.code: not an integer (expected: an integer of 32 bits)");
        return (int) value;
    }

    private @Nullable RequestId failureId() throws MalformedMessage {
        return idSlice == null || idSlice.isNull() ? null : requireId();
    }

    private RequestId requireId() throws MalformedMessage {
        var id = readableId();
        if (id == null) {
            throw refusal("id: missing or wrong (expected: a string or a number of at most 4 KiB)");
        }
        return id;
    }

    private void require(boolean holds, String otherwise) throws MalformedMessage {
        if (!holds) {
            throw refusal(otherwise);
        }
    }

    private MalformedMessage refusal(String clientMessage) {
        return new MalformedMessage(ErrorCodes.INVALID_REQUEST, clientMessage, readableId());
    }

    private @Nullable RequestId readableId() {
        var id = idSlice;
        if (id == null || id.length() > MAX_ID_BYTES) {
            return null;
        }
        return id.isString() || id.isNumber() ? new RequestId(id) : null;
    }
}
