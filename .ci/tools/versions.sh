# Versions of the tools that are built here, to be sourced.
# shellcheck shell=bash disable=SC2034

# A commit shortly after the release, since the releases themselves are no valid versions of the Go module.
docker_provider_version=4.6.0
docker_provider_module=v0.0.0-20260916201441-96d331c98ff4

compose_version=2.40.3
opentofu_version=1.12.6

# The last commit of the server that was published, which has no release of its own.
minio_version=20260212
minio_module=v0.0.0-20260212201848-7aac2a2c5b7c
