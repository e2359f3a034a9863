/** Runs in the extension host beside Backpath, for tests that must break something in there, or time it. */
const threads = require('node:worker_threads');
const { monitorEventLoopDelay } = require('node:perf_hooks');
const vscode = require('vscode');

/** Workers that are alive, newest last. */
const alive = [];
const Original = threads.Worker;
threads.Worker = class extends Original {
  constructor(...args) {
    super(...args);
    alive.push(this);
    this.on('exit', () => alive.splice(alive.indexOf(this), 1));
  }
};

/** Milliseconds between two looks at the clock. */
const RESOLUTION = 5;

exports.activate = ({ subscriptions }) => {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION });
  delays.enable();
  const status = vscode.window.createStatusBarItem(vscode.StatusBarAlignment.Left);
  const commands = {
    endWorker: () => alive.at(-1)?.terminate(),
    watchHost: () => {
      status.hide();
      delays.reset();
    },
    showHost: () => {
      status.text = `host busy for ${(delays.max / 1e6 - RESOLUTION).toFixed(1)} ms at most`;
      status.show();
    },
  };
  for (const [name, run] of Object.entries(commands)) subscriptions.push(vscode.commands.registerCommand(`backpathTest.${name}`, run));
  subscriptions.push(status, { dispose: () => delays.disable() });
};
