-- SPDX-License-Identifier: Apache-2.0
-- Programs: the keys that tokens are signed with, and what a service account is at gateways.

-- Of the installation, not of a tenant. Private keys are sealed.
create table signing_key (
    id          text primary key,
    public_key  text not null,
    private_key text not null,
    active_from timestamptz not null,
    created_at  timestamptz not null
);

alter table signing_key enable row level security;
alter table signing_key force row level security;
create policy for_the_operator on signing_key using (current_setting('mcpx.operator', true) = 'on')
    with check (current_setting('mcpx.operator', true) = 'on');
grant select, insert, delete on signing_key to "${application_role}";

alter table service_account add column agent_id uuid;
alter table service_account add foreign key (organisation_id, agent_id) references document (organisation_id, id)
    on delete set null (agent_id);
create index on service_account (organisation_id, agent_id);
create index on service_account_secret (organisation_id, service_account_id);
