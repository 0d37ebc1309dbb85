#!/bin/sh
# Starts $KNOCK_BROWSER as one that finds the files of $KNOCK_POLICIES in $KNOCK_POLICY_PLACE, where the machine's policies lie.
exec unshare --mount sh -c 'mount --bind "$KNOCK_POLICIES" "$KNOCK_POLICY_PLACE" && exec "$KNOCK_BROWSER" "$@"' sh "$@"
