#!/bin/sh
# Installs what Netguide needs, and does nothing where it is there already.
#   sh scripts/setup.sh            the packages of the project
#   sh scripts/setup.sh --editor   also a real VS Code workbench for test/editor and `npm run workbench`
# Needs Node 20 or later with npm. On Debian and Ubuntu, --editor installs the package chromium.
set -eu
cd "$(dirname "$0")/.."

EDITOR_KIT=test/editor
CODE=$EDITOR_KIT/node_modules/code-server/lib/vscode
# No install scripts anywhere: nothing here needs them, and code-server's would insist on another Node and native builds.
QUIETLY='--ignore-scripts --no-audit --no-fund --loglevel=error'

say() { printf 'setup: %s\n' "$*" >&2; }
fail() {
  say "$*"
  exit 1
}

# Whether the packages below $1 are those of its lockfile: npm writes its own copy last of all.
installed() { [ -f "$1/node_modules/.package-lock.json" ] && ! [ "$1/package-lock.json" -nt "$1/node_modules/.package-lock.json" ]; }

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; elif command -v sudo >/dev/null; then sudo "$@"; else return 1; fi
}

check_node() {
  command -v npm >/dev/null || fail 'Node 20 or later with npm is needed: https://nodejs.org'
  major=$(node -p 'process.versions.node.split(".")[0]')
  [ "$major" -ge 20 ] || fail "Node 20 or later is needed, this is $(node --version)"
}

setup_project() {
  if installed .; then return; fi
  say 'installing the packages of the project'
  npm ci $QUIETLY >&2
  touch node_modules/.package-lock.json
}

setup_browser() {
  for browser in chromium chromium-browser google-chrome google-chrome-stable; do
    if command -v "$browser" >/dev/null; then return; fi
  done
  if ! command -v apt-get >/dev/null; then
    say 'no apt-get here: install Chromium or Chrome yourself, or name one in CHROMIUM'
    return
  fi
  say 'installing the Debian package chromium'
  as_root sh -c 'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium' \
    >/dev/null </dev/null || fail 'chromium could not be installed: as root, run apt-get install chromium, then this again'
}

setup_kit() {
  if installed "$EDITOR_KIT" && [ -f "$CODE/node_modules/.package-lock.json" ]; then return; fi
  say 'installing the editor and the tools that drive it (about 0.8 GB, a minute)'
  (cd "$EDITOR_KIT" && npm ci $QUIETLY >&2)
  (cd "$CODE" && npm ci --omit=dev --legacy-peer-deps $QUIETLY >&2)
  touch "$EDITOR_KIT/node_modules/.package-lock.json"
  build_log_writer
}

# VS Code writes its logs and output channels with a native module. Without it everything works, but they stay empty.
build_log_writer() {
  headers=$(ls -d "$PWD/$EDITOR_KIT"/node_modules/node-linux-* 2>/dev/null | head -n 1)
  say "building VS Code's log writer (half a minute)"
  if ! (cd "$CODE" && ${headers:+env npm_config_nodedir="$headers"} npm rebuild --loglevel=error @vscode/spdlog @vscode/native-watchdog >/dev/null 2>&1); then
    say 'the log writer could not be built (it needs python3, make and g++): output channels will be empty, tests run all the same'
  fi
}

check_node
setup_project
case "${1:-}" in
  '') ;;
  --editor)
    setup_browser
    setup_kit
    ;;
  *) fail "unknown argument $1 (there is only --editor)" ;;
esac
