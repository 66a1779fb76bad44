-- SPDX-License-Identifier: Apache-2.0
-- The model of the control plane. Every row of a tenant bears its organisation, and row-level security shows a transaction
-- only those of the organisation that it named at its start (docs/adr/0019-row-level-security.md).

create function mcpx_organisation() returns uuid language sql stable
    return nullif(current_setting('mcpx.organisation', true), '')::uuid;

create function mcpx_account() returns uuid language sql stable
    return nullif(current_setting('mcpx.account', true), '')::uuid;

create table organisation (
    id          uuid primary key,
    slug        text not null unique check (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
    name        text not null check (length(name) between 1 and 200),
    personal    boolean not null,
    revision    bigint not null default 0,
    version     bigint not null default 0,
    created_at  timestamptz not null
);

create table account (
    id          uuid primary key,
    name        text not null check (length(name) between 1 and 200),
    e_mail      text,
    created_at  timestamptz not null,
    last_seen_at timestamptz,
    version     bigint not null default 0
);

create table login (
    id             uuid primary key,
    account_id     uuid not null references account on delete cascade,
    issuer         text not null,
    subject        text not null,
    verified_e_mail text,
    created_at     timestamptz not null,
    unique (issuer, subject)
);
create index on login (account_id);
create index on login (verified_e_mail);

create table membership (
    organisation_id uuid not null references organisation on delete cascade,
    account_id      uuid not null references account on delete cascade,
    role            text not null check (role in ('owner', 'admin', 'member')),
    version         bigint not null default 0,
    created_at      timestamptz not null,
    primary key (organisation_id, account_id)
);
create index on membership (account_id);

create table invitation (
    id              uuid primary key,
    organisation_id uuid not null references organisation on delete cascade,
    e_mail          text not null,
    role            text not null check (role in ('owner', 'admin', 'member')),
    token_hash      text not null,
    invited_by      text not null,
    created_at      timestamptz not null,
    expires_at      timestamptz not null,
    accepted_at     timestamptz,
    version         bigint not null default 0,
    unique (organisation_id, token_hash)
);

-- The entries of an organisation's mcpx.yaml: servers with their customised tools, groups, gateways, agents, credentials,
-- and the single sections. Secrets in a body are sealed.
create table document (
    id              uuid primary key,
    organisation_id uuid not null references organisation on delete cascade,
    kind            text not null check (kind in
        ('SERVER', 'TOOL_GROUP', 'GATEWAY', 'AGENT', 'CREDENTIAL', 'NAMING', 'PERMISSIONS', 'AUTH')),
    name            text not null check (length(name) <= 128),
    name_key        text not null,
    body            text not null,
    hash            text not null,
    version         bigint not null default 0,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    unique (organisation_id, kind, name_key),
    unique (organisation_id, id)
);

create table server_health (
    organisation_id uuid not null,
    server_id       uuid not null,
    state           text not null check (state in ('unknown', 'healthy', 'degraded', 'down')),
    era             text,
    latency_ms      bigint,
    checked_at      timestamptz not null,
    changed_at      timestamptz not null,
    last_seen_at    timestamptz,
    detail          text,
    primary key (organisation_id, server_id),
    foreign key (organisation_id, server_id) references document (organisation_id, id) on delete cascade
);

create table gateway_instance (
    id                  uuid primary key,
    organisation_id     uuid not null references organisation on delete cascade,
    name                text not null check (length(name) between 1 and 63),
    dedicated_to        text,
    enrolment_hash      text,
    enrolment_expires_at timestamptz,
    credential_hash     text,
    enrolled_at         timestamptz,
    created_at          timestamptz not null,
    version             bigint not null default 0,
    unique (organisation_id, name),
    unique (organisation_id, id)
);

create table instance_replica (
    organisation_id   uuid not null,
    instance_id       uuid not null,
    replica           text not null check (length(replica) between 1 and 128),
    connected         boolean not null,
    connected_at      timestamptz not null,
    last_seen_at      timestamptz not null,
    version_in_force  text,
    revision_in_force bigint,
    last_nack         text,
    last_nack_at      timestamptz,
    primary key (organisation_id, instance_id, replica),
    foreign key (organisation_id, instance_id) references gateway_instance (organisation_id, id) on delete cascade
);

create table api_key (
    id              uuid primary key,
    organisation_id uuid not null,
    agent_id        uuid not null,
    name            text not null check (length(name) between 1 and 128),
    hash            text not null,
    hint            text not null,
    gateways        text[] not null default '{}',
    groups          text[] not null default '{}',
    created_at      timestamptz not null,
    expires_at      timestamptz,
    last_used_at    timestamptz,
    revoked_at      timestamptz,
    version         bigint not null default 0,
    unique (organisation_id, hash),
    foreign key (organisation_id, agent_id) references document (organisation_id, id) on delete cascade
);
create index on api_key (organisation_id, agent_id);

create table access_token (
    id              uuid primary key,
    organisation_id uuid not null,
    account_id      uuid not null,
    name            text not null check (length(name) between 1 and 128),
    hash            text not null,
    hint            text not null,
    scopes          text[] not null,
    created_at      timestamptz not null,
    expires_at      timestamptz not null,
    last_used_at    timestamptz,
    revoked_at      timestamptz,
    version         bigint not null default 0,
    unique (organisation_id, hash),
    foreign key (organisation_id, account_id) references membership on delete cascade
);
create index on access_token (organisation_id, account_id);

create table service_account (
    id              uuid primary key,
    organisation_id uuid not null references organisation on delete cascade,
    name            text not null check (length(name) between 1 and 64),
    role            text not null check (role in ('admin', 'member')),
    scopes          text[] not null,
    created_at      timestamptz not null,
    version         bigint not null default 0,
    unique (organisation_id, name),
    unique (organisation_id, id)
);

create table service_account_secret (
    id                 uuid primary key,
    organisation_id    uuid not null,
    service_account_id uuid not null,
    hash               text not null,
    hint               text not null,
    created_at         timestamptz not null,
    expires_at         timestamptz,
    last_used_at       timestamptz,
    revoked_at         timestamptz,
    version            bigint not null default 0,
    unique (organisation_id, hash),
    foreign key (organisation_id, service_account_id) references service_account (organisation_id, id) on delete cascade
);

-- History: written once, never changed by the service.
create table revision (
    organisation_id uuid not null references organisation on delete cascade,
    number          bigint not null,
    created_at      timestamptz not null,
    actor           text not null,
    action          text not null,
    subject         text not null,
    content_hash    text not null,
    primary key (organisation_id, number)
);

create table revision_document (
    organisation_id uuid not null,
    revision        bigint not null,
    kind            text not null,
    name            text not null,
    body            text,
    hash            text not null,
    primary key (organisation_id, kind, name, revision),
    foreign key (organisation_id, revision) references revision on delete cascade
);
create index on revision_document (organisation_id, revision);

-- What gateway instances get, as of the last revision; secrets sealed.
create table resource (
    organisation_id uuid not null references organisation on delete cascade,
    kind            text not null,
    name            text not null,
    hash            text not null,
    body            text not null,
    revision        bigint not null,
    deleted         boolean not null,
    primary key (organisation_id, kind, name)
);
create index on resource (organisation_id, revision);

-- Administrative acts. They outlive their organisation.
create table outbox (
    id              bigint generated always as identity primary key,
    organisation_id uuid not null,
    event_id        uuid not null unique,
    created_at      timestamptz not null,
    actor_kind      text not null,
    actor_id        text not null,
    actor           text not null,
    action          text not null,
    subject         text not null,
    revision        bigint,
    before_hash     text,
    after_hash      text,
    trace_id        text
);
create index on outbox (organisation_id, id);

create table idempotency (
    organisation_id uuid not null references organisation on delete cascade,
    actor           text not null,
    key             text not null check (length(key) between 1 and 255),
    request_hash    text not null,
    answer          text,
    created_at      timestamptz not null,
    primary key (organisation_id, actor, key)
);
create index on idempotency (organisation_id, created_at);

do $isolation$
declare
    name text;
begin
    foreach name in array array['invitation', 'document', 'server_health', 'gateway_instance', 'instance_replica', 'api_key',
        'access_token', 'service_account', 'service_account_secret', 'revision', 'revision_document', 'resource', 'outbox',
        'idempotency', 'membership']
    loop
        execute format('create policy of_the_organisation on %I using (organisation_id = mcpx_organisation())
            with check (organisation_id = mcpx_organisation())', name);
    end loop;
    foreach name in array array['organisation', 'account', 'login', 'invitation', 'document', 'server_health',
        'gateway_instance', 'instance_replica', 'api_key', 'access_token', 'service_account', 'service_account_secret',
        'revision', 'revision_document', 'resource', 'outbox', 'idempotency', 'membership']
    loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
    end loop;
end
$isolation$;

create policy itself on organisation using (id = mcpx_organisation()) with check (id = mcpx_organisation());
create policy by_its_slug on organisation for select using (slug = current_setting('mcpx.slug', true));
create policy of_a_member on organisation for select
    using (exists (select from membership m where m.organisation_id = organisation.id and m.account_id = mcpx_account()));
create policy for_the_operator on organisation for select using (current_setting('mcpx.operator', true) = 'on');

create policy of_the_account on membership for select using (account_id = mcpx_account());

create policy itself on account using (id = mcpx_account()) with check (id = mcpx_account());
create policy of_a_member on account for select
    using (exists (select from membership m where m.account_id = account.id and m.organisation_id = mcpx_organisation()));

create policy of_the_account on login using (account_id = mcpx_account()) with check (account_id = mcpx_account());
create policy signing_in on login for select
    using ((issuer = current_setting('mcpx.issuer', true) and subject = current_setting('mcpx.subject', true))
        or (verified_e_mail = nullif(current_setting('mcpx.e_mail', true), '')));

grant usage on schema public to "${application_role}";
grant select, insert, update, delete on organisation, account, login, membership, invitation, document, server_health,
    gateway_instance, instance_replica, api_key, access_token, service_account, service_account_secret, resource, idempotency
    to "${application_role}";
grant select, insert on revision, revision_document, outbox to "${application_role}";
