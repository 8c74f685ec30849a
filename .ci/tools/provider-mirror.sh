#!/usr/bin/env bash
# Lets `terraform init` and `tofu init` take the docker and AWS providers from the cache: a mirror folder and the configuration
# file that names it. Every other provider is refused without a question to the network.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$(dirname "${BASH_SOURCE[0]}")/versions.sh"

mirror=$tools_dir/provider-mirror
platform=$(go env GOOS)_$(go env GOARCH)

# host_of <tool>: the host whose folder of the mirror it reads: its default for a provider named without one.
host_of() {
  local folder provider=kreuzwerker/docker
  folder=$(mktemp -d)
  printf 'terraform {\n  required_providers {\n    docker = { source = "%s" }\n  }\n}\n' "$provider" > "$folder/main.tf"
  # Without the configuration file, which may not exist yet.
  TF_CLI_CONFIG_FILE=/dev/null CHECKPOINT_DISABLE=1 "$1" -chdir="$folder" providers | sed -n "s|.*provider\[\(.*\)/$provider\].*|\1|p" | head -n 1
  rm -rf "$folder"
}

# mirror_provider <host> <provider> <version> <folder of the cache>
mirror_provider() {
  local folder=$mirror/$1/$2/$3
  if [ -d "$tools_dir/$4" ]; then
    mkdir -p "$folder"
    ln -sfn "$tools_dir/$4" "$folder/$platform"
  else
    log "$4: not there, left out of the provider mirror"
  fi
}

for tool in terraform tofu; do
  if ! command -v "$tool" > /dev/null; then
    log "$tool: not on the PATH, left out of the provider mirror"
    continue
  fi
  host=$(host_of "$tool")
  mirror_provider "$host" kreuzwerker/docker "$docker_provider_version" "terraform-provider-docker-$docker_provider_version"
  mirror_provider "$host" hashicorp/aws "$aws_provider_version" "terraform-provider-aws-$aws_provider_version"
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
