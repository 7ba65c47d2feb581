#!/usr/bin/env bash
# Whether the messages still read what the last release wrote: against the newest tag v*, or, before
# there is one, the branch main as it was published or stands here.
set -euo pipefail
cd "$(dirname -- "$0")/.."

if ! repository=$(git rev-parse --path-format=absolute --git-common-dir 2>/dev/null); then
  echo 'no repository here to compare the messages with'
  exit 0
fi
base=''
for candidate in "$(git describe --tags --abbrev=0 --match 'v*' 2>/dev/null || true)" origin/main main HEAD; do
  if [ -n "$candidate" ] && base=$(git rev-parse --verify --quiet "$candidate^{commit}"); then
    break
  fi
done
if [ -z "$(git ls-tree "$base" -- . 2>/dev/null)" ]; then
  echo "the messages are new since $base"
  exit 0
fi
echo "beside $candidate ($base)"
exec npx --no-install buf breaking --against "$repository#ref=$base,subdir=proto"
