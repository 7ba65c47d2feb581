# shellcheck shell=bash
# What this machine lacks, and how to get it.
# shellcheck source=machine.sh
. "${BASH_SOURCE[0]%/*}/machine.sh"

doctor_lacks=0
doctor_line() { # needed|wanted name found-or-empty cure
  local state=found
  if [ -z "$3" ]; then
    state=missing
    if [ "$1" = needed ]; then doctor_lacks=1; else state=absent; fi
  fi
  printf '  %-8s %-14s %s\n' "$state" "$2" "${3:-$4}"
}

doctor() {
  local found major
  found=$(find_jdk) && found="$(jdk_major "$found")  $found" || found=''
  doctor_line needed "JDK >= $jdk_needed" "$found" "$jdk_cure"
  found=$(command -v mvn || true)
  [ -z "$found" ] && [ -x "$tools/apache-maven-$maven_version/bin/mvn" ] && found=$tools/apache-maven-$maven_version/bin/mvn
  doctor_line needed Maven "$found" "apt-get install maven (any version; it fetches $maven_version)"
  found=''
  if major=$(node_major) && [ "$major" -ge "$node_needed" ]; then found="$(node --version)  $(command -v node)"; fi
  doctor_line needed "Node >= $node_needed" "$found" "$node_cure"
  found=$(command -v npm || true)
  doctor_line needed npm "${found:+$(npm --version)  $found}" "apt-get install npm"
  found=''
  [ "$(uname -s)-$(uname -m)" = Linux-x86_64 ] && found='Linux x86_64'
  doctor_line needed machine "$found" "the fetched PostgreSQL and anvil are for Linux x86_64"
  doctor_line needed setsid "$(command -v setsid || true)" "apt-get install util-linux"
  if [ "$(id -u)" = 0 ]; then
    found=''
    if unshare -U true 2>/dev/null; then
      found='as root in a user namespace'
    elif command -v setpriv >/dev/null && setpriv --reuid=65534 --regid=65534 --clear-groups test -x "$home"; then
      found='as nobody (this root may not make user namespaces)'
    fi
    doctor_line needed PostgreSQL "$found" "PostgreSQL refuses root: run as an ordinary user, or put the clone where every user may enter"
  else
    doctor_line needed PostgreSQL "as $(id -un)" ''
  fi
  found=$(df -Pk "$home" | awk 'NR == 2 && $4 > 5 * 1024 * 1024 { printf "%d GiB free", $4 / 1024 / 1024 }')
  doctor_line needed disk "$found" "5 GiB free are needed for $work and for Maven's and npm's caches"
  found=$(awk '/^MemAvailable:/ && $2 > 4 * 1024 * 1024 { printf "%d GiB available", $2 / 1024 / 1024 }' /proc/meminfo)
  doctor_line needed memory "$found" "4 GiB available memory are needed"
  found=$(ulimit -n)
  if [ "$found" != unlimited ] && [ "$found" -lt 1024 ]; then found=''; fi
  doctor_line needed "open files" "$found" "ulimit -n 4096"
  doctor_line wanted git "$(command -v git || true)" "apt-get install git (./conet test compares the messages with the last commit)"
  found=''
  if [ -x "${BESU_HOME:-/nonexistent}/bin/besu" ]; then
    found=$BESU_HOME/bin/besu
  else
    found=$(command -v besu || true)
  fi
  doctor_line wanted Besu "$found" "no Besu: the chain will be anvil; point BESU_HOME at an unpacked Besu to use it"
  found=$(command -v curl || true)
  doctor_line wanted curl "$found" "apt-get install curl (a user story uses it, and is skipped without)"
  found=$(command -v nc.openbsd || true)
  doctor_line wanted nc.openbsd "$found" "apt-get install netcat-openbsd (a user story)"
  found=$(PATH=$PATH:/usr/sbin command -v sshd || true)
  doctor_line wanted sshd "$found" "apt-get install openssh-server openssh-client (a user story; it need not run)"
  found=$(command -v chromium || command -v google-chrome || command -v chromium-browser || true)
  doctor_line wanted Chromium "$found" "apt-get install chromium (a user story)"
  doctor_line wanted shellcheck "$(command -v shellcheck || true)" "apt-get install shellcheck (./conet test uses it)"
  if [ "$doctor_lacks" = 0 ]; then
    printf '  nothing is missing\n'
  else
    printf '  what is missing must be installed first\n'
  fi
  return "$doctor_lacks"
}
