#!/usr/bin/env bash
# Installs what is missing, runs every test, stops what it started.
# --soak, as the first argument, proves at length: 200 kills, 50,000 events, a million schedules. Everything else is the same.
# Other arguments go to both test programs (./tests/run.sh -namespace 'OneStop.IntegrationTests.Storage').
# The last line is always "N passed, N failed, N skipped".
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if [[ ${1:-} == --soak ]]; then
  shift
  export ONESTOP_SOAK=1 ONESTOP_SCHEDULES=${ONESTOP_SCHEDULES:-1000000}
fi

passed=0 failed=0 skipped=0
work=$(mktemp -d "${TMPDIR:-/tmp}/onestop-tests.XXXXXX")
running=
postgres_bin=
postgres_as=()

finish() {
  local code=$?
  trap - EXIT INT TERM
  [[ -z $running ]] || stop_running
  [[ ! -f $work/cluster/postmaster.pid ]] || stop_postgres || echo "PostgreSQL in $work could not be stopped." >&2
  rm -rf "$work"
  if ((passed + failed == 0)); then
    echo "No test ran." >&2
    code=$((code == 0 ? 1 : code))
  fi
  echo "$passed passed, $failed failed, $skipped skipped"
  exit $((code == 0 && failed > 0 ? 1 : code))
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# With everything that it started: the hubs of the crash tests would go on without it.
stop_running() {
  kill -- "-$running" 2>/dev/null || return 0
  for _ in {1..50}; do
    kill -0 -- "-$running" 2>/dev/null || return 0
    sleep 0.1
  done
  kill -KILL -- "-$running" 2>/dev/null || true
}

# In the background, so that a signal is handled at once and not when the child is done; in a process group of its own.
run() {
  set -m
  "$@" &
  running=$!
  set +m
  local code=0
  wait "$running" || code=$?
  running=
  return $code
}

# install PACKAGE...: by apt, as root or with sudo that asks nothing.
install() {
  local sudo=()
  if ((EUID != 0)); then
    sudo -n true 2>/dev/null || return 1
    sudo=(sudo -n)
  fi
  command -v apt-get >/dev/null || return 1
  echo "Installing $* …"
  "${sudo[@]}" apt-get update -qq
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

need_icu() {
  [[ $OSTYPE == linux* ]] || return 0
  ! ldconfig -p 2>/dev/null | grep -q libicuuc || return 0
  local package
  package=$(apt-cache search --names-only '^libicu[0-9]+$' 2>/dev/null | sort -V | tail -1 | cut -d' ' -f1)
  install "${package:-libicu72}" || {
    echo "libicu is missing and may not be installed here. Install it (Debian: apt-get install libicu-dev) and run again." >&2
    exit 1
  }
}

# Debian's package starts a server of its own; the tests want only the programs.
install_postgres() {
  local conf=/etc/postgresql-common/createcluster.d/onestop-tests.conf sudo=()
  ((EUID == 0)) || sudo=(sudo -n)
  "${sudo[@]}" mkdir -p "${conf%/*}" 2>/dev/null || return 1
  echo "create_main_cluster = false" | "${sudo[@]}" tee "$conf" >/dev/null
  local code=0
  install postgresql || code=$?
  "${sudo[@]}" rm -f "$conf"
  return $code
}

find_postgres() {
  local initdb
  initdb=$(find /usr/lib/postgresql/*/bin -maxdepth 1 -name initdb 2>/dev/null | sort -V | tail -1)
  initdb=${initdb:-$(command -v initdb)} || return 1
  postgres_bin=$(dirname "$initdb")
}

start_postgres() {
  if ((EUID == 0)); then
    # The server refuses to run as root.
    local user=nobody
    ! id postgres >/dev/null 2>&1 || user=postgres
    postgres_as=(runuser -u "$user" --)
    chown "$user" "$work"
  fi
  local log=$work/postgres.log
  "${postgres_as[@]}" "$postgres_bin/initdb" -D "$work/cluster" -U onestop -A trust -E UTF8 --no-locale >"$work/initdb.log" 2>&1 || {
    cat "$work/initdb.log" >&2
    return 1
  }
  for _ in 1 2 3 4 5; do
    local port=$((20000 + RANDOM % 12000))
    if "${postgres_as[@]}" "$postgres_bin/pg_ctl" -D "$work/cluster" -l "$log" -w -t 60 start \
      -o "-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories='' -c max_connections=200" >/dev/null; then
      export ONESTOP_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=onestop;Database=postgres"
      return 0
    fi
  done
  tail -20 "$log" >&2
  return 1
}

stop_postgres() {
  "${postgres_as[@]}" "$postgres_bin/pg_ctl" -D "$work/cluster" -w -m fast stop >/dev/null
}

need_postgres() {
  if [[ -n ${ONESTOP_TEST_POSTGRES:-} ]]; then
    echo "Using the PostgreSQL of ONESTOP_TEST_POSTGRES."
    return 0
  fi
  find_postgres || install_postgres && find_postgres || {
    echo "PostgreSQL is missing and may not be installed here: its tests are left out." >&2
    echo "Install it (Debian: apt-get install postgresql) or set ONESTOP_TEST_POSTGRES to a connection string." >&2
    return 0
  }
  start_postgres || {
    echo "PostgreSQL in $postgres_bin does not start; see above." >&2
    exit 1
  }
}

# Only when a project drives a browser.
need_browser() {
  grep -qs Microsoft.Playwright tests/*/*.csproj || return 0
  command -v chromium >/dev/null || install chromium || {
    echo "Chromium is missing and may not be installed here. Install it (Debian: apt-get install chromium) and run again." >&2
    exit 1
  }
}

# test_project NAME ARGUMENT...: adds its counts to the totals.
test_project() {
  local name=$1 report=$work/$1.xml code=0
  shift
  echo
  run dotnet "tests/$name/bin/Debug/net10.0/$name.dll" -noColor -noLogo -result-xml "$report" "$@" || code=$?
  local counts
  counts=$(grep -om1 '<assembly [^>]*>' "$report" 2>/dev/null) || counts=
  if [[ -z $counts ]]; then
    echo "$name ended with code $code before it could report." >&2
    failed=$((failed + 1))
    return 0
  fi
  local bad=$(($(count failed "$counts") + $(count errors "$counts")))
  if ((code != 0 && bad == 0)) && (($(count total "$counts") > 0)); then
    echo "$name counted no failure but ended with code $code." >&2
    bad=1
  fi
  passed=$((passed + $(count passed "$counts")))
  failed=$((failed + bad))
  skipped=$((skipped + $(count skipped "$counts")))
}

count() {
  sed -E "s/.* $1=\"([0-9]+)\".*/\1/" <<<"$2"
}

command -v dotnet >/dev/null || {
  echo "The .NET SDK 10 is missing: https://dotnet.microsoft.com/download" >&2
  exit 1
}
need_icu
need_browser
echo "Building …"
# No build servers: they would outlive this script.
run dotnet build OneStopIntegration.sln --nologo -v quiet --disable-build-servers
need_postgres
test_project OneStop.Tests "$@"
# Half of these wait, for processes and outages: more of them side by side than there are cores.
test_project OneStop.IntegrationTests -maxThreads 1.5x "$@"
echo
