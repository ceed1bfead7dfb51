"""Starts a kernel as Jupyter does and asks it what standard input says: a JSON object a line, each answered by one.

{"run": [sources]}      sends all cells at once; with "interrupt": true it interrupts the first, a moment after that prints.
                        Answer: for each cell its replies (their statuses), its states (busy, idle), and the text that
                        it printed or showed, in the order of coming
{"restart": true}       answer: null, when the new kernel is ready
{"shutdown": true}      answer: the exit code of the kernel, which nobody else ends

The first line of the output is the kernel's process id.
"""

import json
import os
import queue
import sys
import time

from jupyter_client import KernelManager

SILENCE = 15  # seconds without a message after which those that are missing count as lost
MOMENT = 0.2  # seconds, less than a person needs; Node.js can lose a signal while a cell's synchronous part ends


def tell(answer):
    # The kernel shares this output, and Node.js makes it one that does not wait: the end of a long answer would be lost.
    os.set_blocking(sys.stdout.fileno(), True)
    print(json.dumps(answer), flush=True)


def take(client):
    """The next message of each channel that has one: to wait for silence would be to wait for the end of a flood."""
    for channel in (client.iopub_channel, client.shell_channel):
        try:
            yield channel.get_msg(timeout=0.005)
        except queue.Empty:
            pass


def run(manager, client, sources, interrupt=False):
    cells = {client.execute(source): {"replies": [], "states": [], "text": ""} for source in sources}
    last = time.monotonic()

    def answered(cell):
        return cell["replies"] and "idle" in cell["states"]

    while not all(map(answered, cells.values())) and time.monotonic() - last < SILENCE:
        for message in take(client):
            last = time.monotonic()
            cell, content = cells.get(message["parent_header"].get("msg_id")), message["content"]
            if cell is None:
                continue
            if message["msg_type"] == "execute_reply":
                cell["replies"].append(content["status"])
            elif message["msg_type"] == "status":
                cell["states"].append(content["execution_state"])
            elif message["msg_type"] == "display_data":
                cell["text"] += content["data"]["text/plain"]
            elif message["msg_type"] == "stream":
                cell["text"] += content["text"]
                if interrupt:
                    time.sleep(MOMENT)
                    manager.interrupt_kernel()
                    interrupt = False
    return list(cells.values())


def restart(manager, client):
    manager.restart_kernel()
    client.wait_for_ready(timeout=60)


def shutdown(manager, client):
    client.shutdown()
    return manager.provisioner.process.wait(timeout=60)


def main(folder):
    manager = KernelManager(kernel_name="tslab")
    manager.start_kernel(cwd=folder)
    try:
        client = manager.client()
        client.start_channels()
        client.wait_for_ready(timeout=60)
        tell(manager.provisioner.pid)
        for line in sys.stdin:
            asked = json.loads(line)
            if "run" in asked:
                tell(run(manager, client, asked["run"], asked.get("interrupt", False)))
            elif "restart" in asked:
                tell(restart(manager, client))
            elif "shutdown" in asked:
                tell(shutdown(manager, client))
    finally:
        manager.shutdown_kernel(now=True)


if __name__ == "__main__":
    main(sys.argv[1])
