#!/usr/bin/env bash
# Takes the custom resource definitions that the tests give a cluster out of the Go modules that publish them.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$(dirname "${BASH_SOURCE[0]}")/versions.sh"

# take <module@version> <file of it> <folder>
take() {
  local sources
  # Outside any module, so that none of ours is touched.
  sources=$(cd "$3" && GOWORK=off GOFLAGS=-mod=mod go mod download -json "$1" |
    sed -n 's/^[[:space:]]*"Dir": "\(.*\)",\{0,1\}$/\1/p')
  install -m 644 "${sources:?no sources of $1}/$2" "$3/"
}

gateway() {
  local kind
  for kind in gateways httproutes; do
    take "sigs.k8s.io/gateway-api@v$gateway_api_version" "config/crd/standard/gateway.networking.k8s.io_$kind.yaml" "$1"
  done
}

external_secrets() {
  take "github.com/external-secrets/external-secrets@v$external_secrets_version" \
    config/crds/bases/external-secrets.io_externalsecrets.yaml "$1"
}

install_tool "gateway-api-definitions-$gateway_api_version" gateway
install_tool "external-secrets-definitions-$external_secrets_version" external_secrets
for definition in "$tools_dir/gateway-api-definitions-$gateway_api_version"/*.yaml \
  "$tools_dir/external-secrets-definitions-$external_secrets_version"/*.yaml; do
  link_into "$tools_dir/definitions" "$definition"
done
