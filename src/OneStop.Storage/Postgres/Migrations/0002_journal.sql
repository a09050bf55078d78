-- The journal of accepted events, the dossiers' lines beside it, and where each destination stands.
-- Instants are microseconds since 1970 in UTC. Keys are compared byte by byte.

create table journal_layout (
  id bigint primary key check (id = 1),
  partitions bigint not null check (partitions > 0)
);

-- head: the last number given out. volume: payload bytes appended so far. origin: where a new destination starts, because the events
-- before it were numbered under another layout. Written with each group: room on the page keeps that cheap.
create table journal_partition (
  part bigint primary key,
  head bigint not null default 0,
  volume bigint not null default 0,
  origin bigint not null default 0
) with (fillfactor = 20);

-- volume: the partition's up to and including this row.
create table journal (
  part bigint not null,
  seq bigint not null,
  source_time bigint not null,
  received_at bigint not null,
  volume bigint not null,
  kind smallint not null,
  stream text collate "C" not null,
  source text collate "C" not null,
  message_id text collate "C" not null,
  body_hash bytea not null,
  payload bytea,
  primary key (part, seq),
  constraint journal_inbox unique (message_id, source)
);

create index journal_stream on journal (stream);

create table dossier (
  code text collate "C" primary key,
  part bigint not null,
  seq bigint not null,
  version bigint not null,
  status bigint not null,
  source_seq bigint,
  last_at bigint not null,
  procedure text collate "C" not null,
  unit text collate "C" not null,
  day text collate "C",
  digest bytea not null
) with (fillfactor = 70);

create index dossier_day on dossier (day);

-- doubt: events up to here may have been sent by an earlier owner.
create table delivery_cursor (
  destination text collate "C" not null,
  part bigint not null,
  seq bigint not null,
  epoch bigint not null,
  doubt bigint not null,
  owner text not null,
  claimed_at bigint not null,
  primary key (destination, part)
) with (fillfactor = 20);

create table delivery_hold (
  destination text collate "C" not null,
  part bigint not null,
  stream text collate "C" not null,
  state bigint not null,
  attempts bigint not null,
  since bigint not null,
  next_attempt_at bigint not null,
  uncertain bigint not null,
  error text collate "C",
  field text,
  primary key (destination, part, stream)
);

create index delivery_hold_due on delivery_hold (destination, part, state, next_attempt_at);

create table delivery_waiting (
  destination text collate "C" not null,
  part bigint not null,
  stream text collate "C" not null,
  seq bigint not null,
  uncertain bigint not null,
  primary key (destination, part, stream, seq)
);

create index delivery_waiting_place on delivery_waiting (part, seq);

-- took: microseconds.
create table delivery_attempt (
  id bigint generated always as identity primary key,
  destination text collate "C" not null,
  part bigint not null,
  from_seq bigint not null,
  to_seq bigint not null,
  stream text collate "C",
  attempt bigint not null,
  at bigint not null,
  took bigint not null,
  outcome text collate "C" not null,
  error text collate "C",
  proof text
);

create index delivery_attempt_place on delivery_attempt (part, to_seq);

create table destination_switch (
  destination text collate "C" primary key,
  paused bigint not null,
  changed_by text not null,
  reason text,
  changed_at bigint not null
);

-- Appends a group whole or not at all, in one message of the client: a node that stops in the middle holds no lock. Each statement sees
-- what the lock's previous holder has committed. Returns the heads before, in the order of _parts (ascending, so that no two groups
-- wait for each other). Raises OS001 when a row's key is known or a dossier has moved: the client then looks which.
create function journal_append(
  _partitions bigint, _parts bigint[], _counts bigint[], _bytes bigint[],
  _slot bigint[], _nth bigint[], _volume bigint[], _source_time bigint[], _received_at bigint[], _kind smallint[],
  _stream text[], _source text[], _message_id text[], _body_hash bytea[], _payload bytea[],
  _code text[], _base bigint[], _d_slot bigint[], _d_nth bigint[], _version bigint[], _status bigint[], _source_seq bigint[],
  _last_at bigint[], _procedure text[], _unit text[], _day text[], _digest bytea[])
returns bigint[] language plpgsql
-- Plans are kept for the session: one made while a table was empty must not read all of it later.
set enable_seqscan = off
-- A scan that cannot be avoided looks dear enough to be compiled, which takes longer than all the rest.
set jit = off
set lock_timeout = '500ms'
as $$
#variable_conflict use_column
declare
  _heads bigint[];
  _volumes bigint[];
  _written bigint;
  _updated bigint := 0;
begin
  select array_agg(head), array_agg(volume) into _heads, _volumes
  from (select head, volume from journal_partition where part = any(_parts) order by part for no key update) locked;
  if not exists (select 1 from journal_layout where id = 1 and partitions = _partitions) or cardinality(_heads) is distinct from cardinality(_parts) then
    raise exception 'the journal has another number of partitions' using errcode = 'OS002';
  end if;

  insert into journal (part, seq, source_time, received_at, volume, kind, stream, source, message_id, body_hash, payload)
  select _parts[slot], _heads[slot] + nth, source_time, received_at, _volumes[slot] + volume, kind, stream, source, message_id, body_hash, payload
  from unnest(_slot, _nth, _volume, _source_time, _received_at, _kind, _stream, _source, _message_id, _body_hash, _payload)
    as row (slot, nth, volume, source_time, received_at, kind, stream, source, message_id, body_hash, payload)
  on conflict do nothing;
  get diagnostics _written = row_count;
  if _written < cardinality(_slot) then
    raise exception 'a message is known' using errcode = 'OS001';
  end if;

  if cardinality(_code) > 0 then
    update dossier d
    set part = _parts[n.slot], seq = _heads[n.slot] + n.nth, version = n.version, status = n.status, source_seq = n.source_seq,
        last_at = n.last_at, procedure = n.procedure, unit = n.unit, day = n.day, digest = n.digest
    from unnest(_code, _base, _d_slot, _d_nth, _version, _status, _source_seq, _last_at, _procedure, _unit, _day, _digest)
      as n (code, base, slot, nth, version, status, source_seq, last_at, procedure, unit, day, digest)
    where d.code = n.code and d.version = n.base and n.base > 0;
    get diagnostics _updated = row_count;
    insert into dossier (code, part, seq, version, status, source_seq, last_at, procedure, unit, day, digest)
    select n.code, _parts[n.slot], _heads[n.slot] + n.nth, n.version, n.status, n.source_seq, n.last_at, n.procedure, n.unit, n.day, n.digest
    from unnest(_code, _base, _d_slot, _d_nth, _version, _status, _source_seq, _last_at, _procedure, _unit, _day, _digest)
      as n (code, base, slot, nth, version, status, source_seq, last_at, procedure, unit, day, digest)
    where n.base = 0
    on conflict do nothing;
    get diagnostics _written = row_count;
    if _updated + _written < cardinality(_code) then
      raise exception 'a dossier has moved' using errcode = 'OS001';
    end if;
  end if;

  update journal_partition p set head = p.head + n.count, volume = p.volume + n.bytes
  from unnest(_parts, _counts, _bytes) as n (part, count, bytes)
  where p.part = n.part;
  perform set_config('synchronous_commit', 'on', true) where current_setting('synchronous_commit') = 'off';
  return _heads;
end
$$;

-- Writes what one sending changed, if the epoch still stands.
create function delivery_commit(
  _destination text, _part bigint, _epoch bigint, _seq bigint, _now bigint,
  _h_stream text[], _h_state bigint[], _h_attempts bigint[], _h_since bigint[], _h_next bigint[], _h_uncertain bigint[], _h_error text[], _h_field text[],
  _w_stream text[], _w_seq bigint[], _done bigint[], _released text[],
  _a_from bigint[], _a_to bigint[], _a_stream text[], _a_attempt bigint[], _a_at bigint[], _a_took bigint[], _a_outcome text[], _a_error text[], _a_proof text[])
returns boolean language plpgsql
set enable_seqscan = off
set jit = off
as $$
#variable_conflict use_column
declare
  _doubt bigint;
begin
  update delivery_cursor set seq = greatest(seq, _seq) where destination = _destination and part = _part and epoch = _epoch
  returning doubt into _doubt;
  if not found then
    return false;
  end if;

  insert into delivery_waiting (destination, part, stream, seq, uncertain)
  select _destination, _part, stream, seq, (seq <= _doubt)::int from unnest(_w_stream, _w_seq) as w (stream, seq)
  on conflict do nothing;

  -- The next event of the stream starts with attempts of its own.
  with gone as (
    delete from delivery_waiting where part = _part and seq = any(_done) and destination = _destination returning stream)
  update delivery_hold h set attempts = 0, uncertain = 0 from (select distinct stream from gone) g
  where h.destination = _destination and h.part = _part and h.stream = g.stream;

  insert into delivery_hold (destination, part, stream, state, attempts, since, next_attempt_at, uncertain, error, field)
  select _destination, _part, stream, state, attempts, since, next_at, uncertain, error, field
  from unnest(_h_stream, _h_state, _h_attempts, _h_since, _h_next, _h_uncertain, _h_error, _h_field)
    as h (stream, state, attempts, since, next_at, uncertain, error, field)
  where exists (select 1 from delivery_waiting w where w.destination = _destination and w.part = _part and w.stream = h.stream)
  on conflict (destination, part, stream) do update
  set state = excluded.state, attempts = excluded.attempts, next_attempt_at = excluded.next_attempt_at, uncertain = excluded.uncertain,
      error = excluded.error, field = excluded.field;

  delete from delivery_hold h where h.destination = _destination and h.part = _part and h.stream = any(_released)
    and not exists (select 1 from delivery_waiting w where w.destination = _destination and w.part = _part and w.stream = h.stream);

  -- Nothing waits unseen: what is held without a line for its stream is due at once.
  insert into delivery_hold (destination, part, stream, state, attempts, since, next_attempt_at, uncertain)
  select distinct _destination, _part, stream, 0, 0, _now, _now, 0 from unnest(_w_stream) as w (stream)
  on conflict do nothing;

  insert into delivery_attempt (destination, part, from_seq, to_seq, stream, attempt, at, took, outcome, error, proof)
  select _destination, _part, * from unnest(_a_from, _a_to, _a_stream, _a_attempt, _a_at, _a_took, _a_outcome, _a_error, _a_proof);
  perform set_config('synchronous_commit', 'on', true) where current_setting('synchronous_commit') = 'off';
  return true;
end
$$;
