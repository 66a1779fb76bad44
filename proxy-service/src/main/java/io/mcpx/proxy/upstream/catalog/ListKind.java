// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.catalog;

import io.mcpx.configuration.policy.ItemKind;
import io.mcpx.protocol.revision.Methods;

/** One of the lists a server may have. */
enum ListKind {
    TOOLS(ItemKind.TOOL, "tools", Methods.TOOLS_LIST, "tools", "name"),
    PROMPTS(ItemKind.PROMPT, "prompts", Methods.PROMPTS_LIST, "prompts", "name"),
    RESOURCES(ItemKind.RESOURCE, "resources", Methods.RESOURCES_LIST, "resources", "uri"),
    TEMPLATES(
            ItemKind.RESOURCE_TEMPLATE,
            "resources",
            Methods.RESOURCES_TEMPLATES_LIST,
            "resourceTemplates",
            "uriTemplate");

    private final ItemKind item;
    private final String capability;
    private final String method;
    private final String member;
    private final String nameMember;

    ListKind(ItemKind item, String capability, String method, String member, String nameMember) {
        this.item = item;
        this.capability = capability;
        this.method = method;
        this.member = member;
        this.nameMember = nameMember;
    }

    ItemKind item() {
        return item;
    }

    /** The capability that a server with this list advertises. */
    String capability() {
        return capability;
    }

    String method() {
        return method;
    }

    /** The member of a result that holds the items. */
    String member() {
        return member;
    }

    /** The member of an item that identifies it. */
    String nameMember() {
        return nameMember;
    }
}
