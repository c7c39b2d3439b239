"""Provisions the StorageClass local-path: a volume is a directory of the node.

Usage: local_path.py KUBECONFIG DIRECTORY NODE

A claim gets its volume once the scheduler has chosen the node for the first pod that uses it; directory and volume are deleted after the claim is.
The size that was asked for is recorded, not enforced.
"""
import os
import shutil
import sys
import threading

from kube_api import Api, ApiError, Mirror

CLAIMS, VOLUMES = "/api/v1/persistentvolumeclaims", "/api/v1/persistentvolumes"
PROVISIONER = "labplatform.io/local-path"
CLASS = "local-path"
RETRY_SECONDS = 10


def volume_for(claim, directory, node):
    meta, spec = claim["metadata"], claim["spec"]
    name = "pvc-" + meta["uid"]
    return {
        "apiVersion": "v1",
        "kind": "PersistentVolume",
        "metadata": {"name": name, "annotations": {"pv.kubernetes.io/provisioned-by": PROVISIONER}},
        "spec": {
            "capacity": {"storage": spec["resources"]["requests"]["storage"]},
            "accessModes": spec["accessModes"],
            "persistentVolumeReclaimPolicy": "Delete",
            "storageClassName": CLASS,
            "claimRef": {"apiVersion": "v1", "kind": "PersistentVolumeClaim", "namespace": meta["namespace"], "name": meta["name"], "uid": meta["uid"]},
            "local": {"path": os.path.join(directory, name)},
            "nodeAffinity": {"required": {"nodeSelectorTerms": [{"matchExpressions": [
                {"key": "kubernetes.io/hostname", "operator": "In", "values": [node]}]}]}},
        },
    }


def wants_volume(claim):
    chosen = (claim["metadata"].get("annotations") or {}).get("volume.kubernetes.io/selected-node")
    return claim["spec"].get("storageClassName") == CLASS and not claim["spec"].get("volumeName") and chosen \
        and not claim["metadata"].get("deletionTimestamp")


def is_released(volume):
    return (volume["metadata"].get("annotations") or {}).get("pv.kubernetes.io/provisioned-by") == PROVISIONER \
        and volume.get("status", {}).get("phase") == "Released" and volume["spec"]["persistentVolumeReclaimPolicy"] == "Delete"


def provision(api, claim, directory, node):
    volume = volume_for(claim, directory, node)
    # Any user of a pod may write, as with an emptyDir.
    os.makedirs(volume["spec"]["local"]["path"], exist_ok=True)
    os.chmod(volume["spec"]["local"]["path"], 0o777)
    try:
        api.request("POST", VOLUMES, volume)
    except ApiError as error:
        if error.status != 409:
            raise
    print(f"{volume['metadata']['name']} for {claim['metadata']['namespace']}/{claim['metadata']['name']}", flush=True)


def delete(api, volume, directory):
    name = volume["metadata"]["name"]
    # The name of the directory is taken from the volume's own name: a path in the object is not to be believed.
    shutil.rmtree(os.path.join(directory, os.path.basename(name)), ignore_errors=True)
    try:
        api.request("DELETE", f"{VOLUMES}/{name}")
    except ApiError as error:
        if error.status != 404:
            raise
    print(f"{name} deleted", flush=True)


def main(kubeconfig, directory, node):
    api, dirty = Api(kubeconfig), threading.Event()
    mirror = Mirror(api, dirty.set)
    mirror.keep(CLAIMS)
    mirror.keep(VOLUMES)
    failed = False
    while True:
        # After a failure once more, although nothing changed.
        dirty.wait(RETRY_SECONDS if failed else None)
        dirty.clear()
        failed = False
        jobs = [lambda c=claim: provision(api, c, directory, node) for claim in (mirror.snapshot(CLAIMS) or {}).values() if wants_volume(claim)]
        jobs += [lambda v=volume: delete(api, v, directory) for volume in (mirror.snapshot(VOLUMES) or {}).values() if is_released(volume)]
        for job in jobs:
            try:
                job()
            except (OSError, ApiError, ValueError) as error:
                failed = True
                print(f"{error}; again in {RETRY_SECONDS} s", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3])
