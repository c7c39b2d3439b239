"""A small client for the API server: JSON requests, and a list-and-watch that heals itself. Standard library only."""
import base64
import contextlib
import http.client
import json
import os
import re
import ssl
import tempfile
import threading
import time
import traceback
import urllib.parse

REQUEST_TIMEOUT = 15
# The server ends a watch after this long; silence for longer means that the connection is dead.
WATCH_SECONDS = 240


class ApiError(Exception):
    def __init__(self, status, body):
        super().__init__(f"{status}: {body[:300]}")
        self.status = status


class Api:
    """Reads the kubeconfigs that pki.sh writes (inline certificates, one cluster, one user)."""

    def __init__(self, kubeconfig):
        with open(kubeconfig, encoding="utf-8") as file:
            text = file.read()

        def value(key):
            return re.search(rf"^ *{key}: *(\S+)$", text, re.MULTILINE).group(1)

        server = urllib.parse.urlsplit(value("server"))
        self.host, self.port = server.hostname, server.port
        self.tls = ssl.create_default_context(cadata=base64.b64decode(value("certificate-authority-data")).decode())
        with tempfile.NamedTemporaryFile() as pair:
            pair.write(base64.b64decode(value("client-certificate-data")) + base64.b64decode(value("client-key-data")))
            pair.flush()
            self.tls.load_cert_chain(pair.name)

    def _open(self, method, path, body=None, timeout=REQUEST_TIMEOUT):
        connection = http.client.HTTPSConnection(self.host, self.port, timeout=timeout, context=self.tls)
        connection.request(method, path, json.dumps(body) if body is not None else None, {"Content-Type": "application/json"})
        response = connection.getresponse()
        if response.status >= 400:
            text = response.read().decode(errors="replace")
            connection.close()
            raise ApiError(response.status, text)
        return connection, response

    def request(self, method, path, body=None):
        connection, response = self._open(method, path, body)
        with contextlib.closing(connection):
            return json.load(response)

    def follow(self, path, listed, changed):
        """Calls listed(items) after every list and changed(type, object) for every event, for ever."""
        pause = 0.5
        while True:
            try:
                collection = self.request("GET", path)
                listed(collection.get("items") or [])
                pause = 0.5
                self._watch(path, collection["metadata"]["resourceVersion"], changed)
            except (OSError, http.client.HTTPException, ValueError, ApiError) as error:
                print(f"{path}: {error}; again in {pause} s", flush=True)
                time.sleep(pause)
                pause = min(pause * 2, 10)

    def _watch(self, path, version, changed):
        """Returns when the version is too old or the server reports an error: the caller lists again."""
        while True:
            query = urllib.parse.urlencode({"watch": "1", "resourceVersion": version, "allowWatchBookmarks": "true", "timeoutSeconds": WATCH_SECONDS})
            try:
                connection, response = self._open("GET", f"{path}?{query}", timeout=WATCH_SECONDS + 30)
            except ApiError as error:
                if error.status == 410:
                    return
                raise
            with contextlib.closing(connection):
                for line in response:
                    event = json.loads(line)
                    if event["type"] == "ERROR":
                        return
                    version = event["object"]["metadata"]["resourceVersion"]
                    if event["type"] != "BOOKMARK":
                        changed(event["type"], event["object"])


class Mirror:
    """The current objects of some kinds, kept by one thread each; changed() is called after every change."""

    def __init__(self, api, changed):
        self.api, self.changed = api, changed
        self.lock = threading.Lock()
        self.kinds = {}

    def keep(self, path):
        def key(item):
            return item["metadata"].get("namespace", ""), item["metadata"]["name"]

        def listed(items):
            with self.lock:
                self.kinds[path] = {key(item): item for item in items}
            self.changed()

        def event(kind, item):
            with self.lock:
                if kind == "DELETED":
                    self.kinds[path].pop(key(item), None)
                else:
                    self.kinds[path][key(item)] = item
            self.changed()

        def follow():
            try:
                self.api.follow(path, listed, event)
            except BaseException:
                # A mirror that stands still would be worse than a restart by the supervisor.
                traceback.print_exc()
                os._exit(1)

        threading.Thread(target=follow, daemon=True).start()

    def snapshot(self, path):
        """The objects by (namespace, name), or None before the first list."""
        with self.lock:
            return dict(self.kinds[path]) if path in self.kinds else None
