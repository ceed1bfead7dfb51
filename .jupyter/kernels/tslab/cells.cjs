const { JupyterHandlerImpl } = require("tslab/dist/jupyter.js");
const { joined } = require("./joined-text.cjs");

/** tslab's answers to what is asked of a kernel, with those to cells as readers expect them. */
class CellHandler extends JupyterHandlerImpl {
  /**
   * What a cell prints is joined, in its place among what it shows. After an error tslab answers the cells that wait
   * with "abort"; Jupyter's word is "aborted", and with another a cell stays at [*].
   */
  async handleExecute(request, writeStream, writeDisplayData) {
    const text = joined(writeStream);
    const show = (data, update) => {
      text.flush();
      writeDisplayData(data, update);
    };
    const reply = await super.handleExecute(request, text.write, show);
    text.flush();
    return reply.status === "abort" ? { status: "aborted" } : reply;
  }
}

module.exports = { CellHandler };
