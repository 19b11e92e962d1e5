#!/bin/sh
# Uploads a built site with rclone: upload.sh FOLDER REMOTE:BUCKET[/PATH]. Further arguments go to rclone, such as --dry-run.
set -eu

if [ $# -lt 2 ] || [ ! -f "$1/index.html" ]; then
    echo "error: there is no site to upload." >&2
    echo "hint: upload.sh dist remote:bucket, where dist is the folder of a build." >&2
    exit 2
fi
site=$1
remote=$2
shift 2
rules=$(dirname "$0")/immutable-files.txt
revalidated="Cache-Control: no-cache"

# New files whose names have a digest come first, since no page asks for them yet.
rclone copy "$site" "$remote" --checksum --filter-from "$rules" \
    --header-upload "Cache-Control: public, max-age=31536000, immutable" "$@"

# rclone does not know these media types.
for type in "bib application/x-bibtex; charset=utf-8" "opml text/x-opml; charset=utf-8" "webmanifest application/manifest+json"; do
    rclone copy "$site" "$remote" --checksum --include "*.${type%% *}" \
        --header-upload "$revalidated" --header-upload "Content-Type: ${type#* }" "$@"
done

# All others; then files that this build does not have are deleted.
rclone sync "$site" "$remote" --checksum --delete-after --header-upload "$revalidated" \
    --exclude "/.git/**" --exclude "/.broadsheet-files.txt" --exclude "/.nojekyll" --exclude "/_headers" "$@"
