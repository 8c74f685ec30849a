#!/usr/bin/env bash
# Builds the test images in the local Docker engine; those that are up to date are left alone.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
. ../../.ci/env

# The classic builder is part of the engine; the other one needs a plug-in.
export DOCKER_BUILDKIT=0

output=$(mktemp)
trap 'rm -f "$output"' EXIT

label=omnideploy.test.source

# imported <name>: tells the name of the image of a file system, which is imported unless it is there.
imported() {
  local rootfs image
  rootfs=$(readlink -f "$OMNIDEPLOY_TEST_TOOLS/rootfs/$1.tar")
  image=omnideploy-test/base:$(basename "$(dirname "$rootfs")")
  if ! docker image inspect "$image" > /dev/null 2>&1; then
    echo "image $image" >&2
    docker import "$rootfs" "$image" > /dev/null
  fi
  echo "$image"
}

# image <base> <tag> <folder> [<build argument>...]
image() {
  local base=$1 tag=$2 folder=$3 source arguments=()
  shift 3
  for argument in "$@"; do
    arguments+=(--build-arg "$argument")
  done
  # Everything that makes the image what it is: when this is unchanged, so is the image.
  source=$({
    echo "$base $*"
    (cd "$folder" && find . -type f -print0 | sort -z | xargs -0 sha256sum)
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

main=$(imported main)
image "$main" omnideploy-test/sh:1 sh
image "$main" omnideploy-test/fails:1 fails
# By its id, so that it follows a change of the image it stands on.
image "$main" omnideploy-test/unhealthy:1 unhealthy "SH=$(docker image inspect --format '{{.Id}}' omnideploy-test/sh:1)"
image "$main" postgres:16 postgres
image "$main" redis:7 redis
image "$main" ghcr.io/acme/web:1.4.0 web VERSION=1.4.0
image "$main" ghcr.io/acme/web:1.4.1 web VERSION=1.4.1
image "$main" ghcr.io/acme/worker:1.4.0 worker
image "$main" ghcr.io/acme/report:1.4.0 report

services=$(imported services)
image "$services" caddy:2 caddy
image "$services" curlimages/curl:8.12.1 curl
image "$services" mysql:8.4 mysql
image "$services" ghcr.io/acme/gallery:1.0.0 gallery VERSION=1.0.0

# The server is no source: it is built beside this folder, and goes with the rest to where the engine builds.
folder=$(mktemp -d)
trap 'rm -rf "$output" "$folder"' EXIT
cp minio/Dockerfile "$OMNIDEPLOY_TEST_TOOLS/minio/minio" "$folder"
image "$services" pgsty/minio:RELEASE.2026-08-04T00-00-00Z "$folder"
