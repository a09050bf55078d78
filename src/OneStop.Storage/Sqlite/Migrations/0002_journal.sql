-- The journal of accepted events, the dossiers' lines beside it, and where each destination stands.
-- Instants are microseconds since 1970 in UTC.

create table journal_layout (
  id integer primary key check (id = 1),
  partitions integer not null check (partitions > 0)
);

-- head: the last number given out. volume: payload bytes appended so far. origin: where a new destination starts, because the events
-- before it were numbered under another layout.
create table journal_partition (
  part integer primary key,
  head integer not null default 0,
  volume integer not null default 0,
  origin integer not null default 0
);

-- volume: the partition's up to and including this row.
create table journal (
  id integer primary key,
  part integer not null,
  seq integer not null,
  source_time integer not null,
  received_at integer not null,
  volume integer not null,
  kind integer not null,
  stream text not null,
  source text not null,
  message_id text not null,
  body_hash blob not null,
  payload blob,
  unique (part, seq),
  unique (message_id, source)
);

create index journal_stream on journal (stream);

create table dossier (
  code text primary key,
  part integer not null,
  seq integer not null,
  version integer not null,
  status integer not null,
  source_seq integer,
  last_at integer not null,
  procedure text not null,
  unit text not null,
  day text,
  digest blob not null
);

create index dossier_day on dossier (day);

-- doubt: events up to here may have been sent by an earlier owner.
create table delivery_cursor (
  destination text not null,
  part integer not null,
  seq integer not null,
  epoch integer not null,
  doubt integer not null,
  owner text not null,
  claimed_at integer not null,
  primary key (destination, part)
) without rowid;

create table delivery_hold (
  destination text not null,
  part integer not null,
  stream text not null,
  state integer not null,
  attempts integer not null,
  since integer not null,
  next_attempt_at integer not null,
  uncertain integer not null,
  error text,
  field text,
  primary key (destination, part, stream)
) without rowid;

create index delivery_hold_due on delivery_hold (destination, part, state, next_attempt_at);

create table delivery_waiting (
  destination text not null,
  part integer not null,
  stream text not null,
  seq integer not null,
  uncertain integer not null,
  primary key (destination, part, stream, seq)
) without rowid;

create index delivery_waiting_place on delivery_waiting (part, seq);

-- took: microseconds.
create table delivery_attempt (
  id integer primary key,
  destination text not null,
  part integer not null,
  from_seq integer not null,
  to_seq integer not null,
  stream text,
  attempt integer not null,
  at integer not null,
  took integer not null,
  outcome text not null,
  error text,
  proof text
);

create index delivery_attempt_place on delivery_attempt (part, to_seq);

create table destination_switch (
  destination text primary key,
  paused integer not null,
  changed_by text not null,
  reason text,
  changed_at integer not null
);
