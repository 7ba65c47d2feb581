#!/usr/bin/env bash
# Tests of the launcher: two at once, interrupted, killed, half made. A clone of nothing but the launcher,
# whose JDK, npm, Maven and Keycloak are slow ones of our own: each notes when it begins and ends, and
# stays until it is let go.
# shellcheck disable=SC2317,SC2013 # functions are called by their names; process numbers hold no blanks
set -euo pipefail
top=${1:-$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)}
scratch=$(mktemp -d)
clone='' notes='' launchers=()

clean_up() {
  local pid
  for pid in "${launchers[@]}" $(sed -n 's/.* begins //p' "$scratch"/*/notes 2>/dev/null); do
    kill -KILL "$pid" 2>/dev/null || true
  done
  rm -rf "$scratch"
}
trap clean_up EXIT

program() { # path: reads its lines from the input
  mkdir -p "$(dirname -- "$1")"
  { printf '#!/usr/bin/env bash\n' && cat; } >"$1"
  chmod +x "$1"
}

new_clone() {
  clone=$scratch/$1 notes=$scratch/$1/notes
  mkdir -p "$clone/.conet" "$clone/localnet/tools" "$clone/contracts" "$clone/release"
  cp "$top/conet" "$clone/conet"
  [ ! -e "$top/tools" ] || cp -r "$top/tools" "$clone/tools"
  touch "$clone/pom.xml" "$clone/localnet/tools/pom.xml" "$clone/contracts/package-lock.json" "$notes"
  printf 'JAVA_VERSION="99"\n' >"$clone/jdk-release"
  program "$clone/jdk/bin/javac" </dev/null
  mv "$clone/jdk-release" "$clone/jdk/release"
  program "$clone/bin/slow" <<'SLOW'
printf '%s begins %s\n' "$1" "$$" >>"$NOTES"
until [ -e "$RELEASE/$1" ] || [ -e "$RELEASE/all" ]; do sleep 0.05; done
printf '%s ends %s\n' "$1" "$$" >>"$NOTES"
SLOW
  program "$clone/bin/node" <<<'echo v99.0.0'
  program "$clone/bin/npm" <<'NPM'
[ "$1" = ci ] || exit 0
rm -rf node_modules && mkdir node_modules && touch node_modules/half
slow npm && rm node_modules/half && touch node_modules/.package-lock.json
NPM
  program "$clone/bin/mvn" <<'MAVEN'
case "$*" in
  *apache-maven:*)
    for word; do case $word in -DoutputDirectory=*) to=${word#*=} ;; esac; done
    words=$* && version=${words##*apache-maven:} && to=$to/apache-maven-${version%%:*}
    mkdir -p "$to/bin" && cp "$0" "$to/bin/mvn" && slow maven && touch "$to/whole"
    # as Maven does without a project
    mkdir -p '${project.basedir}/target'
    ;;
  *process-resources*)
    for word; do case $word in -Dtools=*) to=${word#*=} ;; esac; done
    mkdir -p "$to/keycloak-$KEYCLOAK/bin" "$to/postgres" && slow fetch
    printf 'touch "%s"; slow keycloak; rm "%s"\n' "\${0%/bin/*}/half" "\${0%/bin/*}/half" >"$to/keycloak-$KEYCLOAK/bin/kc.sh"
    ;;
  *package*)
    mkdir -p localnet/target && touch localnet/target/half && slow package
    mkdir -p localnet/target && rm -f localnet/target/half
    touch localnet/target/conet-localnet.jar
    ;;
esac
MAVEN
}

KEYCLOAK=$(sed -n 's/^keycloak_version=//p' "$top/conet" "$top"/tools/launch/*.sh 2>/dev/null | head -n 1 || true)
export KEYCLOAK

start() { # output file: a build in the background; its process is the last of launchers
  (cd "$clone" && NOTES=$notes RELEASE=$clone/release CONET_JAVA_HOME=$clone/jdk PATH=$clone/bin:${1:-$PATH} \
    exec ./conet build) >"$clone/out.${#launchers[@]}" 2>&1 &
  launchers+=("$!")
}
let_go() { touch "$clone/release/$1"; }

# the machine may be busy: whatever is waited for has two minutes, unless the launcher has ended before it
await() { # text command...
  local text=$1 tries=0
  shift
  until "$@"; do
    tries=$((tries + 1))
    if [ "$tries" -ge 1200 ] || { [ "$1" = noted ] && ! lives "${launchers[-1]}"; }; then broken "$text"; fi
    sleep 0.1
  done
}
broken() {
  printf 'FAIL %s: %s\n' "$test" "$1"
  cat "$notes" "$clone"/out.* 2>/dev/null || true
  exit 1
}
noted() { grep -q "^$1" "$notes"; }
times() { grep -c "^$1" "$notes" || true; }
ended_well() { wait "$1" || broken "the launcher ended with $?"; }

# a process that has ended and whose end nobody asked for does not live
lives() {
  local state=''
  kill -0 "$1" 2>/dev/null || return 1
  if [ -d /proc/self ]; then state=$(sed 's/.*) //' "/proc/$1/stat" 2>/dev/null) || return 1; fi
  case $state in Z*) return 1 ;; esac
}
none_lives() {
  local pid
  for pid in $(sed -n 's/.* begins //p' "$notes"); do ! lives "$pid" || return 1; done
}
all_let_go() {
  rm -f "$clone"/release/*
  let_go all
}
whole() {
  [ -e "$clone/contracts/node_modules/.package-lock.json" ] || broken "npm's packages are missing"
  [ -z "$(find "$clone" -name half)" ] || broken "half made: $(find "$clone" -name half)"
  [ -e "$clone/.conet/tools/postgres" ] || broken "PostgreSQL is missing"
  [ -z "$(find "$clone/.conet" -name '*.part')" ] || broken "left: $(find "$clone/.conet" -name '*.part')"
  [ -e "$clone/.conet/built" ] || broken "no stamp"
}

built_well() {
  start
  ended_well "${launchers[-1]}"
}

two_at_once() { # PATH
  local first second
  start "$1"
  first=${launchers[-1]}
  let_go maven
  await "the first build installs" noted 'npm begins'
  start "$1"
  second=${launchers[-1]}
  await "the second says that it waits" grep -qs waiting "$clone/out.$((${#launchers[@]} - 1))"
  all_let_go
  ended_well "$first"
  ended_well "$second"
  [ "$(times 'npm begins')" = 1 ] || broken "npm ran $(times 'npm begins') times"
  [ "$(times 'package begins')" = 1 ] || broken "the modules were built $(times 'package begins') times"
  whole
}

cut_short() { # signal step...: ended while these run, and then built again
  local signal=$1 step
  shift
  start
  for step in "$@"; do await "$step begins" noted "$step begins"; done
  kill "-$signal" "${launchers[-1]}"
  await "the children of a launcher ended by $signal end" none_lives
  wait "${launchers[-1]}" && broken "a launcher that was cut short ends well"
  all_let_go
  : >"$notes"
  built_well
  for step in "$@"; do noted "$step begins" || broken "$step, cut short, is not made again"; done
  whole
}

test_two_at_once() { two_at_once "$PATH"; }
test_two_at_once_without_flock() {
  mkdir "$clone/no-flock"
  ln -s /usr/bin/* /bin/* "$clone/no-flock/" 2>/dev/null || true
  rm -f "$clone/no-flock/flock"
  two_at_once "$clone/no-flock"
}
test_terminated_in_npm_and_fetch() { let_go maven && cut_short TERM npm fetch; }
test_killed_in_npm_and_fetch() { let_go maven && cut_short KILL npm fetch; }
test_killed_in_maven_and_keycloak() {
  let_go maven && let_go npm && let_go fetch && cut_short KILL package keycloak
}
test_killed_while_maven_is_fetched() {
  cut_short KILL maven
  [ -e "$(dirname -- "$(find "$clone/.conet/tools" -path '*/bin/mvn')")/../whole" ] || broken "half a Maven"
}
test_nothing_beside_maven() {
  all_let_go
  built_well
  [ -z "$(find "$clone" -name '*project.basedir*')" ] || broken "a folder is named by a property"
}
test_nothing_is_built_twice() {
  all_let_go
  built_well
  : >"$notes"
  built_well
  [ ! -s "$notes" ] || broken "built again"
}
test_a_limit_ends_a_whole_group() {
  local status=0
  # shellcheck source=guard.sh
  (. "$clone/tools/launch/guard.sh" && NOTES=$notes RELEASE=$clone/release PATH=$clone/bin:$PATH \
    guarded 1 bash -c 'slow a & slow b') 2>"$clone/out.limit" || status=$?
  [ "$status" = 143 ] || broken "status $status"
  grep -q 'not done after 1 s' "$clone/out.limit" || broken "it does not say why"
  await "all have ended" none_lives
}

failures=0
for test in $(compgen -A function test_); do
  new_clone "$test"
  if (trap - EXIT; "$test"); then printf 'ok   %s\n' "$test"; else failures=$((failures + 1)); fi
  clean_up && mkdir -p "$scratch"
done
[ "$failures" = 0 ] || printf '%d tests failed\n' "$failures"
exit "$((failures > 0))"
