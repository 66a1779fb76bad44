// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.message;

import io.mcpx.protocol.error.ErrorCodes;
import io.mcpx.protocol.json.JsonLimits;
import io.mcpx.protocol.json.JsonScanner;
import io.mcpx.protocol.json.MalformedJson;
import io.mcpx.protocol.json.Outline;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.revision.MetaKeys;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads JSON-RPC messages in one strict pass.
 *
 * <p>Member names must not repeat in the envelope, in {@code params} and in {@code params._meta}, since two readers
 * could then see two different requests; for the same reason the members that a call is routed and judged by must not
 * be spelt in another case, as some readers disregard case. Members unknown to the envelope are kept. Immutable and thread-safe; the
 * messages share the array they were read from, which must not change.
 */
public final class MessageReader {

    private static final Outline ENVELOPE = Outline.STRICT
            .with(
                    "params",
                    Outline.STRICT
                            .with(
                                    "_meta",
                                    Outline.STRICT
                                            .with(MetaKeys.CLIENT_CAPABILITIES, Outline.LENIENT)
                                            .with(MetaKeys.CLIENT_INFO, Outline.LENIENT))
                            .with("arguments", Outline.LENIENT))
            .with("result", Outline.LENIENT)
            .with("error", Outline.LENIENT);

    private final JsonLimits limits;

    public MessageReader(JsonLimits limits) {
        this.limits = limits;
    }

    /** Reads a body that is exactly one message. */
    public Message read(byte[] body) throws MalformedMessage {
        return new Envelope(scan(body)).message();
    }

    /** Reads a body that is one message or a non-empty array of them, as 2025-03-26 allows. */
    public List<Message> readBatch(byte[] body) throws MalformedMessage {
        var root = scan(body);
        return root.isArray() ? elements(root) : List.of(new Envelope(root).message());
    }

    private static List<Message> elements(Slice batch) throws MalformedMessage {
        var messages = new ArrayList<Message>();
        for (var element : batch.asArray()) {
            messages.add(new Envelope(rescan(element)).message());
        }
        if (messages.isEmpty()) {
            throw new MalformedMessage(ErrorCodes.INVALID_REQUEST, "batch: empty (expected: messages)", null);
        }
        return List.copyOf(messages);
    }

    private Slice scan(byte[] body) throws MalformedMessage {
        try {
            return JsonScanner.scan(body, limits, ENVELOPE);
        } catch (MalformedJson e) {
            throw refusal(e);
        }
    }

    private static Slice rescan(Slice element) throws MalformedMessage {
        try {
            return JsonScanner.rescan(element, ENVELOPE);
        } catch (MalformedJson e) {
            throw refusal(e);
        }
    }

    static MalformedMessage refusal(MalformedJson e) {
        int code = switch (e.kind()) {
            case SYNTAX, ENCODING -> ErrorCodes.PARSE_ERROR;
            case DUPLICATE_NAME, LIMIT -> ErrorCodes.INVALID_REQUEST;
        };
        return new MalformedMessage(code, e.clientMessage(), null);
    }
}
