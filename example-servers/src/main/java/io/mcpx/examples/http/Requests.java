// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads what a request brings. */
final class Requests {

    private static final int MAX_BODY = 64 << 20;

    /** The whole body as text; fails when it is longer than 64 MiB. */
    static Future<String> body(HttpServerRequest request) {
        var body = Buffer.buffer();
        var whole = Promise.<String>promise();
        request.handler(chunk -> {
            if (body.length() + chunk.length() > MAX_BODY) {
                whole.tryFail("the body is longer than " + MAX_BODY + " bytes");
            } else {
                body.appendBuffer(chunk);
            }
        });
        request.endHandler(end -> whole.tryComplete(body.toString(StandardCharsets.UTF_8)));
        request.exceptionHandler(whole::tryFail);
        return whole.future();
    }

    /** Lower-case names; several values of one name are joined by a comma. */
    static Map<String, String> headers(HttpServerRequest request) {
        var headers = new HashMap<String, String>();
        request.headers()
                .forEach((name, value) ->
                        headers.merge(name.toLowerCase(Locale.ROOT), value, (first, next) -> first + ", " + next));
        return headers;
    }

    private Requests() {}
}
