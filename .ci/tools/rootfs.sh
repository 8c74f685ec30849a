#!/usr/bin/env bash
# Packs the file system that the test images share: a small Debian with a database, a cache and Python, from the
# package mirror that this machine already uses. No public image can be pulled where the tests run.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

packages=(busybox-static curl postgresql python3-psycopg2 python3-redis redis-server wget)
# Debian tools report errors in the language of the user, and this script may run without a terminal.
export LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive

release=$(. /etc/os-release && echo "$VERSION_CODENAME")

# The address of the distribution's main repository, whatever form the sources are written in.
mirror() {
  # shellcheck disable=SC2016 # the fields are apt's
  apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
    awk -v release="$release" '$2 == release && $3 == "main" { print $1; exit }'
}

build() {
  local target=$1 tree=$1/tree include address
  include=$(IFS=, && echo "${packages[*]}")
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
  rm -rf "$tree"
}

# Another list of packages or another way to pack is another version.
version=$release-$(sha256sum "${BASH_SOURCE[0]}" | cut -c 1-12)
install_tool "rootfs-$version" build
link_into "$tools_dir" "$tools_dir/rootfs-$version/rootfs.tar"
