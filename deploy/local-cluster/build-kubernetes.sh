#!/usr/bin/env bash
# Builds the five Kubernetes commands and the pause program from Debian's source package into the cache, once per machine.
set -euo pipefail
# shellcheck source=deploy/local-cluster/settings.sh
source "$(dirname "$0")/settings.sh"

if [[ -e $LP_BIN/.complete ]]; then
  echo "cached: $LP_BIN"
  exit 0
fi

work=$LP_CACHE/kubernetes-build
rm -rf "$work" "$LP_BIN"
mkdir -p "$work/lists/partial" "$work/sources" "$work/out"

# Only source entries, in lists of our own: the machine's apt configuration stays as it is.
for file in /etc/apt/sources.list.d/*.sources; do
  [[ -e $file ]] && sed 's/^Types:.*/Types: deb-src/' "$file" >"$work/sources/${file##*/}"
done
for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
  [[ -e $file ]] && sed -n 's/^deb /deb-src /p' "$file" >"$work/sources/$(basename "$file" .list).list"
done
apt=(apt-get -o Dir::Etc::SourceList=/dev/null -o "Dir::Etc::SourceParts=$work/sources" -o "Dir::State::Lists=$work/lists" -o APT::Sandbox::User=root -q)

cd "$work"
"${apt[@]}" update
"${apt[@]}" source --download-only kubernetes
export GOPATH=$work/go GOCACHE=$work/gocache GO111MODULE=off CGO_ENABLED=0 GOFLAGS='' PATH=/usr/lib/go-1.19/bin:$PATH
tree=$GOPATH/src/k8s.io/kubernetes
mkdir -p "${tree%/*}"
dpkg-source --no-check -x kubernetes_*.dsc "$tree"
cd "$tree"

# Go 1.18 changed how a map's iterator is begun; the library that writes indented JSON calls it as before and takes the whole API server down
# with it, at any "curl" for a list. Here it is called as Go 1.19 wants, with an iterator of Go's size.
maps=vendor/github.com/modern-go/reflect2
sed -i 's/^func mapiterinit(.*/func mapiterinit(rtype, m unsafe.Pointer, it *hiter)/; s,^\t// rest fields are ignored$,\tpointers [6]unsafe.Pointer\n\tnumbers [4]uintptr,' "$maps/unsafe_link.go"
sed -i 's/mapiterinit(type2\.rtype, /beginMap(type2.rtype, /' "$maps/unsafe_map.go"
cat >>"$maps/unsafe_map.go" <<'END'

func beginMap(rtype, m unsafe.Pointer) *hiter {
	it := new(hiter)
	mapiterinit(rtype, m, it)
	return it
}
END

# Kubernetes generates this file at build time; Debian's package does, too. Without it the API server has no OpenAPI document and does not compile.
go build -o "$work/out/" ./vendor/k8s.io/kube-openapi/cmd/openapi-gen
packages=$(grep -rl --include='*.go' '+k8s:openapi-gen=' pkg staging |
  grep -vE 'zz_generated|code-generator|/sample-|kube-openapi' | xargs -n1 dirname | sort -u |
  sed -E 's,^staging/src/,k8s.io/kubernetes/vendor/,;t;s,^,k8s.io/kubernetes/,' | paste -sd,)
"$work/out/openapi-gen" --input-dirs "$packages" --output-package k8s.io/kubernetes/pkg/generated/openapi \
  --output-file-base zz_generated.openapi --output-base "$GOPATH/src" \
  --go-header-file hack/boilerplate/boilerplate.generatego.txt --report-filename "$work/violations.txt"

IFS=. read -r major minor _ <<<"${LP_KUBERNETES_VERSION#v}"
base=k8s.io/kubernetes/vendor/k8s.io/component-base/version
go build -trimpath -tags "$LP_KUBERNETES_TAGS" -o "$work/out/" \
  -ldflags "-s -w -X $base.gitVersion=$LP_KUBERNETES_VERSION -X $base.gitMajor=$major -X $base.gitMinor=$minor
    -X k8s.io/kubernetes/vendor/k8s.io/client-go/pkg/version.gitVersion=$LP_KUBERNETES_VERSION" \
  ./cmd/kube-apiserver ./cmd/kube-controller-manager ./cmd/kube-scheduler ./cmd/kubelet ./cmd/kube-proxy
go build -trimpath -ldflags '-s -w' -o "$work/out/pause" "$LP_LOCAL_CLUSTER/pause/pause.go"

rm "$work/out/openapi-gen"
touch "$work/out/.complete"
mv "$work/out" "$LP_BIN"
# Sources and the compiler's cache are 3 GB that nothing reads again.
rm -rf "$work"
echo "built: $LP_BIN"
