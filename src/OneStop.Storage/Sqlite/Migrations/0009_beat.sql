-- Which destinations a running node has enabled, and which of them it finds down. Instants are microseconds since 1970 in UTC.
-- outage_since, error: null while the far side is up.
create table destination_beat (
  destination text not null,
  node text not null,
  at integer not null,
  outage_since integer,
  error text,
  primary key (destination, node)
) without rowid;
