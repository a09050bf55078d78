-- Planned runs that have been begun. The key makes a run happen once over all restarts.
create table job_run (
  job text not null,
  run_key text not null,
  begun_at text not null default (datetime('now')),
  primary key (job, run_key)
) without rowid;
