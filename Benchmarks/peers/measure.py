"""Runs a command and measures it: wall clock, processor time, peak memory, size on disk.

The command is started by a small process of its own (`python measure.py RESULT COMMAND…`), because Linux counts the memory
of the process that starts a program into that program's peak: a large benchmark driver would set a floor.
"""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Measurement:
    """What one run took. Seconds, and bytes."""

    wall: float
    cpu: float
    peak: int
    size: int = 0


class CommandFailed(Exception):
    pass


def run(command, directory, log):
    """Runs the command, which leaves an index in the directory, and makes sure that the index is on disk.

    The wall clock runs from the start of the command's process until every file of the index has been synced.
    """
    os.sync()
    result = Path(f"{log}.json")
    result.unlink(missing_ok=True)
    launcher = [sys.executable, "-I", "-S", __file__, str(result), str(directory), *map(str, command)]
    with open(log, "wb") as output:
        subprocess.run(launcher, stdout=output, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
    measured = json.loads(result.read_text()) if result.exists() else {"status": "no result"}
    if measured["status"] != 0:
        raise CommandFailed(f"{' '.join(map(str, command))}: status {measured['status']}; see {log}")
    return Measurement(measured["wall"], measured["cpu"], measured["peak"], tree_size(directory))


def tree_size(directory):
    """The bytes of all files below the directory."""
    return sum(f.stat().st_size for f in Path(directory).rglob("*") if f.is_file() and not f.is_symlink())


def sync_tree(directory):
    """Syncs every file and folder; nearly free where the engine has done so itself."""
    for folder, _, names in os.walk(directory):
        for path in [folder, *(os.path.join(folder, name) for name in names)]:
            descriptor = os.open(path, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def launch(command, directory):
    start = time.monotonic()
    process = os.posix_spawnp(command[0], command, os.environ)
    _, status, usage = os.wait4(process, 0)
    sync_tree(directory)
    wall = time.monotonic() - start
    return {
        "status": os.waitstatus_to_exitcode(status),
        "wall": wall,
        "cpu": usage.ru_utime + usage.ru_stime,
        "peak": usage.ru_maxrss * 1024,
    }


if __name__ == "__main__":
    with open(sys.argv[1], "w") as result:
        json.dump(launch(sys.argv[3:], sys.argv[2]), result)
