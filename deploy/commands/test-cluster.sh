# shellcheck shell=bash
# The tests that need a cluster, in an order in which the ones that disturb it come last. Sourced by test.sh.

# shellcheck source=deploy/commands/counting.sh
source "$LP_REPO/deploy/commands/counting.sh"

# What sets the tests' cluster and site apart from the ones that may be up: learners' sessions and results are never touched.
tests_own_place() {
  export LABPLATFORM_HOME=$LP_HOME-test LABPLATFORM_NETWORK=10.214 LABPLATFORM_LINK=lab1
  local port=7081
  while [[ -n $(ss -lntH "sport = :$port") ]]; do port=$((port + 1)); done
  export LABPLATFORM_TEST_CLUSTER=1 LABPLATFORM_SITE_URL=http://127.0.0.1:$port
  # Every process that is started from here on can be told by this.
  LABPLATFORM_TEST_RUN=$(</proc/sys/kernel/random/uuid)
  export LABPLATFORM_TEST_RUN
}

# Runs at the very end, too: quietly, because the last line is the count.
end_tests_cluster() {
  if ./lab down >/dev/null 2>&1; then
    rm -rf "$LABPLATFORM_HOME"
  else
    echo "the tests' cluster did not end: LABPLATFORM_HOME=$LABPLATFORM_HOME ./lab down tells why" >&2
  fi
}

cluster_tests() {
  local before=$LP_RESULTS/machine-before images=(tests/Images/*.sh)
  mkdir -p "$LP_CACHE"
  exec 8>"$LP_CACHE/.test-lock"
  flock -n 8 || { echo "lab: another ./lab test is at work (lock $LP_CACHE/.test-lock)" >&2; exit 1; }
  tests_own_place
  # What a run that was killed has left.
  end_tests_cluster 8>&-
  trap end_tests_cluster EXIT
  tests/LocalCluster/lib/machine-state.sh >"$before"

  counted "up, cluster only" ./lab up --without-site
  ((failed == 0)) || return 0
  if wanted cluster; then
    [[ ! -e ${images[0]} ]] || shell_tests "${images[@]}"
    dotnet_tests LabPlatform.ClusterTests
    counted "try labs" ./lab try labs --keep-going --jobs 3 --junit "$LP_RESULTS/labs.xml"
    [[ -z $soak ]] || shell_tests tests/Labs/mutations.sh
    shell_tests tests/LocalCluster/{usage,names,storage,pod-security,walls,supervision,resume,other-cluster}.sh
  fi
  # The site comes after the cluster's tests: its reaper would take their namespaces for leftovers.
  if wanted browser || wanted bench; then
    # The benchmark opens many windows of few learners.
    ! wanted bench || export LabPlatform__Limits__CircuitsPerLearner=25
    counted "up" ./lab up --port "${LABPLATFORM_SITE_URL##*:}"
  fi
  if wanted browser; then
    dotnet_tests LabPlatform.BrowserTests
    shell_tests tests/LocalCluster/second-up.sh
  fi
  if wanted bench; then
    # Compiled beforehand as the site is. kubectl is what is measured against, and wetty, which publishing installs.
    counted "bench, publish" dotnet publish tests/LabPlatform.Benchmarks -c Release -nodeReuse:false -v quiet
    counted "bench" env PATH="$PATH:$LP_DEBS/usr/bin" tests/LabPlatform.Benchmarks/bin/Release/net10.0/*/publish/LabPlatform.Benchmarks
    cat "$LP_RESULTS/bench.log"
  fi
  MACHINE_BEFORE=$before shell_tests tests/LocalCluster/leaves-nothing.sh
}
