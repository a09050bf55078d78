-- The nodes of a cluster. The version row makes every change of the member list a compare-and-swap.
create table cluster_version (
  cluster text primary key,
  version integer not null
) with (fillfactor = 50);

create table cluster_member (
  cluster text not null,
  address text not null,
  status text not null,
  is_dead boolean not null,
  name text not null,
  host_name text not null,
  role_name text not null,
  gateway_port integer not null,
  suspects text not null,
  started_at timestamptz not null,
  alive_at timestamptz not null,
  updated_at timestamptz not null,
  row_version integer not null,
  primary key (cluster, address)
) with (fillfactor = 50);
