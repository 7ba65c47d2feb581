# shellcheck shell=bash
# What the machine has: a JDK, Node.js, Maven.
# shellcheck source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

jdk_cure="unpack a JDK $jdk_needed (Temurin, for instance) under /usr/lib/jvm, or point JAVA_HOME at one"
node_cure="install Node.js $node_needed or newer with npm (Debian: apt-get install nodejs npm)"

# the major version of a JDK folder, from its release file: no process is started
jdk_major() {
  local line
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while IFS= read -r line; do
    case $line in
      JAVA_VERSION=*)
        line=${line#*\"}
        printf '%s' "${line%%[.\"+-]*}"
        return 0
        ;;
    esac
  done <"$1/release"
  return 1
}

find_jdk() {
  local candidate major on_path=''
  if command -v javac >/dev/null; then
    on_path=$(readlink -f -- "$(command -v javac)")
    on_path=${on_path%/bin/javac}
  fi
  for candidate in "${CONET_JAVA_HOME:-}" "${JAVA_HOME:-}" "$on_path" \
    /usr/lib/jvm/* "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/* /opt/*; do
    [ -n "$candidate" ] || continue
    major=$(jdk_major "$candidate") || continue
    if [ "$major" -ge "$jdk_needed" ] 2>/dev/null; then
      printf '%s' "$candidate"
      return 0
    fi
  done
  return 1
}

need_jdk() {
  if [ -r "$tools/jdk" ] && [ -z "${CONET_JAVA_HOME:-}" ]; then
    IFS= read -r jdk <"$tools/jdk" || true
    if [ -x "$jdk/bin/javac" ]; then
      export JAVA_HOME=$jdk
      return 0
    fi
  fi
  jdk=$(find_jdk) || fail "no JDK $jdk_needed or newer on this machine" "$jdk_cure"
  mkdir -p "$tools"
  printf '%s\n' "$jdk" >"$tools/jdk"
  export JAVA_HOME=$jdk
}

node_major() {
  local version
  command -v node >/dev/null || return 1
  version=$(node --version) || return 1
  version=${version#v}
  printf '%s' "${version%%.*}"
}

need_node() {
  local major
  major=$(node_major) || fail "no Node.js on this machine" "$node_cure"
  [ "$major" -ge "$node_needed" ] || fail "Node.js $major is older than $node_needed" "$node_cure"
}

# Maven 3.9 by its coordinates, fetched once by whatever Maven the machine has. That Maven works in the
# folder it unpacks to: without a project it also leaves its notes there.
need_maven() {
  local name=apache-maven-$maven_version part=$tools/maven.part
  mvn=$tools/$name/bin/mvn
  [ ! -x "$mvn" ] || return 0
  command -v mvn >/dev/null || fail "no Maven on this machine" "apt-get install maven"
  say maven "fetching $maven_version"
  rm -rf "$part" "${tools:?}/$name"
  mkdir -p "$part" "$logs"
  (cd "$part" && mvn -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack \
    -Dartifact="org.apache.maven:apache-maven:$maven_version:zip:bin" \
    -DoutputDirectory="$part") >"$logs/maven.log" 2>&1 || {
    tail -n 5 "$logs/maven.log" >&2
    fail "Maven $maven_version could not be fetched" "see $logs/maven.log; the machine's Maven must reach a repository"
  }
  mv "$part/$name" "$tools/$name"
  rm -rf "$part"
}
