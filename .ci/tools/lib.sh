# Shared by the scripts of this folder, to be sourced: how a tool gets into the cache, how a Go program is built.
# shellcheck shell=bash
set -euo pipefail

tools_dir=${OMNIDEPLOY_TEST_TOOLS:-$HOME/.cache/omnideploy-test-tools}
mkdir -p "$tools_dir"

log() {
  printf '[%s] %s\n' "$(date +%T)" "$*" >&2
}

# install_tool <tool>-<version> <command...>: unless the cache has that folder, calls the command with a new folder
# to fill as its last argument. The folder gets its name only when the command succeeded, so an interrupted
# build is never taken for a finished one.
install_tool() {
  local name=$1 target=$tools_dir/$1 unfinished
  shift
  if [ -d "$target" ]; then
    return
  fi
  log "$name: building"
  unfinished=$(mktemp -d "$tools_dir/.unfinished-$name.XXXXXX")
  # shellcheck disable=SC2064 # the folder of this call, not of a later one
  trap "rm -rf '$unfinished'" EXIT
  "$@" "$unfinished"
  chmod 755 "$unfinished"
  mv -T "$unfinished" "$target"
  trap - EXIT
  log "$name: done"
}

# go_build <output file> <package> <linker flags> <line of go.mod>...
# Builds a program of a published module inside a throw-away module, which alone may replace modules by others.
go_build() {
  local output=$1 package=$2 linker_flags=$3 module
  shift 3
  module=$(mktemp -d "${TMPDIR:-/tmp}/omnideploy-go.XXXXXX")
  # The language version must not be older than that of the modules; the installed one always serves.
  printf '%s\n' 'module omnideploy.test/wrapper' "go $(go env GOVERSION | sed 's/^go//; s/[- ].*//')" "$@" > "$module/go.mod"
  (
    cd "$module"
    # -mod=mod lets go complete go.mod and go.sum by itself, which here start almost empty.
    CGO_ENABLED=0 GOWORK=off GOFLAGS=-mod=mod go build -buildvcs=false -trimpath -ldflags "-s -w $linker_flags" -o "$output" "$package"
  ) > "$module/log" 2>&1 || {
    cat "$module/log" >&2
    return 1
  }
  rm -rf "$module"
}

# link_into <folder> <file>: makes a tool of the cache known under its plain name.
link_into() {
  mkdir -p "$1"
  ln -sfn "$2" "$1/$(basename "$2")"
}
