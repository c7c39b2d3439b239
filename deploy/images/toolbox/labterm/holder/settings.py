"""Numbers and places of the holder. The reasons are in README.md, "Flow control"."""

import os

SOCKET = os.environ.get("LABTERM_SOCKET", "/run/labterm.sock")
SKELETON = os.environ.get("LABTERM_SKELETON", "/usr/share/labplatform/home")

TERMINALS = 8
VIEWERS = 32  # of one terminal

RING = 1 << 20
OUTPUT_FRAME = 32 << 10
WINDOW_MIN = 64 << 10
WINDOW_MAX = 512 << 10
INPUT_WINDOW = 64 << 10
PTY_BATCH = 64 << 10

SLOW_ROUND_TRIP = 0.150  # seconds; above it the window of a viewer shrinks
STALLED_AFTER = float(os.environ.get("LABTERM_STALLED_AFTER", "15"))  # seconds without an acknowledgement
SILENT_AFTER = 60.0  # seconds without any frame; a living peer pings every 10
BULK_BYTES = 2 << 10
BULK_DELAY = 0.002
UNWATCHED_RATE = 8 << 20  # bytes a second that a terminal nobody waits for may print
PROMPT_LIMIT = 10.0  # seconds that text typed "at the prompt" waits for one
EXIT_LIMIT = 1.5  # seconds between SIGTERM and the end
