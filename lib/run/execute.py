"""Runs one notebook in a clean kernel and tells what happens, one JSON object a line on standard output:

{"event": "begin", "cells": how many code cells, "before": the notebook as it stands in the file, "source": the SHA-256
    of the file}
{"event": "cell", "index": its place in the notebook, "seconds": its time}
{"event": "failure", "index": its place or null, "message": what the cell wrote on stderr}
{"event": "done", "seconds": with the kernel's start, "after": the notebook as it ran}
{"event": "text", "text": what is to stand in the file}

The last one answers a line with a notebook on standard input: its text as Jupyter would write it. No file is written
here.
"""

import asyncio
import copy
import hashlib
import json
import os
import signal
import sys
import time

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

SECONDS_A_CELL = 120


class Failure(Exception):
    def __init__(self, index, message):
        super().__init__(message)
        self.index = index


def tell(event, **facts):
    print(json.dumps({"event": event, **facts}, ensure_ascii=False), flush=True)


def is_code(cell):
    return cell.cell_type == "code" and cell.source.strip() != ""


def stderr_of(cell):
    return "".join(o.text for o in cell.outputs if o.output_type == "stream" and o.name == "stderr")


def join_streams(outputs):
    """The kernel sends a text in as many pieces as it likes: neighbours become one, as in JupyterLab."""
    joined = []
    for output in outputs:
        last = joined[-1] if joined else None
        if last and output.output_type == last.output_type == "stream" and output.name == last.name:
            last.text += output.text
        else:
            joined.append(output)
    return joined


async def run_cell(client, cell, index, count):
    """A cell fails by its status, by any text on stderr, or by not having run."""
    error = ""
    statuses = []
    client.on_cell_executed = lambda execute_reply, **_: statuses.append(execute_reply["content"]["status"])
    try:
        await client.async_execute_cell(cell, index, execution_count=count)
    except CellExecutionError:
        error = "The cell failed without a message."
    except CellTimeoutError:
        error = f"The cell was still running after {SECONDS_A_CELL} s."
    except DeadKernelError:
        error = "The kernel died in this cell."
    if not error and statuses != ["ok"]:
        error = f"The cell did not run{': ' + statuses[0] if statuses else ''}."
    cell.outputs = join_streams(cell.outputs)
    message = stderr_of(cell).strip() or error
    if message:
        raise Failure(index, message)


async def run(notebook, folder, kernel):
    """Runs every code cell in order, with fresh outputs."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
            cell.metadata.pop("execution", None)
    count = 0
    options = dict(timeout=SECONDS_A_CELL, kernel_name=kernel, record_timing=False, force_raise_errors=True)
    client = NotebookClient(notebook, resources={"metadata": {"path": folder}}, **options)
    async with client.async_setup_kernel():
        for index, cell in enumerate(notebook.cells):
            if is_code(cell):
                began = time.perf_counter()
                count += 1
                await run_cell(client, cell, index, count)
                tell("cell", index=index, seconds=time.perf_counter() - began)
        reply = await client.kc.kernel_info(reply=True)
        language, spec = reply["content"]["language_info"], client.km.kernel_spec
    names = dict(display_name=spec.display_name, language=spec.language, name=kernel)
    notebook.metadata.update(kernelspec=names, language_info=language)


def text_of(notebook):
    nbformat.validate(notebook)
    return nbformat.writes(notebook) + "\n"


def main(path, kernel="tslab"):
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that the kernel is shut down
    with open(path, "rb") as file:
        source = file.read()
    notebook = nbformat.reads(source.decode("utf-8"), as_version=4)
    facts = dict(before=copy.deepcopy(notebook), source=hashlib.sha256(source).hexdigest())
    tell("begin", cells=sum(map(is_code, notebook.cells)), **facts)
    began = time.perf_counter()
    try:
        asyncio.run(run(notebook, os.path.dirname(os.path.abspath(path)), kernel))
    except Failure as failure:
        tell("failure", index=failure.index, message=str(failure))
        return
    tell("done", seconds=time.perf_counter() - began, after=notebook)
    line = sys.stdin.readline()
    if line.strip():
        tell("text", text=text_of(nbformat.from_dict(json.loads(line))))


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except KeyboardInterrupt:
        sys.exit(130)
