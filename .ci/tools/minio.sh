#!/usr/bin/env bash
# Builds MinIO's server, which the S3 preset is tried with, from its published Go module.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$(dirname "${BASH_SOURCE[0]}")/versions.sh"

module=github.com/minio/minio

build() {
  go_build "$1/minio" "$module" "" "require $module $minio_module"
}

install_tool "minio-$minio_version" build
link_into "$tools_dir/minio" "$tools_dir/minio-$minio_version/minio"
