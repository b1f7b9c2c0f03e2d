#!/bin/sh
# Sets up what `make` needs: Debian packages where they are missing (as root or with sudo; otherwise it
# says what to install), then virtual environments from the lock files.
#
#   tools/setup.sh run     .venv with what the program needs, and the program, compiled if a compiler is there
#   tools/setup.sh test    the same, and what the tests need
set -eu
cd "$(dirname "$0")/.."
want=${1:-run}

say() { printf '%s\n' "$*" >&2; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then sudo "$@"
    else return 1
    fi
}

install_packages() {
    command -v apt-get >/dev/null || return 1
    as_root apt-get update -qq >/dev/null 2>&1 || return 1
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -o Dpkg::Use-Pty=0 install -y -qq --no-install-recommends "$@" >/dev/null
}

# The distribution's own Python first: it is built with profiling, and plans a quarter faster than most others.
find_python() {
    for each in ${PYTHON:-} /usr/bin/python3 python3 python3.13 python3.12 python3.11; do
        if "$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$each"
            return 0
        fi
    done
    return 1
}

can_make_environments() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

can_compile() {
    command -v gcc >/dev/null &&
        [ -e "$("$1" -c 'import sysconfig; print(sysconfig.get_path("include"))')/Python.h" ]
}

python=$(find_python) || {
    say "installing python3"
    install_packages python3 python3-venv python3-dev gcc libc6-dev || true
    python=$(find_python) || {
        say "afterword needs Python 3.11 or later. Install it, on Debian: apt-get install python3 python3-venv"
        exit 1
    }
}
if ! can_make_environments "$python"; then
    say "installing python3-venv"
    install_packages python3-venv || true
    can_make_environments "$python" || {
        say "$python cannot make virtual environments. On Debian: apt-get install python3-venv"
        exit 1
    }
fi
if [ "$want" = test ] && ! command -v git >/dev/null; then
    say "installing git: the tests ask it which files are the project's"
    install_packages git || { say "the tests need git. On Debian: apt-get install git"; exit 1; }
fi
if [ "$want" = test ] && command -v apt-get >/dev/null; then
    # What the tests hold the program against: a browser, the database of teams, shells to complete in.
    missing=
    # Chromium without windows takes a quarter of the processor time; other releases have only the whole one.
    if ! command -v chromium-headless-shell >/dev/null; then
        as_root apt-get update -qq >/dev/null 2>&1 || true  # a fresh machine has no lists to look in
        if apt-cache show chromium-headless-shell >/dev/null 2>&1
        then missing="chromium-headless-shell fonts-dejavu-core"
        else command -v chromium >/dev/null || missing="chromium fonts-dejavu-core"
        fi
    fi
    [ -n "$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null)" ] || missing="$missing postgresql"
    for shell in zsh fish tcsh; do command -v $shell >/dev/null || missing="$missing $shell"; done
    if [ -n "$missing" ]; then
        say "installing $missing: the tests run against them"
        # shellcheck disable=SC2086
        install_packages $missing || say "Without $missing the tests that need them are skipped (under CI they fail)."
    fi
    if [ "$(id -u)" = 0 ]; then
        # Mail servers, which only root can start: for others the tests that need them are skipped.
        servers=
        [ -x /usr/lib/dovecot/imap ] && [ -x /usr/lib/dovecot/lmtp ] || servers="dovecot-imapd dovecot-lmtpd"
        if [ ! -x /usr/lib/postfix/sbin/master ]; then
            # It would take the place of a machine's own mail server.
            if [ -e /usr/sbin/sendmail ]; then say "not installing postfix: this machine has another mail server"
            else servers="$servers postfix"
            fi
        fi
        if [ -n "$servers" ]; then
            say "installing $servers: the tests send and read mail by them"
            # Neither configured nor running: the tests start their own, and nobody asked for a mail server here.
            echo "postfix postfix/main_mailer_type select No configuration" | debconf-set-selections || true
            # shellcheck disable=SC2086
            install_packages $servers || say "Without $servers the tests that need them are skipped (under CI they fail)."
            for each in dovecot postfix; do
                case $servers in *$each*) systemctl disable --now $each.service >/dev/null 2>&1 || true ;; esac
            done
        fi
    fi
fi
compile=${AFTERWORD_COMPILE:-1}
if [ "$compile" = 1 ] && ! can_compile "$python"; then
    say "installing a C compiler and Python's headers"
    install_packages gcc libc6-dev python3-dev || true
    if ! can_compile "$python"; then
        say "No C compiler with Python's headers: the program will run uncompiled, and plan a third as fast."
        say "To have it compiled, on Debian: apt-get install gcc libc6-dev python3-dev"
        compile=0
    fi
fi

# An environment made by another Python (or half made) is made anew.
whose=$("$python" -c 'import sys; print(sys.base_prefix, *sys.version_info[:3])')
if [ "$(cat .tools/made-by 2>/dev/null)" != "$whose" ]; then
    rm -rf .tools .venv
    "$python" -m venv .tools
    # Without pip and setuptools: what they leave behind would be loaded at every start.
    "$python" -m venv --without-pip .venv
    printf '%s\n' "$whose" > .tools/made-by
fi
pip() { .tools/bin/python -m pip --disable-pip-version-check --quiet "$@"; }
pip_venv() { pip --python .venv/bin/python "$@"; }

# In a copy: compiling leaves its results beside the sources, where they would hide the next change.
build_wheel() (
    rm -rf .tools/source
    mkdir .tools/source
    cp -R pyproject.toml README.md LICENSE src bin .tools/source
    cd .tools/source
    PATH="$PWD/../bin:$PATH" ../bin/hatchling build --target wheel --directory ../wheel
)

newer() { [ ! -e "$1" ] || [ -n "$(find $2 -newer "$1" ! -name '*.pyc' ! -name __pycache__ -print -quit)" ]; }

if newer .tools/build-done requirements/build.txt; then
    say "installing what builds the program"
    pip install --require-hashes -r requirements/build.txt
    touch .tools/build-done
fi
if newer .venv/run-done requirements/run.txt; then
    say "installing what the program needs"
    pip_venv install --require-hashes -r requirements/run.txt
    touch .venv/run-done
fi
if newer .venv/program-done "src bin pyproject.toml LICENSE README.md .venv/run-done"; then
    if [ "$compile" = 1 ]; then say "compiling the program (half a minute)"; else say "installing the program"; fi
    rm -rf .tools/wheel
    touch .tools/began
    built=no
    if [ "$compile" = 1 ]; then
        if HATCH_BUILD_HOOKS_ENABLE=1 build_wheel > .tools/compile.log 2>&1
        then built=yes
        else say "compiling failed (.tools/compile.log says why): going on uncompiled"
        fi
    fi
    if [ "$built" = no ]; then
        build_wheel > .tools/build.log 2>&1 || { cat .tools/build.log >&2; exit 1; }
    fi
    pip_venv install --no-deps --force-reinstall .tools/wheel/*.whl
    mv .tools/began .venv/program-done
fi
if [ "$want" = test ] && newer .venv/test-done requirements/test.txt; then
    say "installing what the tests need"
    pip_venv install --require-hashes -r requirements/test.txt
    touch .venv/test-done
fi
