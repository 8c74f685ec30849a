#!/usr/bin/env bash
# Builds OpenTofu from its published Go module.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$(dirname "${BASH_SOURCE[0]}")/versions.sh"

module=github.com/opentofu/opentofu

build() {
  # The replacement is that of OpenTofu's own go.mod: it counts only in the main module.
  go_build "$1/tofu" "$module/cmd/tofu" "-X $module/version.dev=no" \
    "require $module v$opentofu_version" \
    'replace github.com/hashicorp/hcl/v2 v2.20.1 => github.com/opentofu/hcl/v2 v2.20.2-0.20251021132045-587d123c2828'
}

install_tool "opentofu-$opentofu_version" build
link_into "$tools_dir/bin" "$tools_dir/opentofu-$opentofu_version/tofu"
