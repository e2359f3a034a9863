/**
 * Runs a script of this checkout with everything installed and under the project's own Node: `node bootstrap.mjs SCRIPT ARGUMENT…`.
 *
 * It is the first thing that every npm script runs, so it is plain JavaScript without dependencies for the oldest Node that a machine
 * may have (20). VS Code's server and several tools need Node 24, which is itself one of the packages installed here.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const modules = join(root, 'node_modules');
const stamp = join(modules, '.backpath-install');
const node24 = join(modules, '.bin', 'node');

const vscode = join(modules, 'code-server', 'lib', 'vscode');
const production = ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'];

/** In this order. The Node binary is the one package whose install script must run. */
const steps = [
  { what: 'our packages', arguments: ['install', '--no-save'], directory: root },
  { what: 'Node 24', arguments: ['rebuild', 'node', '--ignore-scripts=false', '--foreground-scripts'], directory: root },
  { what: 'VS Code’s server', arguments: production, directory: vscode },
  { what: 'its language features', arguments: production, directory: join(vscode, 'extensions') },
];

const [script, ...rest] = process.argv.slice(2);
if (Number(process.versions.node.split('.')[0]) < 20) fail(`Node 20 or later is needed; this is ${process.version}.`);
if (script === undefined) fail('Usage: node test/host/bootstrap.mjs SCRIPT ARGUMENT…');
if (!isInstalled()) install();
run();

function isInstalled() {
  return existsSync(node24) && existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash();
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex');
}

/** Everything that npm prints goes to stderr: stdout belongs to the script, which may be a program in a pipe. */
function install() {
  console.error('Backpath: installing the packages of package-lock.json (about a minute, once) …');
  const npm = process.env['npm_execpath'];
  for (const step of steps) {
    const [command, ...first] = npm === undefined ? ['npm'] : [process.execPath, npm];
    const result = spawnSync(command, [...first, ...step.arguments, '--loglevel=error'], { cwd: step.directory, stdio: ['ignore', 2, 2] });
    if (result.status !== 0) fail(`installing ${step.what} failed; npm's messages are above.`);
  }
  writeFileSync(stamp, lockHash());
}

function run() {
  const child = spawn(node24, [join(root, script), ...rest], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(error.message));
  child.on('exit', (code, signal) => process.exit(signal === null ? code : 1));
}

function fail(message) {
  console.error(`Backpath: ${message}`);
  process.exit(1);
}
