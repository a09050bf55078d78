-- What came in from the far sides, in the order in which it may be read. Instants are microseconds since 1970 in UTC.

-- One row: its lock is what lets numbers become visible in their order and without gaps.
create table inbox_counter (
  id bigint primary key check (id = 1),
  items bigint not null,
  numbers bigint not null,
  tasks bigint not null
);

insert into inbox_counter (id, items, numbers, tasks) values (1, 0, 0, 0);

-- number: null while the item, or one before it of the same subject, waits for its files (cause).
create table inbox (
  id bigint primary key,
  number bigint unique,
  source text collate "C" not null,
  message_id text collate "C" not null,
  business_key text collate "C" not null,
  subject text collate "C" not null,
  unit text collate "C" not null,
  source_time bigint not null,
  received_at bigint not null,
  content_hash bytea not null,
  body_hash bytea not null,
  payload bytea not null,
  conflict bytea,
  cause text collate "C",
  attempts bigint not null,
  next_attempt_at bigint,
  unique (business_key, source, body_hash)
);

create index inbox_waiting on inbox (subject, id) where number is null;

create table inbox_feed (
  feed text collate "C" primary key,
  cursor text collate "C",
  moved_at bigint not null
);

create table inbox_ack (
  consumer text collate "C" primary key,
  number bigint not null,
  at bigint not null
);

-- Call-backs as they were signed: known again when they are repeated, and kept until what they announce was pulled.
create table inbox_notice (
  source text collate "C" not null,
  signature text collate "C" not null,
  received_at bigint not null,
  body bytea not null,
  pulled_at bigint,
  primary key (source, signature)
);

create table task (
  id bigint primary key,
  kind bigint not null,
  subject text collate "C" not null,
  cause text collate "C" not null,
  owner text collate "C" not null,
  since bigint not null,
  state bigint not null,
  evidence bytea,
  closed_by text,
  closed_at bigint,
  reason text
);

create unique index task_open on task (kind, subject, cause) where state = 0;
create index task_subject on task (subject);
