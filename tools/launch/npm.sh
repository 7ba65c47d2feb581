# shellcheck shell=bash
# npm_install FOLDER: what its lock file names. npm writes its own copy of that file last: without it
# node_modules is half made.
# shellcheck source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

npm_install() {
  local folder=$1 log=$logs/npm-$1.log
  local mark=$home/$folder/node_modules/.package-lock.json
  [ -r "$home/$folder/package-lock.json" ] || return 0
  if [ -e "$mark" ] && [ ! "$home/$folder/package-lock.json" -nt "$mark" ]; then
    return 0
  fi
  say npm "$folder"
  (cd "$home/$folder" && npm ci --no-audit --no-fund) >"$log" 2>&1 || {
    tail -n 15 "$log" >&2
    fail "npm ci in $folder failed" "see $log"
  }
  touch "$mark"
}
