/**
 * Value and gradient as a person who wants speed writes them: straight lines or loops, every common factor computed once.
 * They compute the same primal expressions as the programs that they stand beside.
 */
export type ByHand = (point: Float64Array, gradient: Float64Array) => number;

/** -20 exp(-0.2 √(½(x² + y²))) - exp(½(cos 2πx + cos 2πy)) + e + 20 */
export const ackley: ByHand = (point, gradient) => {
  const x = point[0] ?? 0;
  const y = point[1] ?? 0;
  const distance = Math.sqrt(0.5 * (x * x + y * y));
  const ax = 2 * Math.PI * x;
  const ay = 2 * Math.PI * y;
  const e1 = Math.exp(-0.2 * distance);
  const e2 = Math.exp(0.5 * (Math.cos(ax) + Math.cos(ay)));
  const radial = (2 * e1) / distance;
  const wave = Math.PI * e2;
  gradient[0] = radial * x + wave * Math.sin(ax);
  gradient[1] = radial * y + wave * Math.sin(ay);
  return -20 * e1 - e2 + Math.E + 20;
};

export const beale: ByHand = (point, gradient) => {
  const x = point[0] ?? 0;
  const y = point[1] ?? 0;
  const y2 = y * y;
  const y3 = y2 * y;
  const t1 = 1.5 - x + x * y;
  const t2 = 2.25 - x + x * y2;
  const t3 = 2.625 - x + x * y3;
  gradient[0] = 2 * (t1 * (y - 1) + t2 * (y2 - 1) + t3 * (y3 - 1));
  gradient[1] = 2 * x * (t1 + 2 * t2 * y + 3 * t3 * y2);
  return t1 * t1 + t2 * t2 + t3 * t3;
};

export const levi: ByHand = (point, gradient) => {
  const x = point[0] ?? 0;
  const y = point[1] ?? 0;
  const ax = 3 * Math.PI * x;
  const ay = 3 * Math.PI * y;
  const by = 2 * Math.PI * y;
  const sx = Math.sin(ax);
  const sy = Math.sin(ay);
  const ty = Math.sin(by);
  const dx = x - 1;
  const dy = y - 1;
  const p = 1 + sy * sy;
  const q = 1 + ty * ty;
  gradient[0] = 6 * Math.PI * sx * Math.cos(ax) + 2 * dx * p;
  gradient[1] = 6 * Math.PI * dx * dx * sy * Math.cos(ay) + 2 * dy * q + 4 * Math.PI * dy * dy * ty * Math.cos(by);
  return sx * sx + dx * dx * p + dy * dy * q;
};

/** 0.5 + (sin²(x² - y²) - 0.5) / (1 + 0.001 (x² + y²))² */
export const schaffer: ByHand = (point, gradient) => {
  const x = point[0] ?? 0;
  const y = point[1] ?? 0;
  const u = x * x - y * y;
  const s = Math.sin(u);
  const d = 1 + 0.001 * (x * x + y * y);
  const n = s * s - 0.5;
  const d2 = d * d;
  const du = (2 * s * Math.cos(u)) / d2;
  const dd = (-2 * n) / (d2 * d);
  gradient[0] = 2 * x * (du + 0.001 * dd);
  gradient[1] = 2 * y * (0.001 * dd - du);
  return 0.5 + n / d2;
};

export const rosenbrock: ByHand = (point, gradient) => {
  const n = point.length;
  let sum = 0;
  gradient.fill(0);
  for (let i = 0; i < n - 1; i++) {
    const x = point[i] ?? 0;
    const t = (point[i + 1] ?? 0) - x * x;
    const u = 1 - x;
    sum += 100 * t * t + u * u;
    gradient[i] = (gradient[i] ?? 0) - 400 * t * x - 2 * u;
    gradient[i + 1] = 200 * t;
  }
  return sum;
};

/** Lotka–Volterra prey and predator by Euler's method; the loss is the squared distance of the end from (1, 1). */
export function ode(steps: number): ByHand {
  const prey = new Float64Array(steps);
  const predators = new Float64Array(steps);
  const h = 0.02;
  return (point, gradient) => {
    const alpha = point[0] ?? 0;
    const beta = point[1] ?? 0;
    const delta = point[2] ?? 0;
    let u = 1.2;
    let v = 0.8;
    for (let i = 0; i < steps; i++) {
      prey[i] = u;
      predators[i] = v;
      const met = u * v;
      const du = alpha * u - beta * met;
      const dv = delta * met - v;
      u += h * du;
      v += h * dv;
    }
    const eu = u - 1;
    const ev = v - 1;
    let bu = 2 * eu;
    let bv = 2 * ev;
    let ga = 0;
    let gb = 0;
    let gd = 0;
    for (let i = steps - 1; i >= 0; i--) {
      u = prey[i] ?? 0;
      v = predators[i] ?? 0;
      const hu = h * bu;
      const hv = h * bv;
      const met = delta * hv - beta * hu;
      ga += hu * u;
      gb -= hu * u * v;
      gd += hv * u * v;
      bu += alpha * hu + v * met;
      bv += u * met - hv;
    }
    gradient[0] = ga;
    gradient[1] = gb;
    gradient[2] = gd;
    return eu * eu + ev * ev;
  };
}

/** Σ (m·x + c - y)² over rows of data. */
export function leastSquares(xs: Float64Array, ys: Float64Array): ByHand {
  return (point, gradient) => {
    const slope = point[0] ?? 0;
    const intercept = point[1] ?? 0;
    let sum = 0;
    let gm = 0;
    let gc = 0;
    for (let i = 0; i < xs.length; i++) {
      const x = xs[i] ?? 0;
      const r = slope * x + intercept - (ys[i] ?? 0);
      sum += r * r;
      gm += 2 * r * x;
      gc += 2 * r;
    }
    gradient[0] = gm;
    gradient[1] = gc;
    return sum;
  };
}

/** The logistic map x ← r x (1 - x), many times over: by r and by the start. */
export function logistic(steps: number): ByHand {
  const visited = new Float64Array(steps);
  return (point, gradient) => {
    const r = point[0] ?? 0;
    let x = point[1] ?? 0;
    for (let i = 0; i < steps; i++) {
      visited[i] = x;
      x = r * x * (1 - x);
    }
    let bar = 1;
    let gr = 0;
    for (let i = steps - 1; i >= 0; i--) {
      const v = visited[i] ?? 0;
      const rest = 1 - v;
      gr += bar * v * rest;
      bar *= r * rest - r * v;
    }
    gradient[0] = gr;
    gradient[1] = bar;
    return x;
  };
}
