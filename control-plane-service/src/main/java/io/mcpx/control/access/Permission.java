// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.access;

/** What can be done in an organisation, who may, and which scope a token needs for it. */
public enum Permission {
    /** See everything but secrets. */
    VIEW(Role.MEMBER, "read"),
    /** Change servers, tools, rules, groups, gateways, agents, credentials. */
    CONFIGURE(Role.ADMIN, "configure"),
    /** Make and revoke keys and tokens of agents and service accounts. */
    MANAGE_PROGRAMS(Role.ADMIN, "programs"),
    /** Make and revoke one's own personal access tokens. */
    MANAGE_OWN_TOKENS(Role.MEMBER, "tokens"),
    /** Enrol and remove gateway instances. */
    MANAGE_INSTANCES(Role.ADMIN, "instances"),
    /** Invite and remove members, change the organisation's name. */
    MANAGE_MEMBERS(Role.ADMIN, "members"),
    /** Change roles of members. */
    CHANGE_ROLES(Role.OWNER, "owner"),
    /** Delete the organisation. */
    DELETE_ORGANISATION(Role.OWNER, "owner");

    private final Role least;
    private final String scope;

    Permission(Role least, String scope) {
        this.least = least;
        this.scope = scope;
    }

    public Role least() {
        return least;
    }

    public String scope() {
        return scope;
    }
}
