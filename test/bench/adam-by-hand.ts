/** Adam on the paper's functions as a careful person writes it by hand: the gradient inlined, everything in local variables. */

/** A loop of its own for each function: a shared one would call the gradient through a variable. */
export type Loop = (x: number, y: number, iterations: number) => number;

export const loops: Readonly<Record<string, Loop>> = {
  ackley(startX, startY, iterations) {
    let [x, y, mx, my, vx, vy, p1, p2] = [startX, startY, 0, 0, 0, 0, 1, 1];
    for (let t = 0; t < iterations; t++) {
      const root = Math.sqrt(0.5 * (x * x + y * y));
      const near = (2 * Math.exp(-0.2 * root)) / root;
      const wave = Math.PI * Math.exp(0.5 * (Math.cos(2 * Math.PI * x) + Math.cos(2 * Math.PI * y)));
      const gx = near * x + wave * Math.sin(2 * Math.PI * x);
      const gy = near * y + wave * Math.sin(2 * Math.PI * y);
      p1 *= 0.9;
      p2 *= 0.999;
      mx = 0.9 * mx + 0.1 * gx;
      my = 0.9 * my + 0.1 * gy;
      vx = 0.999 * vx + 0.001 * gx * gx;
      vy = 0.999 * vy + 0.001 * gy * gy;
      x -= (0.01 * (mx / (1 - p1))) / (Math.sqrt(vx / (1 - p2)) + 1e-8);
      y -= (0.01 * (my / (1 - p1))) / (Math.sqrt(vy / (1 - p2)) + 1e-8);
    }
    return x + y;
  },
  beale(startX, startY, iterations) {
    let [x, y, mx, my, vx, vy, p1, p2] = [startX, startY, 0, 0, 0, 0, 1, 1];
    for (let t = 0; t < iterations; t++) {
      const y2 = y * y;
      const y3 = y2 * y;
      const a = 1.5 - x + x * y;
      const b = 2.25 - x + x * y2;
      const c = 2.625 - x + x * y3;
      const gx = 2 * (a * (y - 1) + b * (y2 - 1) + c * (y3 - 1));
      const gy = 2 * x * (a + 2 * b * y + 3 * c * y2);
      p1 *= 0.9;
      p2 *= 0.999;
      mx = 0.9 * mx + 0.1 * gx;
      my = 0.9 * my + 0.1 * gy;
      vx = 0.999 * vx + 0.001 * gx * gx;
      vy = 0.999 * vy + 0.001 * gy * gy;
      x -= (0.01 * (mx / (1 - p1))) / (Math.sqrt(vx / (1 - p2)) + 1e-8);
      y -= (0.01 * (my / (1 - p1))) / (Math.sqrt(vy / (1 - p2)) + 1e-8);
    }
    return x + y;
  },
  /** With the powers that the source writes: JavaScript's y ** 3 is not y * y * y to the last bit, and takes longer. */
  'beale, y ** 3'(startX, startY, iterations) {
    let [x, y, mx, my, vx, vy, p1, p2] = [startX, startY, 0, 0, 0, 0, 1, 1];
    for (let t = 0; t < iterations; t++) {
      const y2 = y * y;
      const y3 = y ** 3;
      const a = 1.5 - x + x * y;
      const b = 2.25 - x + x * y2;
      const c = 2.625 - x + x * y3;
      const gx = 2 * (a * (y - 1) + b * (y2 - 1) + c * (y3 - 1));
      const gy = 2 * x * (a + 2 * b * y + 3 * c * y2);
      p1 *= 0.9;
      p2 *= 0.999;
      mx = 0.9 * mx + 0.1 * gx;
      my = 0.9 * my + 0.1 * gy;
      vx = 0.999 * vx + 0.001 * gx * gx;
      vy = 0.999 * vy + 0.001 * gy * gy;
      x -= (0.01 * (mx / (1 - p1))) / (Math.sqrt(vx / (1 - p2)) + 1e-8);
      y -= (0.01 * (my / (1 - p1))) / (Math.sqrt(vy / (1 - p2)) + 1e-8);
    }
    return x + y;
  },
  levi(startX, startY, iterations) {
    let [x, y, mx, my, vx, vy, p1, p2] = [startX, startY, 0, 0, 0, 0, 1, 1];
    for (let t = 0; t < iterations; t++) {
      const s = Math.sin(3 * Math.PI * y);
      const r = Math.sin(2 * Math.PI * y);
      const gx = 6 * Math.PI * Math.sin(3 * Math.PI * x) * Math.cos(3 * Math.PI * x) + 2 * (x - 1) * (1 + s * s);
      const gy =
        6 * Math.PI * (x - 1) * (x - 1) * s * Math.cos(3 * Math.PI * y) +
        2 * (y - 1) * (1 + r * r) +
        4 * Math.PI * (y - 1) * (y - 1) * r * Math.cos(2 * Math.PI * y);
      p1 *= 0.9;
      p2 *= 0.999;
      mx = 0.9 * mx + 0.1 * gx;
      my = 0.9 * my + 0.1 * gy;
      vx = 0.999 * vx + 0.001 * gx * gx;
      vy = 0.999 * vy + 0.001 * gy * gy;
      x -= (0.01 * (mx / (1 - p1))) / (Math.sqrt(vx / (1 - p2)) + 1e-8);
      y -= (0.01 * (my / (1 - p1))) / (Math.sqrt(vy / (1 - p2)) + 1e-8);
    }
    return x + y;
  },
  schaffer2(startX, startY, iterations) {
    let [x, y, mx, my, vx, vy, p1, p2] = [startX, startY, 0, 0, 0, 0, 1, 1];
    for (let t = 0; t < iterations; t++) {
      const d = x * x - y * y;
      const s = Math.sin(d);
      const q = 1 + 0.001 * (x * x + y * y);
      const waves = (2 * s * Math.cos(d)) / (q * q);
      const bowl = (0.002 * (s * s - 0.5)) / (q * q * q);
      const gx = 2 * x * (waves - bowl);
      const gy = -2 * y * (waves + bowl);
      p1 *= 0.9;
      p2 *= 0.999;
      mx = 0.9 * mx + 0.1 * gx;
      my = 0.9 * my + 0.1 * gy;
      vx = 0.999 * vx + 0.001 * gx * gx;
      vy = 0.999 * vy + 0.001 * gy * gy;
      x -= (0.01 * (mx / (1 - p1))) / (Math.sqrt(vx / (1 - p2)) + 1e-8);
      y -= (0.01 * (my / (1 - p1))) / (Math.sqrt(vy / (1 - p2)) + 1e-8);
    }
    return x + y;
  },
};
