-- Planned runs that have been begun. The key makes a run happen once over all nodes.
create table job_run (
  job text not null,
  run_key text not null,
  begun_at timestamptz not null default now(),
  primary key (job, run_key)
);
