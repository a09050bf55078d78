-- What operators decide, replays, and what reconciliation found. Instants are microseconds since 1970 in UTC, days are yyyy-MM-dd.

-- Tells this store from another one that is put in its place; a copy of it has the same.
create table store_instance (
  id text primary key
);

insert into store_instance (id) values (replace(gen_random_uuid()::text, '-', ''));

-- The store was put back to an earlier state: events up to here may have been sent before it was.
create table restore_mark (
  destination text not null,
  part bigint not null,
  seq bigint not null,
  noticed_at bigint not null,
  primary key (destination, part)
);

create table operator_action (
  id bigint generated always as identity primary key,
  at bigint not null,
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
  hold_state bigint,
  cause text,
  stream text,
  by_whom text not null,
  reason text not null,
  per_second bigint not null,
  most_per_second bigint not null,
  state bigint not null,
  created_at bigint not null,
  ended_at bigint,
  owner text not null,
  owned_until bigint not null
);

-- state: 0 waits for its turn, 1 made due, 2 was held no longer, 3 cancelled.
create table replay_item (
  task text not null,
  n bigint not null,
  destination text not null,
  stream text not null,
  state bigint not null,
  at bigint,
  primary key (task, n)
);

create unique index replay_item_open on replay_item (destination, stream) where state = 0;

create table reconciliation_run (
  id text primary key,
  destination text not null,
  day_from text not null,
  day_to text not null,
  started_at bigint not null,
  ended_at bigint not null,
  ours bigint not null,
  theirs bigint not null,
  differing bigint not null,
  healed bigint not null,
  restored bigint not null,
  error text
);

create index reconciliation_run_time on reconciliation_run (destination, started_at);

create table reconciliation_difference (
  destination text not null,
  code text not null,
  day text not null,
  cause text not null,
  owner text not null,
  error text,
  our_status bigint,
  their_status bigint,
  first_seen bigint not null,
  last_seen bigint not null,
  heals bigint not null,
  healed_at bigint,
  primary key (destination, code)
);

-- system: hub, province, report, or a destination's key.
create table reconciliation_count (
  system text not null,
  day text not null,
  received bigint not null,
  told_by text not null,
  at bigint not null,
  primary key (system, day)
);
