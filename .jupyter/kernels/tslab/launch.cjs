// The kernel of the notebooks: the project's own tslab, with what it lacks.
// kernel.json starts it as `node launch.cjs <connection file>`. CommonJS, as tslab is: the library has to find in
// require.cache the one tslab that runs.
const path = require("node:path");
const { Worker } = require("node:worker_threads");

// First of all, for tslab takes seconds to load; and a thread of its own, for a cell may never end.
new Worker(path.join(__dirname, "end-with-parent.cjs"), { workerData: process.ppid }).unref();

const jupyter = require("tslab/dist/jupyter.js");
const { startKernel } = require("tslab/dist/main.js");
const { CellHandler } = require("./cells.cjs");
const { Server } = require("./server.cjs");

Object.assign(jupyter, { JupyterHandlerImpl: CellHandler, ZmqServer: Server }); // startKernel takes them from there
// Else a tslab near the notebook's folder would be started instead, as it is.
startKernel({ configPath: process.argv[2], enableFindLocal: false });
