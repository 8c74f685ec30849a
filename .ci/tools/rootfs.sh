#!/usr/bin/env bash
# Packs the file systems that the test images stand on: small Debians from the package mirror that this machine already
# uses. No public image can be pulled where the tests run.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# A database, a cache and Python: the shop and its services.
main=(busybox-static curl postgresql python3-psycopg2 python3-redis redis-server wget)
# The other database, the proxy, and Python again: what is not needed by most tests.
services=(busybox-static caddy curl mariadb-client mariadb-server-core python3-pymysql wget)

# Debian tools report errors in the language of the user, and this script may run without a terminal.
export LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive

release=$(. /etc/os-release && echo "$VERSION_CODENAME")

# The address of the distribution's main repository, whatever form the sources are written in.
mirror() {
  # shellcheck disable=SC2016 # the fields are apt's
  apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
    awk -v release="$release" '$2 == release && $3 == "main" { print $1; exit }'
}

# build <packages, with commas> <folder>
build() {
  local include=$1 target=$2 tree=$2/tree address
  address=$(mirror)
  debootstrap --variant=minbase --include="$include" "$release" "$tree" "${address:?no apt source for $release}" < /dev/null > "$target/log" 2>&1 || {
    tail -n 30 "$target/log" >&2
    return 1
  }
  # What only an installation needs, the database that Debian makes during it, and PostgreSQL's compiler for queries,
  # a third of the whole, without which it works as well.
  (
    cd "$tree"
    rm -rf var/cache/apt/* var/lib/apt/lists/* usr/share/{doc,man,locale} var/lib/postgresql/* etc/postgresql/* \
      usr/lib/*/lib{LLVM,z3}* usr/lib/postgresql/*/lib/{llvmjit*,bitcode}
  )
  tar --create --file "$target/rootfs.tar" --directory "$tree" --numeric-owner --sort=name \
    --exclude='./dev/*' --exclude='./proc/*' --exclude='./sys/*' .
  # Tests of what is written for the proxy ask the proxy itself, without an engine.
  if [ -x "$tree/usr/bin/caddy" ]; then
    cp "$tree/usr/bin/caddy" "$target/caddy"
  fi
  rm -rf "$tree"
}

# rootfs <name> <package>...: another list of packages or another way to pack is another version.
rootfs() {
  local name=$1 include version
  shift
  include=$(IFS=, && echo "$*")
  version=$release-$({ cat "${BASH_SOURCE[0]}" && echo "$include"; } | sha256sum | cut -c 1-12)
  install_tool "rootfs-$name-$version" build "$include"
  mkdir -p "$tools_dir/rootfs"
  ln -sfn "$tools_dir/rootfs-$name-$version/rootfs.tar" "$tools_dir/rootfs/$name.tar"
  if [ -e "$tools_dir/rootfs-$name-$version/caddy" ]; then
    link_into "$tools_dir/bin" "$tools_dir/rootfs-$name-$version/caddy"
  fi
}

rootfs main "${main[@]}"
rootfs services "${services[@]}"
