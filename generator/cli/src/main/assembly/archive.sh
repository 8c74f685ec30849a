#!/bin/sh
# Makes the archives of loaded classes beside the jars of an unpacked distribution: a start then skips most of the
# parsing and verifying. They fit one build of the JVM, hence their names, and stay out of the release archives. One is for
# the commands that ask a platform, the other for the rest: a start pays for all that its archive holds.
#
# archive.sh FOLDER ARGUMENT…, where the arguments are those of the class that runs what people run most
set -eu

folder=$(cd "$1" && pwd)
shift
# Flags are split at blanks, and a path may hold one: so the archive is named without its folder.
cd "$folder/lib"
# shellcheck source=.mvn/jdk.sh
. ./jdk.sh

java_find java
rm -f ./*.aot ./*.jsa
log=$folder/../class-archive.log
: >"$log"

# make_archive NAME CLASS ARGUMENT…: by way of the launcher, so that the archive is made by the very command line that will
# read it.
make_archive() {
  if [ "$java_major" -ge 25 ]; then
    archive=$1$java_build.aot
    # Without what the run tells of methods: to compile them at once costs a short run more than it gains.
    flags="-XX:-AOTRecordTraining -XX:AOTCacheOutput=$archive"
  else
    archive=$1$java_build.jsa
    flags=-XX:ArchiveClassesAtExit=$archive
  fi
  class=$2
  shift 2
  OMNIDEPLOY_JAVA_ARCHIVE=off OMNIDEPLOY_JAVA_OPTS=$flags OMNIDEPLOY_JAVA_MAIN=io.omnideploy.cli.$class \
    "$folder/bin/omnideploy" "$@" >>"$log" 2>&1 || :
  [ -s "$archive" ] ||
    printf '[WARNING] No class archive was made, so starts are slower; %s says why.\n' "$log" >&2
}

make_archive '' Training "$@"
make_archive live- LiveTraining "$@"
