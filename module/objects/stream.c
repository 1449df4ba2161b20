// SPDX-License-Identifier: GPL-2.0
/*
 * stream - sys.stdout and sys.stderr
 *
 * Text goes to the room that runs programs; there is no file behind it.
 */
#include "objects_priv.h"

/**
 * struct stream - a text stream
 * @base: object header
 * @fd: 0, 1 or 2, as a process numbers them
 */
struct stream {
	struct ob_object base;
	int fd;
};

struct ob_object *ob_stream_new(struct ob_rt *rt, int fd)
{
	struct stream *s = ob_obj_alloc(rt, OB_T_STREAM, sizeof(*s));

	if (s)
		s->fd = fd;
	return OB_OBJ(s);
}

int ob_stream_fd(const struct ob_object *o)
{
	return ((const struct stream *)o)->fd;
}

static void stream_dealloc(struct ob_rt *rt, struct ob_object *o)
{
	ob_obj_free(rt, o);
}

static const char *stream_name(const struct ob_object *o)
{
	static const char *const names[] = { "<stdin>", "<stdout>", "<stderr>" };

	return names[ob_stream_fd(o)];
}

static const char *stream_mode(const struct ob_object *o)
{
	return ob_stream_fd(o) ? "w" : "r";
}

static struct ob_object *stream_repr(struct ob_rt *rt, struct ob_object *o)
{
	return ob_str_format(rt,
			     "<_io.TextIOWrapper name='%s' mode='%s' encoding='utf-8'>",
			     stream_name(o), stream_mode(o));
}

static struct ob_object *stream_write(OB_FN_ARGS)
{
	if (!ob_is_str(args[0]))
		return ob_raise(rt, OB_T_TypeError,
				"write() argument must be str, not %.200T",
				args[0]);
	if (rt->ops->write_text(rt, ob_stream_fd(self), args[0]))
		return NULL;
	return ob_int_from_s64(rt, ob_str_len(args[0]));
}

static struct ob_object *stream_writelines(OB_FN_ARGS)
{
	struct ob_object *it = ob_iter(rt, args[0]), *line, *res;

	if (!it)
		return NULL;
	while ((line = ob_iternext(rt, it))) {
		res = stream_write(rt, self, &line, 1, NULL);
		ob_decref(rt, line);
		ob_xdecref(rt, res);
		if (!res)
			break;
	}
	ob_decref(rt, it);
	return ob_raised(rt) ? NULL : ob_newref(ob_none(rt));
}

static struct ob_object *stream_none(OB_FN_ARGS)
{
	return ob_newref(ob_none(rt));
}

static struct ob_object *stream_false(OB_FN_ARGS)
{
	return ob_newref(ob_bool(rt, false));
}

static struct ob_object *stream_writable(OB_FN_ARGS)
{
	return ob_newref(ob_bool(rt, ob_stream_fd(self)));
}

static struct ob_object *stream_readable(OB_FN_ARGS)
{
	return ob_newref(ob_bool(rt, !ob_stream_fd(self)));
}

static struct ob_object *stream_fileno(OB_FN_ARGS)
{
	return ob_int_from_s64(rt, ob_stream_fd(self));
}

/* Nothing ever comes in. */
static struct ob_object *stream_read(OB_FN_ARGS)
{
	if (ob_stream_fd(self))
		return ob_raise(rt, OB_T_OSError, "not readable");
	return ob_newref(&rt->st->empty_str);
}

static struct ob_object *stream_get_name(struct ob_rt *rt, struct ob_object *o)
{
	return ob_str_from_cstr(rt, stream_name(o));
}

static struct ob_object *stream_get_mode(struct ob_rt *rt, struct ob_object *o)
{
	return ob_str_from_cstr(rt, stream_mode(o));
}

static struct ob_object *stream_get_encoding(struct ob_rt *rt,
					     struct ob_object *o)
{
	return ob_str_from_cstr(rt, "utf-8");
}

static struct ob_object *stream_get_errors(struct ob_rt *rt,
					   struct ob_object *o)
{
	return ob_str_from_cstr(rt, ob_stream_fd(o) == 2 ? "backslashreplace" :
							   "strict");
}

static struct ob_object *stream_get_closed(struct ob_rt *rt,
					   struct ob_object *o)
{
	return ob_newref(ob_bool(rt, false));
}

static const struct ob_method_def stream_methods[] = {
	{ "write", stream_write, OB_METH_O, "Write text." },
	{ "writelines", stream_writelines, OB_METH_O, "Write texts." },
	{ "flush", stream_none, OB_METH_NOARGS, "Do nothing." },
	{ "close", stream_none, OB_METH_NOARGS, "Do nothing." },
	{ "isatty", stream_false, OB_METH_NOARGS, "Is it a terminal?" },
	{ "seekable", stream_false, OB_METH_NOARGS, "Can it be rewound?" },
	{ "writable", stream_writable, OB_METH_NOARGS, "Is it for output?" },
	{ "readable", stream_readable, OB_METH_NOARGS, "Is it for input?" },
	{ "fileno", stream_fileno, OB_METH_NOARGS, "Return its number." },
	{ "read", stream_read, OB_METH_FAST, "Read text." },
	{ "readline", stream_read, OB_METH_FAST, "Read a line." },
	{ }
};

static const struct ob_getset_def stream_getset[] = {
	{ "name", stream_get_name },
	{ "mode", stream_get_mode },
	{ "encoding", stream_get_encoding },
	{ "errors", stream_get_errors },
	{ "closed", stream_get_closed },
	{ }
};

const struct ob_type_def ob_stream_type_def = {
	.base = OB_T_OBJECT,
	.type = {
		.name = "_io.TextIOWrapper",
		.basicsize = sizeof(struct stream),
		.dealloc = stream_dealloc,
		.repr = stream_repr,
		.methods = stream_methods,
		.getset = stream_getset,
	},
};
