#!/usr/bin/env bash
# Builds the compose plug-in of the docker CLI from its published Go module.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$(dirname "${BASH_SOURCE[0]}")/versions.sh"

module=github.com/docker/compose/v2

build() {
  # The exclusions are those of the plug-in's own go.mod: they count only in the main module.
  go_build "$1/docker-compose" "$module/cmd" "-X $module/internal.Version=v$compose_version" \
    "require $module v$compose_version" \
    'exclude github.com/davecgh/go-spew v1.1.2-0.20180830191138-d8f796af33cc' \
    'exclude github.com/pmezard/go-difflib v1.0.1-0.20181226105442-5d4384ee4fb2'
}

install_tool "docker-compose-$compose_version" build
link_into "$tools_dir/docker-config/cli-plugins" "$tools_dir/docker-compose-$compose_version/docker-compose"
