-- What came in from the far sides, in the order in which it may be read. Instants are microseconds since 1970 in UTC.

-- One row: its lock is what lets numbers become visible in their order and without gaps.
create table inbox_counter (
  id integer primary key check (id = 1),
  items integer not null,
  numbers integer not null,
  tasks integer not null
);

insert into inbox_counter (id, items, numbers, tasks) values (1, 0, 0, 0);

-- number: null while the item, or one before it of the same subject, waits for its files (cause).
create table inbox (
  id integer primary key,
  number integer unique,
  source text not null,
  message_id text not null,
  business_key text not null,
  subject text not null,
  unit text not null,
  source_time integer not null,
  received_at integer not null,
  content_hash blob not null,
  body_hash blob not null,
  payload blob not null,
  conflict blob,
  cause text,
  attempts integer not null,
  next_attempt_at integer,
  unique (business_key, source, body_hash)
);

create index inbox_waiting on inbox (subject, id) where number is null;

create table inbox_feed (
  feed text primary key,
  cursor text,
  moved_at integer not null
);

create table inbox_ack (
  consumer text primary key,
  number integer not null,
  at integer not null
);

-- Call-backs as they were signed: known again when they are repeated, and kept until what they announce was pulled.
create table inbox_notice (
  source text not null,
  signature text not null,
  received_at integer not null,
  body blob not null,
  pulled_at integer,
  primary key (source, signature)
);

create table task (
  id integer primary key,
  kind integer not null,
  subject text not null,
  cause text not null,
  owner text not null,
  since integer not null,
  state integer not null,
  evidence blob,
  closed_by text,
  closed_at integer,
  reason text
);

create unique index task_open on task (kind, subject, cause) where state = 0;
create index task_subject on task (subject);
