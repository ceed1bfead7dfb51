"""Signs the notebooks named as arguments that are as the course publishes them, so that JupyterLab trusts their outputs.

Trusted outputs run their scripts on opening, as the owner of the machine: a notebook whose bytes are not on the list of
`npm run notebooks` is left for its reader to trust, whatever its name and its folder.
"""

import hashlib
import sys
from pathlib import Path

LIST = Path(__file__).resolve().parents[2] / ".jupyter" / "notebooks.sha256"


def published():
    """The hashes on the list: the first word of each line."""
    return {line.split()[0] for line in LIST.read_text(encoding="utf-8").splitlines() if line.strip()}


def digest(data):
    """Of the bytes, with the line ends of the list's own system: the others may come with a copy of the folder."""
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()


def sign(data):
    import nbformat
    from nbformat.sign import NotebookNotary

    NotebookNotary().sign(nbformat.reads(data.decode("utf-8"), as_version=4))


if __name__ == "__main__":
    hashes = published()
    for name in sys.argv[1:]:
        data = Path(name).read_bytes()  # read once: what is hashed is what is signed
        if digest(data) in hashes:
            sign(data)
            print(name)
