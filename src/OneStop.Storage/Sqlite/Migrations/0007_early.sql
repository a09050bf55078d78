-- Steps that came before the one that they follow, kept whole until it has come. Instants are microseconds since 1970 in UTC.
-- refusal: why the step was refused when its turn came; null while it waits.
create table early_step (
  source text not null,
  message_id text not null,
  stream text not null,
  sequence integer not null,
  body_hash blob not null,
  source_time integer not null,
  arrived_at integer not null,
  bytes integer not null,
  payload blob not null,
  refusal text,
  primary key (source, message_id)
);

create unique index early_step_turn on early_step (stream, sequence) where refusal is null;
create index early_step_stream on early_step (stream);

-- What a task is about more precisely; nothing about people.
alter table task add column detail text;
