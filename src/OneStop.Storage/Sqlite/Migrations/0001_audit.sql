-- The access log. Nothing is ever changed or deleted: each row is chained to the one before, and the head closes the chain.
-- Look-up columns are computed from the hashed text, so that they cannot say anything else.
create table audit (
  seq integer primary key check (seq > 0),
  hash blob not null,
  entry text not null,
  at text generated always as (json_extract(entry, '$.at')) virtual,
  dossier text generated always as (json_extract(entry, '$.dossier')) virtual,
  request_id text generated always as (json_extract(entry, '$.requestId')) virtual
);

create index audit_dossier on audit (dossier);

create trigger audit_no_update before update on audit
begin
  select raise(abort, 'the access log is append-only');
end;

create trigger audit_no_delete before delete on audit
begin
  select raise(abort, 'the access log is append-only');
end;

create table audit_head (
  id integer primary key check (id = 1),
  seq integer not null,
  hash blob not null,
  seal blob not null
);

create trigger audit_head_no_delete before delete on audit_head
begin
  select raise(abort, 'the access log is append-only');
end;

-- Readiness writes here and reads it back.
create table probe (
  id text primary key,
  at text not null
) without rowid;
