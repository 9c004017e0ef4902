#!/bin/sh
# Checks a custody log that Airgap Replay exported: sh verify-custody.sh custody.jsonl
previous=$(printf '%064d' 0) number=0
while IFS= read -r line || [ -n "$line" ]; do
  number=$((number + 1)) hash=${line##*\"hash\":\"} hash=${hash%\"\}} text=${line%,\"hash\":*}\}
  case $text in *",\"previous\":\"$previous\"}") ;; *) echo "entry $number does not follow"; exit 1 ;; esac
  [ "$(printf %s "$text" | sha256sum | cut -c1-64)" = "$hash" ] || { echo "entry $number was changed"; exit 1; }
  previous=$hash
done <"$1"
echo "$number entries, the last hash is $previous"
