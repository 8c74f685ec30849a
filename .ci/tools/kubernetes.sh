#!/usr/bin/env bash
# Builds a Kubernetes control plane from its published Go modules: etcd, the API server, the controller manager, the
# scheduler, kubectl, and kwok, which plays nodes and pods where no container can run.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$(dirname "${BASH_SOURCE[0]}")/versions.sh"

commands=(kube-apiserver kube-controller-manager kube-scheduler kubectl)

etcd() {
  go_build "$1/etcd" go.etcd.io/etcd/server/v3 "" "require go.etcd.io/etcd/server/v3 v$etcd_version"
}

kwok() {
  go_build "$1/kwok" sigs.k8s.io/kwok/cmd/kwok "-X sigs.k8s.io/kwok/pkg/consts.Version=v$kwok_version" \
    "require sigs.k8s.io/kwok v$kwok_version"
}

kubernetes() {
  local folder=$1 module=k8s.io/kubernetes libraries=v0.${kubernetes_version#1.} command version_flags part
  local lines=("require $module v$kubernetes_version")
  # The main module carries its libraries in a folder of its own and replaces them by it; published they have versions
  # of their own. Which there are, its go.mod tells.
  local go_mod
  go_mod=$(cd "$folder" && GOWORK=off GOFLAGS=-mod=mod go mod download -json "$module@v$kubernetes_version" |
    sed -n 's/^[[:space:]]*"GoMod": "\(.*\)",\{0,1\}$/\1/p')
  while read -r part; do
    lines+=("replace $part => $part $libraries")
  done < <(sed -n 's|^[[:space:]]*\([^ ]*\) => \./staging/.*|\1|p' "${go_mod:?no go.mod of $module}")
  version_flags=""
  for part in k8s.io/component-base/version k8s.io/client-go/pkg/version; do
    version_flags+=" -X $part.gitVersion=v$kubernetes_version -X $part.gitMajor=1 -X $part.gitMinor=$(cut -d . -f 2 <<< "$kubernetes_version")"
  done
  for command in "${commands[@]}"; do
    go_build "$folder/$command" "$module/cmd/$command" "$version_flags" "${lines[@]}"
  done
}

install_tool "etcd-$etcd_version" etcd
install_tool "kubernetes-$kubernetes_version" kubernetes
install_tool "kwok-$kwok_version" kwok
link_into "$tools_dir/bin" "$tools_dir/etcd-$etcd_version/etcd"
link_into "$tools_dir/bin" "$tools_dir/kwok-$kwok_version/kwok"
for command in "${commands[@]}"; do
  link_into "$tools_dir/bin" "$tools_dir/kubernetes-$kubernetes_version/$command"
done
