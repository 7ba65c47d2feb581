# shellcheck shell=bash
# The programs that the network runs, fetched beside the build of our own.
# shellcheck source=machine.sh
. "${BASH_SOURCE[0]%/*}/machine.sh"

keycloak=$tools/keycloak-$keycloak_version

are_fetched() {
  [ -e "$tools/fetched" ] && [ -e "$keycloak/.built-for-conet" ] &&
    [ ! "$home/localnet/tools/pom.xml" -nt "$tools/fetched" ]
}

# Unpacked beside and renamed when whole. Keycloak is prepared where it stays (its build notes the place),
# so the stamp comes last, and without it all is made again.
fetch_tools() {
  local part=$tools/fetch.part folder
  say tools "fetching PostgreSQL, Kafka, Keycloak"
  rm -rf "$part" "$tools/fetched"
  mkdir -p "$part"
  "$mvn" -B -ntp -f "$home/localnet/tools/pom.xml" process-resources -Dtools="$part" \
    >"$logs/tools.log" 2>&1 || {
    grep -m 5 ERROR "$logs/tools.log" >&2
    return 1
  }
  for folder in "$part"/*; do
    rm -rf "${tools:?}/${folder##*/}"
    mv "$folder" "$tools/"
  done
  rm -rf "$part"
  say tools "preparing Keycloak for PostgreSQL"
  JAVA_OPTS="-Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1" \
    sh "$keycloak/bin/kc.sh" build --db=postgres --health-enabled=true >>"$logs/tools.log" 2>&1 || {
    tail -n 10 "$logs/tools.log" >&2
    return 1
  }
  touch "$keycloak/.built-for-conet" "$tools/fetched"
  say tools "ready"
}
