-- The access log. Nothing is ever changed or deleted: each row is chained to the one before, and the head closes the chain.
-- Look-up columns are computed from the hashed text, so that they cannot say anything else.
create table audit (
  seq bigint primary key check (seq > 0),
  hash bytea not null,
  entry text not null,
  at text generated always as (entry::jsonb ->> 'at') stored,
  dossier text generated always as (entry::jsonb ->> 'dossier') stored,
  request_id text generated always as (entry::jsonb ->> 'requestId') stored
);

create index audit_dossier on audit (dossier);

create function audit_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'the access log is append-only';
end
$$;

create trigger audit_append_only before update or delete or truncate on audit
  for each statement execute function audit_refuse();

-- Written once per group: room on the page keeps its updates cheap.
create table audit_head (
  id integer primary key check (id = 1),
  seq bigint not null,
  hash bytea not null,
  seal bytea not null
) with (fillfactor = 20);

create trigger audit_head_append_only before delete or truncate on audit_head
  for each statement execute function audit_refuse();

-- Readiness writes here and reads it back.
create table probe (
  id text primary key,
  at timestamptz not null
);
