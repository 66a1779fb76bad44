// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.catalog;

import io.mcpx.protocol.error.ErrorCodes;
import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.JsonWriter;
import io.mcpx.protocol.json.Slice;
import io.mcpx.proxy.upstream.CatalogItem;
import io.mcpx.proxy.upstream.UpstreamFailure.Kind;
import io.mcpx.proxy.upstream.UpstreamRequest;
import io.mcpx.proxy.upstream.link.ConnectFailure;
import io.mcpx.proxy.upstream.link.GatewayClient;
import io.mcpx.proxy.upstream.link.Outcome;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads one list page by page until there is no next cursor, a cursor comes again, or a bound is reached. */
final class ListReading {

    private static final Logger LOG = Logger.getLogger(ListReading.class);

    private final ListKind kind;
    private final ItemCheck check;
    private final CatalogLimits limits;
    private final List<CatalogItem> known;
    private final Function<UpstreamRequest, Future<Outcome>> ask;
    private final List<CatalogItem> items = new ArrayList<>();
    private final Set<Slice> cursors = new HashSet<>();
    private OptionalLong ttlMillis = OptionalLong.empty();
    private int pages;
    private long bytes;

    /**
     * The reading of one list.
     *
     * @param known what stays if the server refuses to list
     */
    ListReading(
            ListKind kind,
            ItemCheck check,
            CatalogLimits limits,
            List<CatalogItem> known,
            Function<UpstreamRequest, Future<Outcome>> ask) {
        this.kind = kind;
        this.check = check;
        this.limits = limits;
        this.known = known;
        this.ask = ask;
    }

    /** Completes when the whole list is in {@link #items()}. Fails with a {@link ConnectFailure}. */
    Future<Void> read() {
        return page(null);
    }

    List<CatalogItem> items() {
        return items;
    }

    OptionalLong ttlMillis() {
        return ttlMillis;
    }

    private Future<Void> page(@Nullable Slice cursor) {
        pages++;
        return ask.apply(GatewayClient.request(kind.method(), params(cursor))).compose(outcome -> switch (outcome) {
            case Outcome.Answered(var result) -> take(result);
            case Outcome.Refused(var error) -> refused(error);
            case Outcome.Failed(var broken) -> Future.failedFuture(new ConnectFailure(broken.failure()));
        });
    }

    private static JsonObject params(@Nullable Slice cursor) {
        if (cursor == null) {
            return JsonObject.EMPTY;
        }
        var params = new JsonWriter().beginObject().name("cursor").raw(cursor).endObject();
        return Slice.trusted(params.toBytes()).asObject();
    }

    /** Some servers have resources and no templates. Whatever else is wrong with one list leaves the others alone. */
    private Future<Void> refused(JsonRpcError error) {
        items.clear();
        if (error.code() != ErrorCodes.METHOD_NOT_FOUND) {
            LOG.warnf("list refused upstream=%s method=%s code=%d", check.server(), kind.method(), error.code());
            items.addAll(known);
        }
        return Future.succeededFuture();
    }

    private Future<Void> take(Slice result) {
        if (!result.isObject()) {
            return fail(Kind.PROTOCOL, kind.method() + " answered with something else than an object");
        }
        bytes += result.length();
        var page = result.asObject();
        page.array(kind.member()).forEach(item -> check.item(kind, item).ifPresent(items::add));
        remember(page.find("ttlMs"));
        var next = page.find("nextCursor");
        return next == null || !next.isString() ? Future.succeededFuture() : goOn(next);
    }

    private Future<Void> goOn(Slice cursor) {
        if (!cursors.add(cursor)) {
            return stop("its cursors go in a circle");
        }
        if (pages >= limits.pages() || items.size() >= limits.items() || bytes >= limits.bytes()) {
            return stop("it has too many pages, items or bytes");
        }
        return page(cursor);
    }

    private Future<Void> stop(String reason) {
        LOG.warnf("list cut off because %s upstream=%s method=%s", reason, check.server(), kind.method());
        return Future.succeededFuture();
    }

    private void remember(@Nullable Slice ttl) {
        var millis = ttl == null ? OptionalLong.empty() : ttl.asLong();
        if (millis.isPresent()) {
            ttlMillis = OptionalLong.of(Math.min(ttlMillis.orElse(Long.MAX_VALUE), millis.getAsLong()));
        }
    }

    private static Future<Void> fail(Kind kind, String detail) {
        return Future.failedFuture(new ConnectFailure(kind, detail));
    }
}
