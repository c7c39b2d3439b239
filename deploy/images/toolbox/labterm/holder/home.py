"""A volume mounted on the home directory hides what the image put there: fill it again, once."""

import os
import shutil
import sys


def seed_home(home: str, skeleton: str) -> None:
    try:
        if os.path.isdir(skeleton) and not os.listdir(home):
            shutil.copytree(skeleton, home, symlinks=True, dirs_exist_ok=True)
    except OSError as error:
        # A shell in an unfurnished home is better than none.
        print(f"labterm: cannot fill {home}: {error}", file=sys.stderr, flush=True)
