"""Does one thing with files for the site's editor. usage: work-on-files SECONDS

Standard input has the order, one JSON object on a line, and behind it the bytes of a file that is to be written:
  {"do": "look", "folders": [PATH...], "files": [PATH...], "entries": MOST, "text": MOST}
  {"do": "read", "path", "text": MOST}            {"do": "download", "path", "most": MOST}
  {"do": "write", "path", "size", "expected": VERSION-OR-NULL, "text": MOST}
  {"do": "folder", "path"}   {"do": "move", "from", "to"}   {"do": "delete", "path"}   {"do": "forget", "path"}
Standard output has the answer, one JSON object on a line, and behind it the bytes of a file that was asked for. What does not go is
{"error": CODE} with "size" or "words". All paths are absolute. After SECONDS it gives up, whatever it waits for.
"""

import ctypes
import errno
import hashlib
import json
import os
import re
import shutil
import signal
import stat
import sys
import threading
import time

FAR = 20000  # entries of a folder that are read; how many are beyond, nobody needs to know
ROOM = 1 << 20  # letters of names in one answer
PIECE = 1 << 16
ASIDE = re.compile(r"\.lab-aside-([0-9]{1,12})-[0-9a-f]{8}")  # what was deleted and may be wanted back, or is being written
ASIDE_FOR = 300  # seconds, then nobody waits for it any more
AT_FDCWD = -100
RENAME_NOREPLACE = 1

order = sys.stdin.buffer
answer = sys.stdout.buffer


class Refusal(Exception):
    def __init__(self, code, **more):
        super().__init__(code)
        self.said = {"error": code, **more}


def look(wanted):
    room = [ROOM]
    return {
        "folders": [{"path": path, **listing(path, wanted["entries"], room)} for path in wanted["folders"]],
        "files": [{"path": path, "version": version_or_none(path, wanted["text"])} for path in wanted["files"]],
    }


def listing(path, most, room):
    found, left = [], 0
    try:
        with os.scandir(path) as entries:
            for entry in entries:
                if ASIDE.fullmatch(entry.name):
                    tidy(entry)
                elif len(found) == FAR:
                    left += 1
                    break
                elif is_text(entry.name):
                    found.append((not is_folder(entry), entry.name.startswith("."), entry.name.casefold(), entry.name, entry))
                else:
                    left += 1
    except OSError as trouble:
        return {"words": words(trouble)}
    found.sort(key=lambda item: item[:4])
    shown = []
    for _, _, _, name, entry in found[:most]:
        room[0] -= len(name) + 80
        if room[0] < 0:
            break
        shown.append({"name": name, **facts(entry)})
    return {"entries": shown, "left": left + len(found) - len(shown)}


def tidy(entry):
    """Takes away what was put aside and forgotten, as when a browser was closed in between."""
    if time.time() - int(ASIDE.fullmatch(entry.name)[1]) > ASIDE_FOR:
        try:
            forget({"path": entry.path})
        except OSError:
            pass


def is_text(name):
    try:
        name.encode()
        return True
    except UnicodeEncodeError:
        return False


def is_folder(entry):
    try:
        return entry.is_dir()
    except OSError:  # a circle of links
        return False


def facts(entry):
    try:
        status = entry.stat()
    except OSError:
        return {"kind": "other", "link": True}
    if stat.S_ISDIR(status.st_mode):
        return {"kind": "folder", "link": entry.is_symlink()}
    if stat.S_ISREG(status.st_mode):
        return {"kind": "file", "size": status.st_size, "link": entry.is_symlink()}
    return {"kind": "other", "link": entry.is_symlink()}


def opened(path):
    """A file, and never a pipe or a device: opening those can wait for ever, or do something."""
    if not stat.S_ISREG(os.stat(path).st_mode):
        raise Refusal("not a file")
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    file = os.fdopen(descriptor, "rb", buffering=0)
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):  # exchanged since the look
        file.close()
        raise Refusal("not a file")
    return file, status


def beginning(file, most):
    """Up to `most` bytes, and one more where there are more."""
    content = bytearray()
    while len(content) <= most:
        piece = file.read(min(PIECE, most + 1 - len(content)))
        if not piece:
            break
        content += piece
    return bytes(content)


def version_of(content, status, most):
    digest = hashlib.sha256(content)
    if len(content) > most:  # the rest is not read: size and time stand for it
        digest.update(b"%d %d" % (status.st_size, status.st_mtime_ns))
    return digest.hexdigest()


def version_or_none(path, most):
    try:
        file, status = opened(path)
        with file:
            return version_of(beginning(file, most), status, most)
    except (OSError, Refusal):
        return None


def read(wanted):
    most = wanted["text"]
    file, status = opened(wanted["path"])
    with file:
        content = beginning(file, most)
    if len(content) > most:
        raise Refusal("too large", size=max(status.st_size, len(content)))
    return {"size": len(content), "version": version_of(content, status, most)}, content


def download(wanted):
    file, status = opened(wanted["path"])
    with file:
        if status.st_size > wanted["most"]:
            raise Refusal("too large", size=status.st_size)
        tell({"size": status.st_size})
        signal.signal(signal.SIGALRM, signal.SIG_DFL)  # words have no place in the bytes that follow
        threading.Thread(target=end_with_reader, daemon=True).start()
        left = status.st_size
        while left > 0:
            piece = file.read(min(PIECE, left))
            if not piece:
                break  # it became shorter: whoever counts sees it
            answer.write(piece)
            left -= len(piece)
        answer.flush()


def end_with_reader():
    """Who left reads no more, and writing would wait for it; but the input ends then."""
    while os.read(0, PIECE):
        pass
    os._exit(1)


def write(wanted):
    path = os.path.realpath(wanted["path"])  # a link stays a link
    folder = os.path.dirname(path)
    os.makedirs(folder, exist_ok=True)
    old = check(path, wanted)
    temporary = aside(folder)
    descriptor = os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o644)
    try:
        with os.fdopen(descriptor, "w+b") as file:
            receive(file, wanted["size"])
            if old:
                os.fchown(file.fileno(), old.st_uid, old.st_gid)
                os.fchmod(file.fileno(), stat.S_IMODE(old.st_mode))
            check(path, wanted)
            place(file, temporary, path, old)
            file.seek(0)
            return {"version": version_of(beginning(file, wanted["text"]), os.fstat(file.fileno()), wanted["text"])}
    finally:
        try:
            os.unlink(temporary)
        except FileNotFoundError:
            pass


def check(path, wanted):
    """What is there is what whoever writes believes to be there."""
    try:
        file, status = opened(path)
    except FileNotFoundError:
        if wanted["expected"] is None:
            return None
        raise Refusal("changed")
    with file:
        if wanted["expected"] is None:
            raise Refusal("taken")
        if version_of(beginning(file, wanted["text"]), status, wanted["text"]) != wanted["expected"]:
            raise Refusal("changed")
    return status


def receive(file, size):
    while size > 0:
        piece = order.read(min(PIECE, size))
        if not piece:
            raise Refusal("incomplete")
        file.write(piece)
        size -= len(piece)
    file.flush()


def place(file, temporary, path, old):
    if not old:
        rename(temporary, path)
        return
    try:
        os.rename(temporary, path)
    except OSError as trouble:
        if trouble.errno != errno.EBUSY:
            raise
        # Something is mounted at the very name, as at /etc/hosts: it can only be written where it is.
        file.seek(0)
        with open(path, "r+b") as target:
            shutil.copyfileobj(file, target)
            target.truncate()


def folder(wanted):
    try:
        os.makedirs(wanted["path"])
    except FileExistsError:
        raise Refusal("taken")
    return {"path": wanted["path"]}


def move(wanted):
    os.makedirs(os.path.dirname(wanted["to"]), exist_ok=True)
    rename(wanted["from"], wanted["to"])
    return {"path": wanted["to"]}


def delete(wanted):
    path = wanted["path"]
    kept = aside(os.path.dirname(path))
    rename(path, kept)
    return {"path": kept}


def forget(wanted):
    path = wanted["path"]
    if not ASIDE.fullmatch(os.path.basename(path)):
        raise Refusal("refused", words="it was not put aside")
    if os.path.isdir(path) and not os.path.islink(path):
        shutil.rmtree(path)
    elif os.path.lexists(path):
        os.unlink(path)
    return {"path": path}


def aside(folder):
    """A new name in the same folder: what is elsewhere may be on another disk."""
    return os.path.join(folder, ".lab-aside-%d-%s" % (time.time(), os.urandom(4).hex()))


def rename(old, new):
    """As os.rename, but what has the new name is never replaced."""
    if ctypes.CDLL(None, use_errno=True).renameat2(AT_FDCWD, os.fsencode(old), AT_FDCWD, os.fsencode(new), RENAME_NOREPLACE) == 0:
        return
    code = ctypes.get_errno()
    if code == errno.EEXIST or code == errno.EINVAL and os.path.lexists(new):
        raise Refusal("taken")
    if code != errno.EINVAL:
        raise OSError(code, os.strerror(code))
    os.rename(old, new)  # a file system that does not know the flag


def words(trouble):
    return os.strerror(trouble.errno) if trouble.errno else "it does not work"


def tell(said):
    answer.write(json.dumps(said, ensure_ascii=False).encode() + b"\n")
    answer.flush()


def give_up(*_):
    raise Refusal("late")


def main():
    signal.signal(signal.SIGALRM, give_up)
    signal.alarm(int(sys.argv[1]))
    wanted = json.loads(order.readline(ROOM))
    does = {do.__name__: do for do in (look, read, write, folder, move, delete, forget, download)}[wanted["do"]]
    try:
        found = does(wanted)
    except Refusal as refusal:
        found = refusal.said
    except (FileNotFoundError, NotADirectoryError):
        found = {"error": "missing"}
    except OSError as trouble:
        found = {"error": "refused", "words": words(trouble)}
    if isinstance(found, tuple):
        tell(found[0])
        answer.write(found[1])
        answer.flush()
    elif found is not None:
        tell(found)


main()
