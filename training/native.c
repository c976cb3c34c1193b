/* What PyTorch does slowly on one core: the recurrence of the simple recurrent unit, and Adam in one pass.
 * c[t] = f c[t-1] + (1-f) x;  h = r tanh(c) + (1-r) s;  f = sigmoid(F + vf c[t-1]);  r = sigmoid(R + vr c[t-1])
 * u: [T][B][2][3][H] holds x, F, R of both directions (biases added); s, h, c: [T][B][2][H]; vf, vr: [2][H];
 * m: [T][B] 1 for a token, 0 for padding (state kept at 0). The second direction runs from the last token to the first.
 * `restrict` and the branch-free inner loops let gcc use vector exp: ten times as fast. */
#include <math.h>
#include <string.h>
#define V float *restrict
static const float zero[1024];
static inline float sg(float x) { return 1.0f / (1.0f + expf(-x)); }
static inline float th(float x) { return 2.0f / (1.0f + expf(-2.0f * x)) - 1.0f; }

static void step(int H, const V x, const V F, const V R, const V sk, const V q, const V vf, const V vr, V c, V h) {
  for (int k = 0; k < H; k++) {
    float f = sg(F[k] + vf[k] * q[k]), r = sg(R[k] + vr[k] * q[k]), y = f * q[k] + (1 - f) * x[k];
    c[k] = y;
    h[k] = r * th(y) + (1 - r) * sk[k];
  }
}

static void back(int H, const V x, const V F, const V R, const V sk, const V q, const V vf, const V vr, const V c, const V dh,
                 V gx, V gF, V gR, V ds, V dvf, V dvr, V g) {
  for (int k = 0; k < H; k++) {
    float f = sg(F[k] + vf[k] * q[k]), r = sg(R[k] + vr[k] * q[k]), y = th(c[k]), d = dh[k];
    float gc = g[k] + d * r * (1 - y * y), gr = d * (y - sk[k]) * r * (1 - r), gf = gc * (q[k] - x[k]) * f * (1 - f);
    gx[k] = gc * (1 - f), gF[k] = gf, gR[k] = gr, ds[k] = d * (1 - r);
    dvf[k] += gf * q[k], dvr[k] += gr * q[k];
    g[k] = gc * f + gf * vf[k] + gr * vr[k];
  }
}

/* The row before (t, b) in the direction's own order, or zeros. */
static const float *before(const float *c, int t, int b, int T, int B, int H, int d) {
  int p = d ? t + 1 : t - 1;
  return p < 0 || p >= T ? zero : c + ((p * B + b) * 2L + d) * H;
}

void sru_forward(int T, int B, int H, const float *u, const float *s, const float *m, const float *vf, const float *vr,
                 float *c, float *h) {
  for (int d = 0; d < 2; d++)
    for (int i = 0; i < T; i++)
      for (int b = 0, t = d ? T - 1 - i : i; b < B; b++) {
        long o = ((t * B + b) * 2L + d) * H;
        const float *x = u + 3 * o;
        if (m[t * B + b] == 0) memset(c + o, 0, H * sizeof(float)), memset(h + o, 0, H * sizeof(float));
        else step(H, x, x + H, x + 2 * H, s + o, before(c, t, b, T, B, H, d), vf + d * H, vr + d * H, c + o, h + o);
      }
}

/* dc: [B][H] scratch. dvf, dvr: [2][H], zero at the start. */
void sru_backward(int T, int B, int H, const float *u, const float *s, const float *m, const float *vf, const float *vr,
                  const float *c, const float *dh, float *du, float *ds, float *dvf, float *dvr, float *dc) {
  for (int d = 0; d < 2; d++) {
    memset(dc, 0, (long)B * H * sizeof(float));
    for (int i = T - 1; i >= 0; i--)
      for (int b = 0, t = d ? T - 1 - i : i; b < B; b++) {
        long o = ((t * B + b) * 2L + d) * H;
        const float *x = u + 3 * o;
        float *g = du + 3 * o, *state = dc + b * (long)H;
        if (m[t * B + b] == 0) memset(g, 0, 3L * H * sizeof(float)), memset(ds + o, 0, H * sizeof(float)), memset(state, 0, H * sizeof(float));
        else back(H, x, x + H, x + 2 * H, s + o, before(c, t, b, T, B, H, d), vf + d * H, vr + d * H, c + o, dh + o,
                  g, g + H, g + 2 * H, ds + o, dvf + d * H, dvr + d * H, state);
      }
  }
}

/* p -= rate · m̂ / (√v̂ + eps); `one` and `two` are the bias corrections 1 − βᵗ. */
void adam(long n, V p, const V g, V m, V v, float rate, float b1, float b2, float one, float two, float clip) {
  for (long i = 0; i < n; i++) {
    float d = g[i] * clip;
    m[i] = b1 * m[i] + (1 - b1) * d;
    v[i] = b2 * v[i] + (1 - b2) * d * d;
    p[i] -= rate * (m[i] / one) / (sqrtf(v[i] / two) + 1e-8f);
  }
}

double squares(long n, const float *g) {
  double s = 0;
  for (long i = 0; i < n; i++) s += (double)g[i] * g[i];
  return s;
}
