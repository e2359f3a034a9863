import { spawnSync } from 'node:child_process';
import process from 'node:process';

const program = `
import sys, time
import numpy
if 'openblas' not in str(numpy.show_config(mode='dicts')).lower(): sys.exit('numpy is not built with OpenBLAS')
m, k, n = (int(a) for a in sys.argv[1:])
a = numpy.full((m, k), 0.5, numpy.float32); b = numpy.full((k, n), 0.5, numpy.float32); c = numpy.empty((m, n), numpy.float32)
best = 1e9; end = time.perf_counter() + 0.5
while time.perf_counter() < end:
    t = time.perf_counter(); numpy.matmul(a, b, out=c); best = min(best, time.perf_counter() - t)
print(best)
`;

/** Nanoseconds that OpenBLAS takes for a product on one thread, by numpy; in words why not where it cannot be asked. */
export function openBlas(m: number, k: number, n: number): number | string {
  const env = { ...process.env, OPENBLAS_NUM_THREADS: '1' };
  const { status, stdout, stderr, error } = spawnSync('python3', ['-c', program, `${m}`, `${k}`, `${n}`], { encoding: 'utf8', env });
  if (error) return 'there is no python3';
  return status === 0 ? 1e9 * Number(stdout) : (stderr.trim().split('\n').at(-1) ?? 'python3 failed');
}

const torchProgram = `
import time
import torch
torch.set_num_threads(1)
layers = []
sizes = [784, 300, 300, 300, 10]
for i, o in zip(sizes, sizes[1:]): layers += [torch.nn.Linear(i, o), torch.nn.ReLU()]
net = torch.nn.Sequential(*layers[:-1]); opt = torch.optim.Adam(net.parameters(), lr=1e-6)
x = torch.rand(150, 784); y = torch.randint(10, (150,)); best = 1e9
for _ in range(60):
    t = time.perf_counter(); opt.zero_grad(); torch.nn.functional.cross_entropy(net(x), y).backward(); opt.step()
    best = min(best, time.perf_counter() - t)
print(1e3 * best)
`;

/** Milliseconds of PyTorch's SmallFCNet step with Adam on one thread; in words why not where it cannot be asked. */
export function torchStep(): number | string {
  const { status, stdout, error } = spawnSync('python3', ['-c', torchProgram], { encoding: 'utf8' });
  if (error) return 'there is no python3';
  return status === 0 ? Number(stdout) : 'PyTorch is not installed';
}
