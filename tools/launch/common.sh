# shellcheck shell=bash
# What every part of the launcher knows: folders, versions, how to say something and how to end.
# shellcheck disable=SC2034 # read by whoever sources this

home=${home:-$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)}
launch=$home/tools/launch
work=$home/.conet
tools=$work/tools
logs=$work/logs

maven_version=3.9.16
keycloak_version=26.7.3
jdk_needed=25
node_needed=20

say() { printf '  %-14s %s\n' "$1" "$2"; }

fail() {
  printf '%s\n' "$1" >&2
  [ $# -lt 2 ] || printf 'cure: %s\n' "$2" >&2
  exit 1
}
