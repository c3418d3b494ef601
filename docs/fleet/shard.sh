#!/bin/sh
# Analyzes one share of a folder of sosreports: shard.sh UPLOADS RESULTS. The share is that of the number JOB_COMPLETION_INDEX (Kubernetes
# sets it in an Indexed Job) of SHARDS. One JSON document a file; what is there already is not done again, so a pod that
# was moved goes on where it was.
uploads=$1 results=$2 at=0
sosight=${SOSIGHT:-node /app/out/main/cli.cjs}
mkdir -p "$results"
for file in "$uploads"/*; do
  at=$((at + 1))
  [ $((at % SHARDS)) -eq "$JOB_COMPLETION_INDEX" ] || continue
  document=$results/$(basename "$file").json
  [ -e "$document" ] && continue
  $sosight analyze --format json --output "$document" "$file"
  status=$?
  # 1: this file could not be analyzed, and its document says why; 3: it was damaged; 10: a finding. None is the pod's fault.
  case $status in
    0 | 1 | 3 | 10) ;;
    *) echo "$file: status $status" >&2; exit "$status" ;;
  esac
done
