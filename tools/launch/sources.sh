# shellcheck shell=bash
# What the running network is built from, and whether it is built.
# shellcheck source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

# tests are not among it
sources=(pom.xml proto contracts services besu-plugin identity localnet cli)
not_sources=(-name target -o -name node_modules -o -path '*/src/test' -o -path contracts/test
  -o -path 'contracts/out*' -o -path 'contracts/cache*' -o -path contracts/broadcast)

present_sources() {
  local source
  for source in "${sources[@]}"; do
    [ ! -e "$home/$source" ] || printf '%s\n' "$source"
  done
}

# the first source newer than the stamp, or nothing; with -all before the stamp every one
newer_than() {
  local -a quit=(-quit)
  if [ "$1" = -all ]; then
    quit=()
    shift
  fi
  local stamp=$1
  shift
  (cd "$home" && find "$@" \( "${not_sources[@]}" \) -prune -o -newer "$stamp" -print "${quit[@]}")
}

digest_of_sources() {
  local -a present
  mapfile -t present < <(present_sources)
  (cd "$home" && find "${present[@]}" \( "${not_sources[@]}" \) -prune -o -type f -print0 |
    LC_ALL=C sort -z | xargs -0 -r sha256sum -- 2>/dev/null | sha256sum)
}

# cheap first (one walk over file times), exact second (a digest of the content)
is_built() {
  local -a present
  local digest=$work/built.digest stamp=$work/built
  [ -e "$stamp" ] && [ -e "$home/localnet/target/conet-localnet.jar" ] || return 1
  mapfile -t present < <(present_sources)
  [ -n "$(newer_than "$stamp" "${present[@]}")" ] || return 0
  [ -r "$digest" ] && [ "$(digest_of_sources)" = "$(cat "$digest")" ] || return 1
  touch "$stamp"
}

# Maven's words for the modules to build: all but the user stories, or, when only modules that few
# others are built on have changed since the last build, those
modules_to_build() {
  local -a present
  local path module chosen=''
  if [ -e "$work/built" ]; then
    mapfile -t present < <(present_sources)
    while IFS= read -r path; do
      case $path in
        identity/*) continue ;;
        services/platform/*) chosen='' && break ;;
        services/*/*) module=${path#services/} && module=services/${module%%/*} ;;
        # the demonstration is built on the command line, so both are made
        localnet/* | cli/*) module=localnet ;;
        besu-plugin/*) module=besu-plugin ;;
        localnet | cli | services | services/* | besu-plugin) continue ;;
        *) chosen='' && break ;;
      esac
      case ,$chosen, in *,$module,*) ;; *) chosen=$chosen,$module ;; esac
    done < <(newer_than -all "$work/built" "${present[@]}")
  fi
  if [ -n "$chosen" ]; then
    printf '%s\n' -pl "${chosen#,}" -am
  elif [ -e "$home/integration-tests/pom.xml" ]; then
    printf '%s\n' -pl '!integration-tests'
  fi
}
