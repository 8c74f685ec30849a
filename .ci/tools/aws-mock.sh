#!/usr/bin/env bash
# Puts the mock of the AWS API (moto's server) and cfn-lint, on which it builds, on the PATH of the tests, in an environment of
# their own.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$(dirname "${BASH_SOURCE[0]}")/versions.sh"

# Kept under its final name from the start: a virtual environment can't be moved. The link is made last, so that an
# interrupted installation is never taken for a finished one.
environment=$tools_dir/moto-$moto_version
link=$tools_dir/bin/moto_server

if [ "$(readlink "$link" || true)" != "$environment/bin/moto_server" ]; then
  log "moto-$moto_version: installing"
  rm -rf "$environment"
  python3 -m venv "$environment"
  "$environment/bin/python" -m pip install --quiet --disable-pip-version-check "moto[server]==$moto_version" \
    "cfn-lint==$cfn_lint_version" < /dev/null >&2
  link_into "$tools_dir/bin" "$environment/bin/moto_server"
  log "moto-$moto_version: done"
fi
link_into "$tools_dir/bin" "$environment/bin/cfn-lint"
