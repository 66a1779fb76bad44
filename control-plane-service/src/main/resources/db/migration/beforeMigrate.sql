-- SPDX-License-Identifier: Apache-2.0
-- The role that the service works as: no owner of anything, subject to row-level security. Where the owner of the database
-- may not create roles, an administrator does it once (docs/control-plane.md). Flyway finds no placeholder after a dollar sign.
do $roles$
begin
    if not exists (select from pg_roles where rolname = '${application_role}') then
        create role "${application_role}" login nosuperuser nobypassrls nocreatedb nocreaterole password '${application_password}';
    else
        begin
            alter role "${application_role}" password '${application_password}';
        exception when insufficient_privilege then
            raise notice 'the role ${application_role} keeps its password';
        end;
    end if;
    if exists (select from pg_roles where rolname = '${application_role}' and (rolsuper or rolbypassrls)) then
        raise exception 'role ${application_role}: superuser or bypassrls (expected: neither)';
    end if;
end
$roles$;
