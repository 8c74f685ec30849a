#!/usr/bin/env bash
# Lets `terraform init` and `tofu init` take the docker provider from the cache: a mirror folder and the configuration file
# that names it. Every other provider is refused without a question to the network.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$(dirname "${BASH_SOURCE[0]}")/versions.sh"

provider=kreuzwerker/docker
mirror=$tools_dir/provider-mirror
platform=$(go env GOOS)_$(go env GOARCH)

# The host whose folder of the mirror a tool reads: its default for a provider named without one.
host_of() {
  local folder
  folder=$(mktemp -d)
  printf 'terraform {\n  required_providers {\n    docker = { source = "%s" }\n  }\n}\n' "$provider" > "$folder/main.tf"
  # Without the configuration file, which may not exist yet.
  TF_CLI_CONFIG_FILE=/dev/null CHECKPOINT_DISABLE=1 "$1" -chdir="$folder" providers | sed -n "s|.*provider\[\(.*\)/$provider\].*|\1|p" | head -n 1
  rm -rf "$folder"
}

for tool in terraform tofu; do
  if ! command -v "$tool" > /dev/null; then
    log "$tool: not on the PATH, left out of the provider mirror"
    continue
  fi
  host=$(host_of "$tool")
  folder=$mirror/$host/$provider/$docker_provider_version
  mkdir -p "$folder"
  ln -sfn "$tools_dir/terraform-provider-docker-$docker_provider_version" "$folder/$platform"
done

cat > "$tools_dir/.terraform.rc.new" << EOF
# Written by .ci/tools/provider-mirror.sh.
disable_checkpoint = true
provider_installation {
  filesystem_mirror {
    path = "$mirror"
  }
}
EOF
mv "$tools_dir/.terraform.rc.new" "$tools_dir/terraform.rc"
