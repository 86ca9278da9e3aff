#!/usr/bin/env bash
# Installs what test:browser and test:services need, where it is missing. Root on Debian only.
set -euo pipefail

packages=()
command -v chromium >/dev/null || packages+=(chromium)
command -v redis-server >/dev/null || packages+=(redis-server)
compgen -G '/usr/share/postgresql/*/extension/postgis.control' >/dev/null ||
  packages+=(postgresql-15 postgresql-15-postgis-3)
((${#packages[@]})) || exit 0

# Only the programs are wanted: no cluster of the distribution, no services running beside the private ones.
mkdir -p /etc/postgresql-common/createcluster.d
echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.d/freehold-tests.conf
export DEBIAN_FRONTEND=noninteractive RUNLEVEL=1
apt-get update -qq
apt-get install -y -qq --no-install-recommends "${packages[@]}"
