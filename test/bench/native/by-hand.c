/*
 * The functions of by-hand.ts once more, in C. Reads a line "CASE TIMES" at a time, calls the case's function so often, and
 * answers with the nanoseconds that it took. The point moves from call to call as it does in the other languages.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define PI 3.14159265358979323846
#define E 2.71828182845904523536
enum { N = 100, ODE_STEPS = 50, ROWS = 1000, STEPS = 10000 };

typedef double (*function)(const double *, double *);

static double xs[ROWS], ys[ROWS], prey[ODE_STEPS], predators[ODE_STEPS], visited[STEPS];

static double ackley(const double *p, double *g) {
  double x = p[0], y = p[1];
  double distance = sqrt(0.5 * (x * x + y * y));
  double ax = 2 * PI * x, ay = 2 * PI * y;
  double e1 = exp(-0.2 * distance), e2 = exp(0.5 * (cos(ax) + cos(ay)));
  double radial = 2 * e1 / distance, wave = PI * e2;
  g[0] = radial * x + wave * sin(ax);
  g[1] = radial * y + wave * sin(ay);
  return -20 * e1 - e2 + E + 20;
}

static double beale(const double *p, double *g) {
  double x = p[0], y = p[1], y2 = y * y, y3 = y2 * y;
  double t1 = 1.5 - x + x * y, t2 = 2.25 - x + x * y2, t3 = 2.625 - x + x * y3;
  g[0] = 2 * (t1 * (y - 1) + t2 * (y2 - 1) + t3 * (y3 - 1));
  g[1] = 2 * x * (t1 + 2 * t2 * y + 3 * t3 * y2);
  return t1 * t1 + t2 * t2 + t3 * t3;
}

static double levi(const double *p, double *g) {
  double x = p[0], y = p[1], ax = 3 * PI * x, ay = 3 * PI * y, by = 2 * PI * y;
  double sx = sin(ax), sy = sin(ay), ty = sin(by), dx = x - 1, dy = y - 1;
  double a = 1 + sy * sy, b = 1 + ty * ty;
  g[0] = 6 * PI * sx * cos(ax) + 2 * dx * a;
  g[1] = 6 * PI * dx * dx * sy * cos(ay) + 2 * dy * b + 4 * PI * dy * dy * ty * cos(by);
  return sx * sx + dx * dx * a + dy * dy * b;
}

static double schaffer(const double *p, double *g) {
  double x = p[0], y = p[1], u = x * x - y * y, s = sin(u), d = 1 + 0.001 * (x * x + y * y);
  double n = s * s - 0.5, d2 = d * d, du = 2 * s * cos(u) / d2, dd = -2 * n / (d2 * d);
  g[0] = 2 * x * (du + 0.001 * dd);
  g[1] = 2 * y * (0.001 * dd - du);
  return 0.5 + n / d2;
}

static double rosenbrock(const double *p, double *g) {
  double sum = 0;
  g[0] = 0;
  for (int i = 0; i < N - 1; i++) {
    double x = p[i], t = p[i + 1] - x * x, u = 1 - x;
    sum += 100 * t * t + u * u;
    g[i] = g[i] - 400 * t * x - 2 * u;
    g[i + 1] = 200 * t;
  }
  return sum;
}

static double ode(const double *p, double *g) {
  double alpha = p[0], beta = p[1], delta = p[2], h = 0.02, u = 1.2, v = 0.8;
  for (int i = 0; i < ODE_STEPS; i++) {
    prey[i] = u;
    predators[i] = v;
    double met = u * v, du = alpha * u - beta * met, dv = delta * met - v;
    u += h * du;
    v += h * dv;
  }
  double eu = u - 1, ev = v - 1, bu = 2 * eu, bv = 2 * ev, ga = 0, gb = 0, gd = 0;
  for (int i = ODE_STEPS - 1; i >= 0; i--) {
    u = prey[i];
    v = predators[i];
    double hu = h * bu, hv = h * bv, met = delta * hv - beta * hu;
    ga += hu * u;
    gb -= hu * u * v;
    gd += hv * u * v;
    bu += alpha * hu + v * met;
    bv += u * met - hv;
  }
  g[0] = ga;
  g[1] = gb;
  g[2] = gd;
  return eu * eu + ev * ev;
}

static double least_squares(const double *p, double *g) {
  double sum = 0, gm = 0, gc = 0;
  for (int i = 0; i < ROWS; i++) {
    double r = p[0] * xs[i] + p[1] - ys[i];
    sum += r * r;
    gm += 2 * r * xs[i];
    gc += 2 * r;
  }
  g[0] = gm;
  g[1] = gc;
  return sum;
}

static double logistic(const double *p, double *g) {
  double r = p[0], x = p[1], bar = 1, gr = 0;
  for (int i = 0; i < STEPS; i++) {
    visited[i] = x;
    x = r * x * (1 - x);
  }
  for (int i = STEPS - 1; i >= 0; i--) {
    double v = visited[i], rest = 1 - v;
    gr += bar * v * rest;
    bar *= r * rest - r * v;
  }
  g[0] = gr;
  g[1] = bar;
  return x;
}

static const struct { function call; int arity; } cases[] = {
  {ackley, 2}, {beale, 2}, {levi, 2}, {schaffer, 2}, {rosenbrock, N}, {ode, 3}, {least_squares, 2}, {logistic, 2},
};

static double point[N], gradient[N];
static volatile double sink;

int main(int count, char **words) {
  if (count != 3) return 2;
  FILE *in = fopen(words[1], "r"), *out = fopen(words[2], "w");
  if (!in || !out) return 1;
  for (int i = 0; i < ROWS; i++) {
    xs[i] = sin(i);
    ys[i] = 2 * sin(i) + 1 + 0.1 * cos(7 * i);
  }
  int which, times, last = -1;
  while (fscanf(in, "%d %d", &which, &times) == 2) {
    static const double starts[][3] = {{0.7, 0.4}, {0.7, 0.4}, {0.7, 0.4}, {0.7, 0.4}, {0}, {1.1, 0.9, 0.7}, {1.5, 0.5}, {3.9, 0.3}};
    if (which != last) for (int i = 0; i < cases[which].arity; i++) point[i] = which == 4 ? sin(i) : starts[which][i];
    last = which;
    function call = cases[which].call;
    int mask = 1;
    while (2 * mask <= cases[which].arity) mask *= 2;
    struct timespec from, to;
    double sum = 0;
    clock_gettime(CLOCK_MONOTONIC, &from);
    for (int i = 0; i < times; i++) {
      point[i & (mask - 1)] += i & mask ? 1e-9 : -1e-9;
      sum += call(point, gradient);
    }
    clock_gettime(CLOCK_MONOTONIC, &to);
    sink = sum;
    fprintf(out, "%.0f\n", (to.tv_sec - from.tv_sec) * 1e9 + (to.tv_nsec - from.tv_nsec));
    fflush(out);
  }
  return 0;
}
