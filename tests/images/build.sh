#!/usr/bin/env bash
# Builds the test images in the local Docker engine; those that are up to date are left alone.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
. ../../.ci/env

# The classic builder is part of the engine; the other one needs a plug-in.
export DOCKER_BUILDKIT=0

output=$(mktemp)
trap 'rm -f "$output"' EXIT

rootfs=$(readlink -f "$OMNIDEPLOY_TEST_TOOLS/rootfs.tar")
base=omnideploy-test/base:$(basename "$(dirname "$rootfs")")
label=omnideploy.test.source

if ! docker image inspect "$base" > /dev/null 2>&1; then
  echo "image $base" >&2
  docker import "$rootfs" "$base" > /dev/null
fi

# image <tag> <folder> [<build argument>...]
image() {
  local tag=$1 folder=$2 source arguments=()
  shift 2
  for argument in "$@"; do
    arguments+=(--build-arg "$argument")
  done
  # Everything that makes the image what it is: when this is unchanged, so is the image.
  source=$({
    echo "$base $*"
    find "$folder" -type f -print0 | sort -z | xargs -0 sha256sum
  } | sha256sum | cut -c 1-16)
  if [ "$(docker image inspect --format "{{index .Config.Labels \"$label\"}}" "$tag" 2> /dev/null)" = "$source" ]; then
    return
  fi
  echo "image $tag" >&2
  # What the builder says, such as that it is the classic one, matters only when it fails.
  docker build --quiet --build-arg "BASE=$base" "${arguments[@]}" --label "$label=$source" --tag "$tag" "$folder" > "$output" 2>&1 || {
    cat "$output" >&2
    return 1
  }
}

image omnideploy-test/sh:1 sh
image omnideploy-test/fails:1 fails
# By its id, so that it follows a change of the image it stands on.
image omnideploy-test/unhealthy:1 unhealthy "SH=$(docker image inspect --format '{{.Id}}' omnideploy-test/sh:1)"
image postgres:16 postgres
image redis:7 redis
image ghcr.io/acme/web:1.4.0 web VERSION=1.4.0
image ghcr.io/acme/web:1.4.1 web VERSION=1.4.1
image ghcr.io/acme/worker:1.4.0 worker
image ghcr.io/acme/report:1.4.0 report
