#!/usr/bin/env bash
# Installs the Debian packages that the tests need, if one is missing.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

packages=(docker.io docker-registry debootstrap iptables python3-venv)

missing=()
for package in "${packages[@]}"; do
  if [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2> /dev/null)" != installed ]; then
    missing+=("$package")
  fi
done
if [ ${#missing[@]} -eq 0 ]; then
  exit 0
fi
log "apt: installing ${missing[*]}"
apt_log=$tools_dir/apt.log
{
  apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"
} < /dev/null > "$apt_log" 2>&1 || {
  tail -n 30 "$apt_log" >&2
  exit 1
}
