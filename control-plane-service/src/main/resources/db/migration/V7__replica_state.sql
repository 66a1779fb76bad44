-- SPDX-License-Identifier: Apache-2.0
-- How a replica of a gateway instance does, as it says itself.
alter table instance_replica
    add column software_version text,
    add column state text,
    drop constraint instance_replica_replica_check,
    add constraint instance_replica_replica_check check (length(replica) between 1 and 253);
