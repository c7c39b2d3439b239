#!/usr/bin/env bash
# Makes one mistake at a time in the solutions of the labs that ship: ./lab try must go red, with a reason that names it.
# usage: mutations.sh [--all | COURSE/LAB...]     the middle one of each list; --all, or naming labs: every one. README.md tells what the lists look like
set -euo pipefail
# shellcheck source=tests/LocalCluster/lib/testing.sh
source "$(dirname "$0")/../LocalCluster/lib/testing.sh"

lists=$LP_REPO/tests/Labs/mutations
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

one=$((!$#))
[[ ${1:-} != --all ]] || shift
labs=("$@")
((${#labs[@]})) || mapfile -t labs < <(cd "$LP_REPO/labs" && find . -mindepth 3 -maxdepth 3 -name index.json -printf '%P\n' | xargs -r dirname | sort)

# mutant LAB LINE: a copy of the lab whose solution is wrong as the line says. Prints nothing, or why there is none.
mutant() {
  local lab=$1 line=$2 folder solution
  [[ $line =~ ^step\ ([1-9][0-9]*):\ (s.+)\ =\>\ (.+)$ ]] || { echo "not understood: $line"; return; }
  step=${BASH_REMATCH[1]} expression=${BASH_REMATCH[2]} word=${BASH_REMATCH[3]}
  folder=$work/labs/$lab/$number
  mkdir -p "$folder"
  cp -r "$LP_REPO/labs/$lab" "$folder/lab"
  # What labs of a course share lies beside them.
  [[ ! -d $LP_REPO/labs/${lab%/*}/assets ]] || cp -r "$LP_REPO/labs/${lab%/*}/assets" "$folder/assets"
  solution=$(jq -r --argjson step "$step" '.details.steps[$step - 1] | .solve // (.text | sub("[^/]*$"; "solve.sh"))' "$folder/lab/index.json") || true
  [[ -f $folder/lab/$solution ]] || { echo "step $step has no solution $solution"; return; }
  sed -E -i.before "$expression" "$folder/lab/$solution"
  ! cmp -s "$folder/lab/$solution" "$folder/lab/$solution.before" || echo "changes nothing in $solution"
  rm "$folder/lab/$solution.before"
}

# Each mutant's step and word by its folder, to look for once all were tried.
declare -A steps words lines
for lab in "${labs[@]}"; do
  list=$lists/$lab.txt number=0
  if [[ ! -e $list ]]; then
    not_ok "$lab has mutations" "there is no ${list#"$LP_REPO"/}"
    continue
  fi
  mapfile -t mistakes < <(grep -vE '^(#|$)' "$list")
  for line in "${mistakes[@]}"; do
    number=$((number + 1)) step='' word=''
    [[ $one == 0 || $number == $(((${#mistakes[@]} + 1) / 2)) ]] || continue
    mutant "$lab" "$line" >"$work/trouble"
    if [[ -s $work/trouble ]]; then
      not_ok "$lab: $line" "$(<"$work/trouble")"
      rm -rf "$work/labs/$lab/$number"
      continue
    fi
    steps[$lab/$number]=$step words[$lab/$number]=$word lines[$lab/$number]=$line
  done
  # A step whose check no mistake is tried on may have any check.
  while IFS=$'\t' read -r step checked text; do
    [[ $checked == true || -e $LP_REPO/labs/$lab/${text%/*}/checks.yaml ]] || continue
    grep -q "^step $step:" "$list" || not_ok "$lab: step $step has a mutation" "its check is never seen to fail"
  done < <(jq -r '.details.steps | to_entries[] | [.key + 1, (.value | has("verify") or has("checks")), .value.text] | @tsv' "$LP_REPO/labs/$lab/index.json")
done

[[ -d $work/labs ]] || { finish; exit; }
"$LP_REPO/lab" try --json --keep-going --jobs 3 "$work/labs" >"$work/report.json" || true
[[ -s $work/report.json ]] || { not_ok "the mutants were tried" "./lab try gave no report"; finish; exit; }
while read -r mutant; do
  name="${mutant%/*}: ${lines[$mutant]}"
  # The first step that failed, and why; 0 where it did not get that far, or passed.
  found=$(jq -r --arg path "$work/labs/$mutant/lab" '
    .scenarios[] | select(.path == $path)
    | ([.steps[] | select(.outcome == "failed")][0] // { number: 0, reasons: [.outcome, .reason] }) | "\(.number) \(.reasons | join(" "))"' "$work/report.json")
  if [[ ${found%% *} == "${steps[$mutant]}" ]] && grep -qiF -- "${words[$mutant]}" <<<"${found#* }"; then
    ok "$name"
  else
    not_ok "$name" "red at step ${found%% *}: ${found#* }"
  fi
done < <(printf '%s\n' "${!steps[@]}" | sort -V)
finish
