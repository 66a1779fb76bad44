// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.http;

import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.JsonLimits;
import io.mcpx.protocol.message.MalformedMessage;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.message.MessageReader;
import io.mcpx.protocol.message.RequestId;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import org.jspecify.annotations.Nullable;

/** A response whose status is not 2xx, with the JSON-RPC error in its body, if there is one. */
record Refusal(int status, Message.@Nullable Failure failure) {

    private static final int MOST = 256 << 10;
    private static final MessageReader READER = new MessageReader(new JsonLimits(MOST, JsonLimits.DEFAULT.maxDepth()));

    /** Reads the body, up to a bound. The future never fails. */
    static Future<Refusal> read(HttpClientResponse response) {
        Promise<Refusal> read = Promise.promise();
        var body = Buffer.buffer();
        response.exceptionHandler(broke -> read.tryComplete(of(response, Buffer.buffer())))
                .endHandler(end -> read.tryComplete(of(response, body)))
                .handler(chunk -> {
                    if (body.length() + chunk.length() > MOST) {
                        read.tryComplete(of(response, Buffer.buffer()));
                        response.request().reset();
                    } else {
                        body.appendBuffer(chunk);
                    }
                });
        return read.future();
    }

    /** The error, if it answers this request or names none. */
    @Nullable
    JsonRpcError error(RequestId request) {
        return failure == null || (failure.id() != null && !request.equals(failure.id())) ? null : failure.error();
    }

    private static Refusal of(HttpClientResponse response, Buffer body) {
        return new Refusal(response.statusCode(), failure(body));
    }

    private static Message.@Nullable Failure failure(Buffer body) {
        if (body.length() == 0) {
            return null;
        }
        try {
            return READER.read(body.getBytes()) instanceof Message.Failure failure ? failure : null;
        } catch (MalformedMessage notJsonRpc) {
            return null;
        }
    }
}
