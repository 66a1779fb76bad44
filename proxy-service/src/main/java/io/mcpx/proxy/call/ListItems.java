// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.configuration.policy.ItemKind;
import io.mcpx.proxy.catalog.Lists;

/** {@code tools/list}, {@code prompts/list}, {@code resources/list}, {@code resources/templates/list}. */
final class ListItems implements MethodHandler {

    private final Lists lists;
    private final ItemKind kind;

    ListItems(Lists lists, ItemKind kind) {
        this.lists = lists;
        this.kind = kind;
    }

    @Override
    public void handle(Exchange exchange) {
        if (!EndpointCapabilities.of(exchange).offers(kind)) {
            exchange.refuse(ClientErrors.unknownMethod(exchange.request().method()));
            return;
        }
        var cursor = exchange.params().find("cursor");
        if (cursor != null && !cursor.isString()) {
            exchange.refuse(ClientErrors.invalidParams("cursor: not a string (expected: a cursor of an earlier page)"));
            return;
        }
        var page = lists.page(
                exchange.view(), kind, exchange.era(), exchange.endpoint(), cursor == null ? null : cursor.asString());
        page.ifPresentOrElse(
                exchange::succeed,
                () -> exchange.refuse(ClientErrors.invalidParams(
                        "cursor: unknown (expected: a cursor of an earlier page" + " of this list, for this caller)")));
    }
}
