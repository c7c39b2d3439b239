"""Keeps dnsmasq's hosts file in step with Services and Endpoints.

Usage: dns_names.py KUBECONFIG DIRECTORY

Follows the Kubernetes DNS specification for what a hosts file can say: a Service's cluster address; for a headless Service one address per ready
endpoint, and a name of its own for each endpoint with a hostname (StatefulSets). An ExternalName that points at a Service of this cluster gets that
Service's addresses; one that points outside stays unknown, because nothing of this cluster leaves the machine. There are no SRV records.
"""
import os
import signal
import sys
import threading

from kube_api import Api, Mirror

SERVICES, ENDPOINTS = "/api/v1/services", "/api/v1/endpoints"
DOMAIN = "svc.cluster.local"


def headless(endpoints, domain):
    for subset in endpoints.get("subsets") or []:
        # With publishNotReadyAddresses the endpoints controller itself lists every address as ready.
        for address in subset.get("addresses") or []:
            yield address["ip"], domain
            if address.get("hostname"):
                yield address["ip"], f"{address['hostname']}.{domain}"


def records(services, endpoints):
    """Pairs of address and name; aliases last, because the first name of an address is the one it has backwards."""
    found, aliases = set(), []
    for (namespace, name), service in services.items():
        spec, domain = service["spec"], f"{name}.{namespace}.{DOMAIN}"
        cluster_ip = spec.get("clusterIP")
        if spec.get("type") == "ExternalName":
            aliases.append((domain, spec["externalName"].rstrip(".")))
        elif cluster_ip == "None":
            found.update(headless(endpoints.get((namespace, name), {}), domain))
        elif cluster_ip:
            found.add((cluster_ip, domain))
    # Names are only ever compared, never copied from externalName: a learner's text cannot become a line of the file.
    return sorted(found) + sorted({(ip, alias) for alias, target in aliases for ip, name in found if name == target})


def replace(path, lines):
    """Writes the file in one step and says whether it differs from before."""
    text = "".join(line + "\n" for line in lines)
    try:
        with open(path, encoding="ascii") as file:
            if file.read() == text:
                return False
    except FileNotFoundError:
        pass
    with open(path + ".new", "w", encoding="ascii") as file:
        file.write(text)
    os.replace(path + ".new", path)
    return True


def reload_dnsmasq(pid_file):
    try:
        with open(pid_file, encoding="ascii") as file:
            os.kill(int(file.read()), signal.SIGHUP)
    except (FileNotFoundError, ProcessLookupError, ValueError):
        # It is being started and reads the file then.
        pass


def main(kubeconfig, directory):
    dirty = threading.Event()
    mirror = Mirror(Api(kubeconfig), dirty.set)
    mirror.keep(SERVICES)
    mirror.keep(ENDPOINTS)
    while dirty.wait():
        dirty.clear()
        services, endpoints = mirror.snapshot(SERVICES), mirror.snapshot(ENDPOINTS)
        if services is None or endpoints is None:
            continue
        if replace(os.path.join(directory, "hosts"), [f"{ip} {name}" for ip, name in records(services, endpoints)]):
            reload_dnsmasq(os.path.join(directory, "pid"))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
