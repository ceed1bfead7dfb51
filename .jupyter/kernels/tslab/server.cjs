const { ZmqServer } = require("tslab/dist/jupyter.js");

/** tslab's server, which loses no message and does not live on without its sockets. */
class Server extends ZmqServer {
  /**
   * tslab does not wait for one send before the next. zeromq lets only one be on its way: after 512 in a row the next
   * one is put off and all others are refused, so that a reply or the end of a cell is lost. With a time-out of 0
   * no send is ever put off; without a limit to what waits in the socket none is dropped for a slow reader.
   */
  async bindSocket(socket, port) {
    socket.sendTimeout = 0;
    socket.sendHighWaterMark = 0;
    await super.bindSocket(socket, port);
  }

  /**
   * A quick client asks before the last socket is bound. zeromq sends nothing from a socket that is being
   * bound, so tslab's answer would fail, and the client wait for it for ever.
   */
  async handleShellMessage(...message) {
    await this.bound;
    return super.handleShellMessage(...message);
  }

  /** A port that is taken ends the process, and Jupyter starts another with other ports; tslab would wait for ever. */
  async init() {
    this.bound = super.init();
    try {
      await this.bound;
    } catch (error) {
      console.error(`The kernel cannot start: ${error.message}`);
      process.exit(1);
    }
  }
}

module.exports = { Server };
