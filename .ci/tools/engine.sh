#!/usr/bin/env bash
# Starts the Docker engine unless one answers, or ends the one that was started so.
# Usage: engine.sh start|stop <file with the pid of an engine started here, empty if it ran before>
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

action=$1
pid_file=$2
engine_log=$tools_dir/dockerd.log

# The docker CLI may succeed without an engine; only an engine has a version.
answers() {
  [ -n "$(docker info --format '{{.ServerVersion}}' 2> /dev/null)" ]
}

# Whether process $1 runs. One that has ended keeps its pid until its parent asks for it, and not every container's first process does.
alive() {
  local state
  state=$(sed -n 's/^State:[[:space:]]*\(.\).*/\1/p' "/proc/$1/status" 2> /dev/null) || return 1
  [ -n "$state" ] && [ "$state" != Z ] && [ "$state" != X ]
}

# Waits for the engine; gives up at once when the process that should become it ($1) has ended.
wait_for_engine() {
  for _ in $(seq 300); do
    if answers; then
      return 0
    fi
    alive "$1" || return 1
    sleep 0.2
  done
  return 1
}

# The pid in file $1 if it is that of a running program $2; a file left by a killed program may name any other process.
running_pid() {
  local pid
  pid=$(cat "$1" 2> /dev/null) || return 1
  [ "$(cat "/proc/$pid/comm" 2> /dev/null)" = "$2" ] && alive "$pid" || return 1
  echo "$pid"
}

start() {
  local pid
  if answers; then
    return
  fi
  if pid=$(running_pid /var/run/docker.pid dockerd); then
    log "docker: waiting for the engine that is starting (pid $pid)"
    if ! wait_for_engine "$pid"; then
      log "docker: the engine with pid $pid does not answer"
      return 1
    fi
    return
  fi
  rm -f /var/run/docker.pid
  running_pid /var/run/docker/containerd/containerd.pid containerd > /dev/null || rm -f /var/run/docker/containerd/containerd.pid

  # A session of its own, so that it outlives this terminal; the lock of .ci/setup (9) must not stay with it.
  setsid dockerd < /dev/null > "$engine_log" 2>&1 9>&- &
  pid=$!
  echo "$pid" > "$pid_file"
  if ! wait_for_engine "$pid"; then
    tail -n 30 "$engine_log" >&2
    log "docker: the engine did not start, see $engine_log"
    return 1
  fi
  log "docker: engine started (pid $pid), log in $engine_log"
}

stop() {
  local pid
  pid=$(cat "$pid_file")
  if [ -z "$pid" ] || ! kill "$pid" 2> /dev/null; then
    return
  fi
  # It is no child of this shell, so `wait` cannot be used; it gives its containers ten seconds to end.
  for _ in $(seq 150); do
    alive "$pid" || return 0
    sleep 0.2
  done
  log "docker: the engine (pid $pid) does not end"
}

case $action in
start | stop) "$action" ;;
*)
  echo "usage: engine.sh start|stop <pid file>" >&2
  exit 2
  ;;
esac
