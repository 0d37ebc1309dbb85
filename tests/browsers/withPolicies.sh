#!/bin/sh
# Starts $KNOCK_BROWSER as one that finds the files of $KNOCK_POLICIES where the machine's managed policies lie.
exec unshare --mount sh -c 'mount --bind "$KNOCK_POLICIES" /etc/chromium/policies/managed && exec "$KNOCK_BROWSER" "$@"' sh "$@"
