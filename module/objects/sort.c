// SPDX-License-Identifier: GPL-2.0
/*
 * sort - list.sort(): a stable merge sort that feeds on existing order
 *
 * The array is cut into runs: stretches that are ascending already, or
 * strictly descending and then turned round, short ones made longer by binary
 * insertion. Two neighbouring runs are merged in the place where one of them,
 * the shorter, has been copied out of the way; when one side keeps winning,
 * the merge searches ahead in growing strides (gallops) and moves whole blocks.
 * Which neighbours are merged when is decided by the depth ("power") their
 * boundary would have in a nearly optimal merge tree (Munro and Wild 2018).
 *
 * The only question ever asked of items is "is x < y?". The answer may be
 * nonsense, an exception or a side effect; whatever it is, the array always
 * holds a permutation of what it held, counting the part copied out.
 *
 * While a list is being sorted it looks empty, so that code run by a
 * comparison cannot reach the array.
 */
#include "containers_priv.h"

/* Arrays shorter than this are one run. */
#define SORT_SHORT	64
/* Consecutive wins after which a merge starts galloping. */
#define SORT_GALLOP	7
/* Powers on the stack of runs are strictly ascending and below 64. */
#define SORT_MAX_RUNS	66

/**
 * struct sort_pos - a place in the array of keys and in that of the items
 * @key: what is compared
 * @value: what goes along with it; NULL when the items are their own keys
 */
struct sort_pos {
	struct ob_object **key;
	struct ob_object **value;
};

struct sort_run {
	s64 start;
	s64 len;
	int power;
};

/**
 * struct sort - one sort in progress
 * @rt: the runtime
 * @less: comparison for the kind of keys at hand: 1, 0 or -1 raised
 * @base: what is sorted
 * @n: its length
 * @temp: room for the shorter side of a merge
 * @temp_size: entries it has, each once for keys and once for values
 * @min_gallop: wins in a row before galloping; adapts to the data
 * @nr_runs: runs that wait to be merged
 * @run: those runs; NULL for an array so short that it is one run
 */
struct sort {
	struct ob_rt *rt;
	int (*less)(struct ob_rt *rt, struct ob_object *a,
		    struct ob_object *b);
	struct sort_pos base;
	s64 n;
	struct sort_pos temp;
	s64 temp_size;
	s64 min_gallop;
	int nr_runs;
	struct sort_run *run;
};

static int less_any(struct ob_rt *rt, struct ob_object *a,
		    struct ob_object *b)
{
	int res = ob_compare_bool(rt, a, b, OB_LT);

	if (res >= 0 && ob_tick(rt))
		return -1;
	return res;
}

/*
 * Those that run no code of the program leave ob_tick() to who asks: once for
 * an item that is moved, not for each comparison.
 */

/* One-digit ints: the value is the digit times the size, also for zero. */
static int less_small_int(struct ob_rt *rt, struct ob_object *a,
			  struct ob_object *b)
{
	const struct ob_int *x = (struct ob_int *)a, *y = (struct ob_int *)b;

	return x->v.size * x->digit[0] < y->v.size * y->digit[0];
}

static int less_float(struct ob_rt *rt, struct ob_object *a,
		      struct ob_object *b)
{
	return ob_f64_cmp(((struct ob_float *)a)->bits,
			  ((struct ob_float *)b)->bits) == -1;
}

/* What the first two items that differ say, if there are any. */
static int less_tuple(struct ob_rt *rt, struct ob_object *a,
		      struct ob_object *b)
{
	const struct ob_tuple *x = to_tuple(a), *y = to_tuple(b);
	s64 i, n = min(x->v.size, y->v.size);
	int eq;

	for (i = 0; i < n; i++) {
		eq = ob_compare_bool(rt, x->item[i], y->item[i], OB_EQ);
		if (eq < 0 || ob_tick(rt))
			return -1;
		if (!eq)
			return ob_compare_bool(rt, x->item[i], y->item[i],
					       OB_LT);
	}
	return x->v.size < y->v.size;
}

/* Text with one byte per character. */
static int less_latin1(struct ob_rt *rt, struct ob_object *a,
		       struct ob_object *b)
{
	s64 m = ob_str_len(a), n = ob_str_len(b);
	int cmp = memcmp(ob_str_data(a), ob_str_data(b), min_t(s64, m, n));

	return cmp ? cmp < 0 : m < n;
}

static bool is_small_int(struct ob_rt *rt, struct ob_object *o)
{
	return ob_is(rt, o, OB_T_INT) && (u64)(ob_size(o) + 1) <= 2;
}

static bool is_latin1(struct ob_rt *rt, struct ob_object *o)
{
	return ob_is(rt, o, OB_T_STR) && ob_str_kind(o) == 1;
}

/* Comparison for keys like @o, if all of them are. */
static int (*less_for(struct ob_rt *rt, struct ob_object *o))
	(struct ob_rt *rt, struct ob_object *a, struct ob_object *b)
{
	if (is_small_int(rt, o))
		return less_small_int;
	if (is_latin1(rt, o))
		return less_latin1;
	if (ob_is(rt, o, OB_T_FLOAT))
		return less_float;
	if (ob_is(rt, o, OB_T_TUPLE))
		return less_tuple;
	return less_any;
}

static void sort_choose(struct sort *s)
{
	s64 i;

	s->less = less_for(s->rt, s->base.key[0]);
	for (i = 1; i < s->n && s->less != less_any; i++)
		if (less_for(s->rt, s->base.key[i]) != s->less)
			s->less = less_any;
}

static __always_inline int sort_less(struct sort *s, struct ob_object *a,
				     struct ob_object *b)
{
	if (likely(s->less == less_small_int))
		return less_small_int(s->rt, a, b);
	return s->less(s->rt, a, b);
}

static __always_inline struct sort_pos at(struct sort_pos p, s64 i)
{
	p.key += i;
	if (p.value)
		p.value += i;
	return p;
}

static __always_inline void copy(struct sort_pos to, struct sort_pos from,
				 s64 n)
{
	/* What a merge mostly moves. */
	if (__builtin_constant_p(n) && n == 1) {
		*to.key = *from.key;
		if (to.value)
			*to.value = *from.value;
		return;
	}
	memmove(to.key, from.key, n * sizeof(*to.key));
	if (to.value)
		memmove(to.value, from.value, n * sizeof(*to.value));
}

static void turn_round(struct ob_object **a, s64 n)
{
	s64 i, j;

	for (i = 0, j = n - 1; i < j; i++, j--)
		swap(a[i], a[j]);
}

static void reverse(struct sort_pos p, s64 n)
{
	turn_round(p.key, n);
	if (p.value)
		turn_round(p.value, n);
}

/* Length of the run at @start, @n items from it on; made ascending. */
static s64 run_find(struct sort *s, s64 start, s64 n)
{
	struct ob_object **k = s->base.key + start;
	s64 len = 2;
	int down, less;

	if (n < 2)
		return n;
	down = sort_less(s, k[1], k[0]);
	if (down < 0)
		return -1;
	for (; len < n; len++) {
		less = sort_less(s, k[len], k[len - 1]);
		if (less < 0 || ob_tick(s->rt))
			return -1;
		if (less != down)
			break;
	}
	if (down)
		reverse(at(s->base, start), len);
	return len;
}

/* Insert items @done..@n-1 from @start on into the sorted ones before them. */
static int run_extend(struct sort *s, s64 start, s64 done, s64 n)
{
	struct sort_pos p = at(s->base, start);
	struct ob_object *key, *value = NULL;
	s64 low, high, mid;
	int less;

	for (; done < n; done++) {
		if (ob_tick(s->rt))
			return -1;
		key = p.key[done];
		for (low = 0, high = done; low < high;) {
			mid = low + (high - low) / 2;
			less = sort_less(s, key, p.key[mid]);
			if (less < 0)
				return -1;
			if (less)
				high = mid;
			else
				low = mid + 1;
		}
		if (p.value)
			value = p.value[done];
		copy(at(p, low + 1), at(p, low), done - low);
		p.key[low] = key;
		if (p.value)
			p.value[low] = value;
	}
	return 0;
}

/*
 * Is a[i] on the left of where @key belongs? With @after, equal items are on
 * the left of it, otherwise on the right.
 */
static int is_left(struct sort *s, struct ob_object *key,
		   struct ob_object **a, s64 i, bool after)
{
	int less;

	if (!after)
		return sort_less(s, a[i], key);
	less = sort_less(s, key, a[i]);
	return less < 0 ? -1 : !less;
}

/*
 * Number of items in sorted a[0..n) on the left of where @key belongs. The
 * search starts at @hint and strides away from it in doubling steps.
 */
static s64 gallop(struct sort *s, struct ob_object *key, struct ob_object **a,
		  s64 n, s64 hint, bool after)
{
	s64 low, high, step = 1, mid;
	int left = is_left(s, key, a, hint, after);

	if (left < 0)
		return -1;
	/* Everything below low is on the left, everything from high on not. */
	if (left) {
		low = hint + 1;
		high = n;
		while (low < n && step < n - hint) {
			left = is_left(s, key, a, hint + step, after);
			if (left < 0)
				return -1;
			if (!left) {
				high = hint + step;
				break;
			}
			low = hint + step + 1;
			step = 2 * step + 1;
		}
	} else {
		low = 0;
		high = hint;
		while (high > 0 && step <= hint) {
			left = is_left(s, key, a, hint - step, after);
			if (left < 0)
				return -1;
			if (left) {
				low = hint - step + 1;
				break;
			}
			high = hint - step;
			step = 2 * step + 1;
		}
	}
	while (low < high) {
		mid = low + (high - low) / 2;
		left = is_left(s, key, a, mid, after);
		if (left < 0)
			return -1;
		if (left)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static int temp_reserve(struct sort *s, s64 n)
{
	s64 sides = s->base.value ? 2 : 1;

	if (n <= s->temp_size)
		return 0;
	ob_raw_free(s->rt, s->temp.key);
	s->temp_size = 0;
	s->temp.value = NULL;
	s->temp.key = ob_raw_alloc(s->rt, n * sides * sizeof(*s->temp.key));
	if (!s->temp.key)
		return -1;
	s->temp_size = n;
	if (s->base.value)
		s->temp.value = s->temp.key + n;
	return 0;
}

/**
 * struct merge - two neighbouring runs becoming one
 * @low: what is left of the first run
 * @high: what is left of the second
 * @nr_low: items left of the first
 * @nr_high: items left of the second
 * @out: where the next item goes
 *
 * Forwards, the first run has been copied out, @low moves up in the copy and
 * the gap is between @out and @high. Backwards, the second run has been copied
 * out and everything points just behind the last item that is left.
 */
struct merge {
	struct sort_pos low, high, out;
	s64 nr_low, nr_high;
};

static __always_inline void take_low(struct merge *m, s64 n)
{
	copy(m->out, m->low, n);
	m->out = at(m->out, n);
	m->low = at(m->low, n);
	m->nr_low -= n;
}

static __always_inline void take_high(struct merge *m, s64 n)
{
	copy(m->out, m->high, n);
	m->out = at(m->out, n);
	m->high = at(m->high, n);
	m->nr_high -= n;
}

/* One item at a time until one side wins often; 1 gallop, 0 done, -1 raised */
static int merge_lo_linear(struct sort *s, struct merge *m)
{
	s64 low_wins = 0, high_wins = 0;
	int less;

	while (m->nr_low && m->nr_high) {
		less = sort_less(s, m->high.key[0], m->low.key[0]);
		if (less < 0 || ob_tick(s->rt))
			return -1;
		if (less) {
			take_high(m, 1);
			high_wins++;
			low_wins = 0;
		} else {
			take_low(m, 1);
			low_wins++;
			high_wins = 0;
		}
		if (max(low_wins, high_wins) >= s->min_gallop)
			return 1;
	}
	return 0;
}

/* Blocks at a time while blocks are long; 0, or -1 raised */
static int merge_lo_gallop(struct sort *s, struct merge *m)
{
	s64 low_block = SORT_GALLOP, high_block = SORT_GALLOP;

	while (m->nr_low && m->nr_high &&
	       (low_block >= SORT_GALLOP || high_block >= SORT_GALLOP)) {
		s->min_gallop -= s->min_gallop > 1;
		low_block = gallop(s, m->high.key[0], m->low.key, m->nr_low, 0,
				   true);
		if (low_block < 0)
			return -1;
		take_low(m, low_block);
		if (!m->nr_low)
			break;
		high_block = gallop(s, m->low.key[0], m->high.key, m->nr_high,
				    0, false);
		if (high_block < 0)
			return -1;
		take_high(m, high_block);
	}
	s->min_gallop++;
	return 0;
}

static int merge_lo(struct sort *s, struct sort_pos a, s64 na,
		    struct sort_pos b, s64 nb)
{
	struct merge m = {
		.low = s->temp, .nr_low = na, .high = b, .nr_high = nb,
		.out = a,
	};
	int err;

	copy(s->temp, a, na);
	do {
		err = merge_lo_linear(s, &m);
		if (err > 0)
			err = merge_lo_gallop(s, &m);
	} while (!err && m.nr_low && m.nr_high);
	/* What is left of the second run is in its place already. */
	copy(m.out, m.low, m.nr_low);
	return err;
}

static __always_inline void take_last_low(struct merge *m, s64 n)
{
	m->out = at(m->out, -n);
	m->low = at(m->low, -n);
	copy(m->out, m->low, n);
	m->nr_low -= n;
}

static __always_inline void take_last_high(struct merge *m, s64 n)
{
	m->out = at(m->out, -n);
	m->high = at(m->high, -n);
	copy(m->out, m->high, n);
	m->nr_high -= n;
}

static int merge_hi_linear(struct sort *s, struct merge *m)
{
	s64 low_wins = 0, high_wins = 0;
	int less;

	while (m->nr_low && m->nr_high) {
		less = sort_less(s, m->high.key[-1], m->low.key[-1]);
		if (less < 0 || ob_tick(s->rt))
			return -1;
		if (less) {
			take_last_low(m, 1);
			low_wins++;
			high_wins = 0;
		} else {
			take_last_high(m, 1);
			high_wins++;
			low_wins = 0;
		}
		if (max(low_wins, high_wins) >= s->min_gallop)
			return 1;
	}
	return 0;
}

static int merge_hi_gallop(struct sort *s, struct merge *m)
{
	s64 low_block = SORT_GALLOP, high_block = SORT_GALLOP, stay;

	while (m->nr_low && m->nr_high &&
	       (low_block >= SORT_GALLOP || high_block >= SORT_GALLOP)) {
		s->min_gallop -= s->min_gallop > 1;
		stay = gallop(s, m->high.key[-1], m->low.key - m->nr_low,
			      m->nr_low, m->nr_low - 1, true);
		if (stay < 0)
			return -1;
		low_block = m->nr_low - stay;
		take_last_low(m, low_block);
		if (!m->nr_low)
			break;
		stay = gallop(s, m->low.key[-1], m->high.key - m->nr_high,
			      m->nr_high, m->nr_high - 1, false);
		if (stay < 0)
			return -1;
		high_block = m->nr_high - stay;
		take_last_high(m, high_block);
	}
	s->min_gallop++;
	return 0;
}

static int merge_hi(struct sort *s, struct sort_pos a, s64 na,
		    struct sort_pos b, s64 nb)
{
	struct merge m = {
		.low = at(a, na), .nr_low = na,
		.high = at(s->temp, nb), .nr_high = nb,
		.out = at(b, nb),
	};
	int err;

	copy(s->temp, b, nb);
	do {
		err = merge_hi_linear(s, &m);
		if (err > 0)
			err = merge_hi_gallop(s, &m);
	} while (!err && m.nr_low && m.nr_high);
	/* What is left of the first run is in its place already. */
	take_last_high(&m, m.nr_high);
	return err;
}

/* Merge the last two waiting runs. */
static int merge_last(struct sort *s)
{
	struct sort_run *r = &s->run[s->nr_runs - 2];
	struct sort_pos a = at(s->base, r[0].start);
	struct sort_pos b = at(s->base, r[1].start);
	s64 na = r[0].len, nb = r[1].len, skip;

	r[0].len += r[1].len;
	s->nr_runs--;
	/* Items of the first run not above the second's first stay put. */
	skip = gallop(s, b.key[0], a.key, na, 0, true);
	if (skip < 0)
		return -1;
	a = at(a, skip);
	na -= skip;
	if (!na)
		return 0;
	/* So do items of the second not below the first's last. */
	nb = gallop(s, a.key[na - 1], b.key, nb, nb - 1, false);
	if (nb <= 0)
		return nb;
	if (temp_reserve(s, min(na, nb)))
		return -1;
	return na <= nb ? merge_lo(s, a, na, b, nb) :
			  merge_hi(s, a, na, b, nb);
}

/*
 * Depth of the boundary between two neighbouring runs in the merge tree: how
 * many leading binary digits the middles of the two have in common, as
 * fractions of the array, plus one.
 */
static int run_power(s64 n, s64 start, s64 len, s64 next_len)
{
	u64 a = 2 * (u64)start + len;
	u64 b = a + len + next_len;
	int power = 0;

	for (;;) {
		power++;
		if (a >= (u64)n) {
			a -= n;
			b -= n;
		} else if (b >= (u64)n) {
			return power;
		}
		a <<= 1;
		b <<= 1;
	}
}

/* A run of @len items follows the last one: merge what lies deeper than it. */
static int runs_settle(struct sort *s, s64 len)
{
	struct sort_run *last;
	int power;

	if (!s->nr_runs)
		return 0;
	last = &s->run[s->nr_runs - 1];
	power = run_power(s->n, last->start, last->len, len);
	while (s->nr_runs > 1 && s->run[s->nr_runs - 2].power > power) {
		if (merge_last(s))
			return -1;
	}
	s->run[s->nr_runs - 1].power = power;
	return 0;
}

/* Shortest run worth having: the array's length is a bit below 2^k of them. */
static s64 run_min(s64 n)
{
	s64 lost = 0;

	while (n >= SORT_SHORT) {
		lost |= n & 1;
		n >>= 1;
	}
	return n + lost;
}

static int sort_runs(struct sort *s)
{
	s64 start, len, want, shortest = run_min(s->n);

	for (start = 0; start < s->n; start += len) {
		len = run_find(s, start, s->n - start);
		if (len < 0)
			return -1;
		if (len < shortest) {
			want = min(shortest, s->n - start);
			if (run_extend(s, start, len, want))
				return -1;
			len = want;
		}
		if (len == s->n)
			return 0;
		if (runs_settle(s, len))
			return -1;
		s->run[s->nr_runs++] = (struct sort_run) {
			.start = start, .len = len,
		};
	}
	while (s->nr_runs > 1) {
		if (merge_last(s))
			return -1;
	}
	return 0;
}

/* Sort @n keys, and @value along with them unless it is NULL. */
static int sort_arrays(struct ob_rt *rt, struct ob_object **key,
		       struct ob_object **value, s64 n, bool descending)
{
	struct sort s = {
		.rt = rt, .base = { key, value }, .n = n,
		.min_gallop = SORT_GALLOP,
	};
	int err;

	if (n < 2)
		return 0;
	if (n >= SORT_SHORT) {
		s.run = ob_raw_alloc(rt, SORT_MAX_RUNS * sizeof(*s.run));
		if (!s.run)
			return -1;
	}
	sort_choose(&s);
	/* Turned round before and after, equal items keep their order. */
	if (descending)
		reverse(s.base, n);
	err = sort_runs(&s);
	if (descending)
		reverse(s.base, n);
	ob_raw_free(rt, s.temp.key);
	ob_raw_free(rt, s.run);
	return err;
}

/* New references to key(item) of each item, or NULL raised. */
static struct ob_object **sort_keys(struct ob_rt *rt, struct ob_object *fn,
				    struct ob_object **item, s64 n)
{
	struct ob_object **key = ob_raw_alloc(rt, n * sizeof(*key));
	s64 i;

	if (!key)
		return NULL;
	for (i = 0; i < n; i++) {
		key[i] = ob_call(rt, fn, &item[i], 1, NULL);
		if (!key[i] || ob_tick(rt))
			goto err_keys;
	}
	return key;

err_keys:
	if (i < n && key[i])
		i++;
	while (--i >= 0)
		ob_decref(rt, key[i]);
	ob_raw_free(rt, key);
	return NULL;
}

static int sort_items(struct ob_rt *rt, struct ob_object **item, s64 n,
		      struct ob_object *fn, bool descending)
{
	struct ob_object **key;
	int err;
	s64 i;

	if (!fn || !n)
		return sort_arrays(rt, item, NULL, n, descending);
	key = sort_keys(rt, fn, item, n);
	if (!key)
		return -1;
	err = sort_arrays(rt, key, item, n, descending);
	for (i = 0; i < n; i++)
		ob_decref(rt, key[i]);
	ob_raw_free(rt, key);
	return err;
}

int ob_list_sort(struct ob_rt *rt, struct ob_object *list,
		 struct ob_object *key, bool descending)
{
	struct ob_list *l = to_list(list);
	struct ob_object **item = l->item, **intruder;
	s64 n = l->v.size, allocated = l->allocated, i;
	int err;

	l->v.size = 0;
	l->item = NULL;
	l->allocated = -1;
	err = sort_items(rt, item, n, key, descending);
	if (l->allocated != -1 && !err) {
		ob_raise(rt, OB_T_ValueError, "list modified during sort");
		err = -1;
	}
	/* What was put in meanwhile goes; the list is whole again before. */
	intruder = l->item;
	i = l->v.size;
	l->v.size = n;
	l->item = item;
	l->allocated = allocated;
	if (intruder) {
		while (--i >= 0)
			ob_xdecref(rt, intruder[i]);
		ob_raw_free(rt, intruder);
	}
	return err;
}
EXPORT_SYMBOL_IF_KUNIT(ob_list_sort);
