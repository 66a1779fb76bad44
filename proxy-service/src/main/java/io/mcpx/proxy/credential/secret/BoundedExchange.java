// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.credential.secret;

import io.mcpx.proxy.upstream.UpstreamFailure.Kind;
import io.mcpx.proxy.upstream.link.ConnectFailure;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One small HTTP request whose answer is bounded in time, from the first byte sent to the last one read, and in size. */
public final class BoundedExchange {

    /** What came back. {@code toString} shows no content. */
    public record Answer(int status, @Nullable String contentType, Buffer body) {

        public boolean isJson() {
            var type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
            var media = type.split(";", 2)[0].strip();
            return media.equals("application/json") || media.endsWith("+json");
        }

        @Override
        public String toString() {
            return "Answer[status=" + status + ", bytes=" + body.length() + "]";
        }
    }

    private final Vertx vertx;
    private final Duration limit;
    private final int largest;
    private final Promise<Answer> answer = Promise.promise();
    private final Buffer body = Buffer.buffer();
    private @Nullable HttpClientRequest request;

    private BoundedExchange(Vertx vertx, CredentialConfig config) {
        this.vertx = vertx;
        this.limit = config.timeout();
        this.largest = Math.toIntExact(config.maxAnswer().asLongValue());
    }

    /** Sends it. Must be called on a Vert.x context; fails with a {@link ConnectFailure}. */
    public static Future<Answer> run(
            Vertx vertx, CredentialConfig config, HttpClient client, RequestOptions options, Buffer content) {
        return new BoundedExchange(vertx, config).run(client, options, content);
    }

    private Future<Answer> run(HttpClient client, RequestOptions options, Buffer content) {
        long timer = vertx.setTimer(limit.toMillis(), late -> giveUp("no complete answer in " + limit));
        client.request(options.setFollowRedirects(false))
                .compose(opened -> send(opened, content))
                .onFailure(failure -> giveUp(ConnectFailure.reason(failure).detail()));
        return answer.future().onComplete(done -> vertx.cancelTimer(timer));
    }

    /** Listens on the request's own event loop: from elsewhere a short answer can be over before it is read. */
    private Future<HttpClientResponse> send(HttpClientRequest opened, Buffer content) {
        if (answer.future().isComplete()) {
            opened.reset();
            return Future.failedFuture("too late");
        }
        request = opened;
        var sent = content.length() == 0 ? opened.send() : opened.send(content);
        return sent.onSuccess(this::read);
    }

    private void read(HttpClientResponse response) {
        response.exceptionHandler(broke -> giveUp("the answer broke off"))
                .endHandler(end -> answer.tryComplete(
                        new Answer(response.statusCode(), response.getHeader(HttpHeaders.CONTENT_TYPE), body)))
                .handler(this::append);
    }

    private void append(Buffer chunk) {
        if (body.length() + chunk.length() > largest) {
            giveUp("the answer is larger than " + largest + " bytes");
        } else {
            body.appendBuffer(chunk);
        }
    }

    private void giveUp(String why) {
        if (answer.tryFail(new ConnectFailure(Kind.UNAVAILABLE, why)) && request != null) {
            request.reset();
        }
    }
}
