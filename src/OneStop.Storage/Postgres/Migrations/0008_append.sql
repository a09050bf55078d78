-- Appends a group whole or not at all, in one message of the client: a node that stops in the middle holds no lock. Each statement sees
-- what the lock's previous holder has committed. Returns the heads before, in the order of _parts (ascending, so that no two groups
-- wait for each other). Raises OS001 when a row's key is known or a dossier has moved: the client then looks which.
create or replace function journal_append(
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
    as row (slot, nth, volume, source_time, received_at, kind, stream, source, message_id, body_hash, payload);

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
    where n.base = 0;
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
exception
  -- Under a text of its own: the server's would repeat the key in its log.
  when unique_violation then
    raise exception 'a message is known, or a dossier has moved' using errcode = 'OS001';
end
$$;
