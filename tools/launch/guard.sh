# shellcheck shell=bash
# Children that end with their parent, and one at a time.
# shellcheck source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

in_new_session() {
  if command -v setsid >/dev/null; then
    exec setsid "$@"
  fi
  exec perl -MPOSIX -e 'POSIX::setsid(); exec @ARGV or exit 127' -- "$@"
}

# guarded SECONDS COMMAND...: the command and all it starts are one process group, which is ended when the
# command is over, when the time is (0: no limit), or when this shell ends, be it by SIGKILL: a watcher
# holds the reading end of a pipe that nobody but this shell keeps open.
guarded() {
  local limit=$1 pipe watcher leader status=0
  shift
  exec {pipe}> >(end_with_parent "$limit")
  watcher=$!
  (
    printf '%s\n' "$BASHPID" >&"$pipe"
    exec {pipe}>&-
    in_new_session "$@"
  ) </dev/null &
  leader=$!
  trap 'leave_guarded 129' HUP
  trap 'leave_guarded 130' INT
  trap 'leave_guarded 143' TERM
  wait "$leader" || status=$?
  trap - HUP INT TERM
  exec {pipe}>&-
  wait "$watcher" || true
  return "$status"
}

leave_guarded() {
  exec {pipe}>&-
  wait "$watcher" || true
  exit "$1"
}

end_with_parent() {
  local limit=$1 leader status=0 tries=0
  trap '' HUP INT TERM
  IFS= read -r leader || return 0
  if [ "$limit" = 0 ]; then
    read -r || true
  else
    read -r -t "$limit" || status=$?
    [ "$status" -le 128 ] || printf 'ended: it was not done after %d s\n' "$limit" >&2
  fi
  # in its first moment the leader has no group yet
  kill -TERM -- "-$leader" 2>/dev/null || kill -TERM "$leader" 2>/dev/null || return 0
  while kill -0 -- "-$leader" 2>/dev/null && [ "$tries" -lt 100 ]; do
    sleep 0.1
    tries=$((tries + 1))
  done
  kill -KILL -- "-$leader" 2>/dev/null || true
}

# take_lock NAME: this process, the leader of a guarded group, and all it starts hold the lock until the
# last of them has ended.
take_lock() {
  local lock=$work/$1.lock holder=''
  mkdir -p "$work"
  if ! command -v flock >/dev/null; then
    take_link "$1" "$lock.holder"
    return 0
  fi
  exec {lock_fd}<>"$lock"
  if ! flock -n "$lock_fd"; then
    IFS= read -r holder <"$lock" || true
    say waiting "for another $1 of this clone to end${holder:+ (process $holder)}" >&2
    flock "$lock_fd"
  fi
  printf '%s\n' "$$" >"$lock"
}

# The same without flock: a symbolic link, made in one step, names the group that holds the lock.
take_link() {
  local link=$2 holder said=''
  until ln -s "$$" "$link" 2>/dev/null; do
    holder=$(readlink "$link") || continue
    if ! kill -0 -- "-$holder" 2>/dev/null; then
      # taken away by renaming, so that of two who see it only one does
      mv "$link" "$link.$$" 2>/dev/null || continue
      [ "$(readlink "$link.$$")" = "$holder" ] || mv "$link.$$" "$link"
      rm -f "$link.$$"
      continue
    fi
    [ -n "$said" ] || say waiting "for another $1 of this clone to end (process $holder)" >&2
    said=1
    sleep 1
  done
  # shellcheck disable=SC2064
  trap "rm -f '$link'" EXIT
}
