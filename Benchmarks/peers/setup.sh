#!/bin/sh
# Installs the engines that `make bench-peers` compares with. What cannot be had is left out, with a line that says so.
set -u
cd "$(dirname "$0")"

if [ "$(id -u)" = 0 ]; then sudo=; else sudo=sudo; fi
installed() { dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q 'ok installed'; }

updated=
for package in sqlite3 xapian-omega xapian-tools recollcmd liblucene8-java libjackson2-core-java; do
    installed $package && continue
    [ -n "$updated" ] || $sudo apt-get update -qq || true
    updated=yes
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $package >/dev/null 2>&1 ||
        echo "No package $package here: its engine is left out."
done
command -v javac >/dev/null ||
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends default-jdk-headless >/dev/null 2>&1 ||
    echo "No javac: Lucene is left out."

[ -x .venv/bin/python ] || python3 -m venv .venv || exit 1
.venv/bin/python -c 'import orjson, tantivy' 2>/dev/null || .venv/bin/pip install -q --disable-pip-version-check orjson tantivy ||
    echo "No tantivy or orjson from PyPI: left out."
