# shellcheck shell=sh
# Finds a Java; sourced by mvnw and, as lib/jdk.sh, by the launcher, so that both take the same one.
# Starts no process where it can: asking `java -version` costs more than the launcher's whole budget.

java_least=21

# java_read HOME: sets java_major and java_build from the file that every JDK has carried since 9.
java_read() {
  java_major=0
  java_build=''
  [ -r "$1/release" ] || return 1
  while IFS='=' read -r java_key java_value || [ -n "$java_key" ]; do
    java_value=${java_value#\"}
    java_value=${java_value%\"*}
    case $java_key in
      JAVA_VERSION)
        java_major=${java_value%%[!0-9]*}
        java_build=${java_build:-$java_value}
        ;;
      JAVA_RUNTIME_VERSION) java_build=$java_value ;;
    esac
  done <"$1/release"
  java_major=${java_major:-0}
}

# java_fits HOME TOOL: is it new enough, and has it bin/TOOL?
java_fits() {
  [ -x "$1/bin/$2" ] && java_read "$1" && [ "$java_major" -ge "$java_least" ]
}

# java_on_path TOOL: prints the home of the one on the PATH, links followed.
java_on_path() {
  java_tool=$(command -v "$1") || return 1
  while [ -L "$java_tool" ]; do
    java_link=$(readlink "$java_tool")
    case $java_link in
      /*) java_tool=$java_link ;;
      *) java_tool=${java_tool%/*}/$java_link ;;
    esac
  done
  java_tool=${java_tool%/*}
  printf '%s\n' "${java_tool%/*}"
}

# java_find TOOL: sets java_home, java_major and java_build. JAVA_HOME goes first, then the PATH, then the usual
# folders, where the newest wins. TOOL is javac where a JDK is needed, java where a runtime will do.
java_find() {
  java_home=${JAVA_HOME:-}
  [ -n "$java_home" ] && java_fits "$java_home" "$1" && return
  java_home=$(java_on_path "$1") && java_fits "$java_home" "$1" && return

  java_home=''
  java_newest=0
  for java_candidate in /usr/lib/jvm/* /opt/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if java_fits "$java_candidate" "$1" && [ "$java_major" -gt "$java_newest" ]; then
      java_home=$java_candidate java_newest=$java_major
    fi
  done
  [ -n "$java_home" ] && java_read "$java_home"
}
