#!/usr/bin/env bash
# The built binder, with tools that did not make it: syntax, fonts, and every rule of PDF/UA-1 and PDF/A-2a.
# Needs qpdf and pdffonts (Debian: qpdf, poppler-utils) and the test requirements. Takes minutes.
set -euo pipefail
cd "$(dirname "$0")/.."

python=.venv/bin/python
[ -x "$python" ] || python=python3
mapfile -t pdfs < <(find build/perm -name '*.pdf' | sort)
for pdf in "${pdfs[@]}"; do
  qpdf --check "$pdf" >/dev/null
  pdffonts "$pdf" | awk 'NR > 2 && $(NF - 4) != "yes" { print "not embedded: " $0; bad = 1 } END { exit bad }'
done
"$python" -m checks.verapdf "${pdfs[@]}"
