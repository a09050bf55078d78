-- What operators decide, replays, and what reconciliation found. Instants are microseconds since 1970 in UTC, days are yyyy-MM-dd.

-- Tells this store from another one that is put in its place; a copy of it has the same.
create table store_instance (
  id text primary key
) without rowid;

insert into store_instance (id) values (lower(hex(randomblob(16))));

-- The store was put back to an earlier state: events up to here may have been sent before it was.
create table restore_mark (
  destination text not null,
  part integer not null,
  seq integer not null,
  noticed_at integer not null,
  primary key (destination, part)
) without rowid;

create table operator_action (
  id integer primary key,
  at integer not null,
  by_whom text not null,
  action text not null,
  destination text,
  stream text,
  reason text
);

create index operator_action_stream on operator_action (stream);

create table replay_task (
  id text primary key,
  destination text not null,
  hold_state integer,
  cause text,
  stream text,
  by_whom text not null,
  reason text not null,
  per_second integer not null,
  most_per_second integer not null,
  state integer not null,
  created_at integer not null,
  ended_at integer,
  owner text not null,
  owned_until integer not null
) without rowid;

-- state: 0 waits for its turn, 1 made due, 2 was held no longer, 3 cancelled.
create table replay_item (
  task text not null,
  n integer not null,
  destination text not null,
  stream text not null,
  state integer not null,
  at integer,
  primary key (task, n)
) without rowid;

create unique index replay_item_open on replay_item (destination, stream) where state = 0;

create table reconciliation_run (
  id text primary key,
  destination text not null,
  day_from text not null,
  day_to text not null,
  started_at integer not null,
  ended_at integer not null,
  ours integer not null,
  theirs integer not null,
  differing integer not null,
  healed integer not null,
  restored integer not null,
  error text
) without rowid;

create index reconciliation_run_time on reconciliation_run (destination, started_at);

create table reconciliation_difference (
  destination text not null,
  code text not null,
  day text not null,
  cause text not null,
  owner text not null,
  error text,
  our_status integer,
  their_status integer,
  first_seen integer not null,
  last_seen integer not null,
  heals integer not null,
  healed_at integer,
  primary key (destination, code)
) without rowid;

-- system: hub, province, report, or a destination's key.
create table reconciliation_count (
  system text not null,
  day text not null,
  received integer not null,
  told_by text not null,
  at integer not null,
  primary key (system, day)
) without rowid;
