#!/bin/sh
# Makes the archive of loaded classes beside the jars of an unpacked distribution: a start then skips most of the
# parsing and verifying. It fits one build of the JVM, hence the name, and stays out of the release archives.
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
if [ "$java_major" -ge 25 ]; then
  archive=$java_build.aot
  # Without what the run tells of methods: to compile them at once costs a short run more than it gains.
  flags="-XX:-AOTRecordTraining -XX:AOTCacheOutput=$archive"
else
  archive=$java_build.jsa
  flags=-XX:ArchiveClassesAtExit=$archive
fi

# By way of the launcher, so that the archive is made by the very command line that will read it.
log=$folder/../class-archive.log
OMNIDEPLOY_JAVA_ARCHIVE=off OMNIDEPLOY_JAVA_OPTS=$flags OMNIDEPLOY_JAVA_MAIN=io.omnideploy.cli.Training \
  "$folder/bin/omnideploy" "$@" >"$log" 2>&1 || :
[ -s "$archive" ] ||
  printf '[WARNING] No class archive was made, so starts are slower; %s says why.\n' "$log" >&2
