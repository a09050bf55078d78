-- Which destinations a running node has enabled, and which of them it finds down. Instants are microseconds since 1970 in UTC.
-- outage_since, error: null while the far side is up.
create table destination_beat (
  destination text collate "C" not null,
  node text collate "C" not null,
  at bigint not null,
  outage_since bigint,
  error text collate "C",
  primary key (destination, node)
);
