#!/usr/bin/env bash
# Builds the docker provider for Terraform and OpenTofu from its published Go module.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$(dirname "${BASH_SOURCE[0]}")/versions.sh"

# The module still declares its former path, hence the replacement.
declared=github.com/terraform-providers/terraform-provider-docker

build() {
  go_build "$1/terraform-provider-docker_v$docker_provider_version" "$declared" "-X main.version=$docker_provider_version" \
    "require $declared v0.0.0" \
    "replace $declared => github.com/kreuzwerker/terraform-provider-docker $docker_provider_module"
}

install_tool "terraform-provider-docker-$docker_provider_version" build
