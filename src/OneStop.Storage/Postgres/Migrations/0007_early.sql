-- Steps that came before the one that they follow, kept whole until it has come. Instants are microseconds since 1970 in UTC.
-- refusal: why the step was refused when its turn came; null while it waits.
create table early_step (
  source text collate "C" not null,
  message_id text collate "C" not null,
  stream text collate "C" not null,
  sequence bigint not null,
  body_hash bytea not null,
  source_time bigint not null,
  arrived_at bigint not null,
  bytes bigint not null,
  payload bytea not null,
  refusal text collate "C",
  primary key (source, message_id)
);

create unique index early_step_turn on early_step (stream, sequence) where refusal is null;
create index early_step_stream on early_step (stream);

-- What a task is about more precisely; nothing about people.
alter table task add column detail text;
