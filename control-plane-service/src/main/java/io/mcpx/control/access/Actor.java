// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.access;

import io.mcpx.control.tenancy.AccountId;
import io.mcpx.control.tenancy.OrganisationId;
import java.util.Set;
import java.util.UUID;

/** Who acts. What it proves holds in one organisation only, but for the bootstrap administrator. */
public sealed interface Actor {

    /** A stable id, for records and for what belongs to this actor. */
    String id();

    /** How people know it. */
    String name();

    /** The sort of actor in records; never renamed. */
    default String label() {
        return switch (this) {
            case Account account -> "account";
            case AccessToken token -> "access_token";
            case ServiceAccount service -> "service_account";
            case Outsider outsider -> "account";
            case Bootstrap bootstrap -> "bootstrap";
        };
    }

    /** A person who has signed in. */
    record Account(AccountId account, String name, OrganisationId organisation, Role role) implements Actor {
        @Override
        public String id() {
            return account.toString();
        }
    }

    /** A person who has signed in and has no place in the organisation that was asked about, or was asked about none. */
    record Outsider(AccountId account, String name) implements Actor {
        @Override
        public String id() {
            return account.toString();
        }
    }

    /** A person's token: never more than the person, and only within its scopes. */
    record AccessToken(UUID token, Account owner, Set<String> scopes) implements Actor {
        public AccessToken {
            scopes = Set.copyOf(scopes);
        }

        @Override
        public String id() {
            return token.toString();
        }

        @Override
        public String name() {
            return owner.name();
        }
    }

    /** A program with a role of its own, within the scopes of its token. */
    record ServiceAccount(UUID account, String name, OrganisationId organisation, Role role, Set<String> scopes)
            implements Actor {
        public ServiceAccount {
            scopes = Set.copyOf(scopes);
        }

        @Override
        public String id() {
            return account.toString();
        }
    }

    /** Whoever has the token that the installation was started with: owner of every organisation. */
    record Bootstrap() implements Actor {
        @Override
        public String id() {
            return "bootstrap";
        }

        @Override
        public String name() {
            return "bootstrap administrator";
        }
    }
}
