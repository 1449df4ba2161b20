// SPDX-License-Identifier: GPL-2.0
/*
 * layout - the fields of objects, with the names CPython 3.11 gives them
 *
 * One table per layout. A field that is not in a table is not shown: what is
 * padding, and what lies behind the last item, may hold what somebody else left
 * there.
 */
#include "layout.h"

#define FIELD(type, member, how, label)					\
	{ offsetof(struct type, member), sizeof_field(struct type, member), \
	  how, label }
#define END { }
#define IN_FRAME(type, frame, member, how, label)			\
	FIELD(type, frame.member, OB_LAYOUT_##how, label #member)
/* An interpreter frame that is part of an object. */
#define FRAME(type, frame, label)					\
	{ offsetof(struct type, frame.func), sizeof(void *),		\
	  OB_LAYOUT_POINTER, label "f_func" },				\
	{ offsetof(struct type, frame.globals), sizeof(void *),		\
	  OB_LAYOUT_POINTER, label "f_globals" },			\
	{ offsetof(struct type, frame.builtins), sizeof(void *),	\
	  OB_LAYOUT_POINTER, label "f_builtins" },			\
	{ offsetof(struct type, frame.locals), sizeof(void *),		\
	  OB_LAYOUT_POINTER, label "f_locals" },			\
	{ offsetof(struct type, frame.code), sizeof(void *),		\
	  OB_LAYOUT_POINTER, label "f_code" },				\
	IN_FRAME(type, frame, frame_obj, POINTER, label),		\
	IN_FRAME(type, frame, previous, HIDDEN, label),			\
	IN_FRAME(type, frame, prev_instr, HIDDEN, label),		\
	IN_FRAME(type, frame, stacktop, SIGNED, label),			\
	IN_FRAME(type, frame, is_entry, BYTES, label),			\
	IN_FRAME(type, frame, owner, BYTES, label),			\
	IN_FRAME(type, frame, drop, BYTES, label)

static const struct ob_layout_field head[] = {
	FIELD(ob_object, refcnt, OB_LAYOUT_SIGNED, "ob_refcnt"),
	FIELD(ob_object, type, OB_LAYOUT_POINTER, "ob_type"), END
};

static const struct ob_layout_field var_head[] = {
	FIELD(ob_object, refcnt, OB_LAYOUT_SIGNED, "ob_refcnt"),
	FIELD(ob_object, type, OB_LAYOUT_POINTER, "ob_type"),
	FIELD(ob_var, size, OB_LAYOUT_SIGNED, "ob_size"), END
};

static const struct ob_layout_field float_fields[] = {
	FIELD(ob_float, bits, OB_LAYOUT_BYTES, "ob_fval"), END
};

static const struct ob_layout_field complex_fields[] = {
	FIELD(ob_complex, real, OB_LAYOUT_BYTES, "cval.real"),
	FIELD(ob_complex, imag, OB_LAYOUT_BYTES, "cval.imag"), END
};

static const struct ob_layout_field ascii_fields[] = {
	FIELD(ob_str, length, OB_LAYOUT_SIGNED, "length"),
	FIELD(ob_str, hash, OB_LAYOUT_SIGNED, "hash"),
	FIELD(ob_str, state, OB_LAYOUT_BYTES, "state"),
	FIELD(ob_str, wstr, OB_LAYOUT_POINTER, "wstr"), END
};

static const struct ob_layout_field compact_fields[] = {
	FIELD(ob_str, length, OB_LAYOUT_SIGNED, "length"),
	FIELD(ob_str, hash, OB_LAYOUT_SIGNED, "hash"),
	FIELD(ob_str, state, OB_LAYOUT_BYTES, "state"),
	FIELD(ob_str, wstr, OB_LAYOUT_POINTER, "wstr"),
	FIELD(ob_compact_str, utf8_length, OB_LAYOUT_SIGNED, "utf8_length"),
	FIELD(ob_compact_str, utf8, OB_LAYOUT_POINTER, "utf8"),
	FIELD(ob_compact_str, wstr_length, OB_LAYOUT_SIGNED, "wstr_length"),
	END
};

static const struct ob_layout_field list_fields[] = {
	FIELD(ob_list, item, OB_LAYOUT_POINTER, "ob_item"),
	FIELD(ob_list, allocated, OB_LAYOUT_SIGNED, "allocated"), END
};

static const struct ob_layout_field dict_fields[] = {
	FIELD(ob_dict, used, OB_LAYOUT_SIGNED, "ma_used"),
	FIELD(ob_dict, version, OB_LAYOUT_BYTES, "ma_version_tag"),
	FIELD(ob_dict, keys, OB_LAYOUT_POINTER, "ma_keys"),
	FIELD(ob_dict, values, OB_LAYOUT_VALUES, "ma_values"), END
};

static const struct ob_layout_field set_fields[] = {
	FIELD(ob_set, fill, OB_LAYOUT_SIGNED, "fill"),
	FIELD(ob_set, used, OB_LAYOUT_SIGNED, "used"),
	FIELD(ob_set, mask, OB_LAYOUT_SIGNED, "mask"),
	FIELD(ob_set, table, OB_LAYOUT_POINTER, "table"),
	FIELD(ob_set, hash, OB_LAYOUT_SIGNED, "hash"),
	FIELD(ob_set, finger, OB_LAYOUT_SIGNED, "finger"), END
};

static const struct ob_layout_field bytes_fields[] = {
	FIELD(ob_bytes, hash, OB_LAYOUT_SIGNED, "ob_shash"), END
};

static const struct ob_layout_field bytearray_fields[] = {
	FIELD(ob_bytearray, alloc, OB_LAYOUT_SIGNED, "ob_alloc"),
	FIELD(ob_bytearray, buffer, OB_LAYOUT_POINTER, "ob_bytes"),
	FIELD(ob_bytearray, start, OB_LAYOUT_POINTER, "ob_start"),
	FIELD(ob_bytearray, exports, OB_LAYOUT_SIGNED, "ob_exports"), END
};

static const struct ob_layout_field range_fields[] = {
	FIELD(ob_range, start, OB_LAYOUT_POINTER, "start"),
	FIELD(ob_range, stop, OB_LAYOUT_POINTER, "stop"),
	FIELD(ob_range, step, OB_LAYOUT_POINTER, "step"),
	FIELD(ob_range, length, OB_LAYOUT_POINTER, "length"), END
};

static const struct ob_layout_field slice_fields[] = {
	FIELD(ob_slice, start, OB_LAYOUT_POINTER, "start"),
	FIELD(ob_slice, stop, OB_LAYOUT_POINTER, "stop"),
	FIELD(ob_slice, step, OB_LAYOUT_POINTER, "step"), END
};

static const struct ob_layout_field cell_fields[] = {
	FIELD(ob_cell, contents, OB_LAYOUT_POINTER, "ob_ref"), END
};

static const struct ob_layout_field seq_iter_fields[] = {
	FIELD(ob_seq_iter, index, OB_LAYOUT_SIGNED, "it_index"),
	FIELD(ob_seq_iter, seq, OB_LAYOUT_POINTER, "it_seq"), END
};

static const struct ob_layout_field range_iter_fields[] = {
	FIELD(ob_range_iter, index, OB_LAYOUT_SIGNED, "index"),
	FIELD(ob_range_iter, start, OB_LAYOUT_SIGNED, "start"),
	FIELD(ob_range_iter, step, OB_LAYOUT_SIGNED, "step"),
	FIELD(ob_range_iter, length, OB_LAYOUT_SIGNED, "len"), END
};

static const struct ob_layout_field code_fields[] = {
	FIELD(ob_code, consts, OB_LAYOUT_POINTER, "co_consts"),
	FIELD(ob_code, names, OB_LAYOUT_POINTER, "co_names"),
	FIELD(ob_code, views, OB_LAYOUT_POINTER, "views"),
	FIELD(ob_code, flags, OB_LAYOUT_BYTES, "co_flags"),
	FIELD(ob_code, warmup, OB_LAYOUT_SIGNED, "co_warmup"),
	FIELD(ob_code, linearray_entry_size, OB_LAYOUT_SIGNED,
	      "_co_linearray_entry_size"),
	FIELD(ob_code, argcount, OB_LAYOUT_BYTES, "co_argcount"),
	FIELD(ob_code, posonlyargcount, OB_LAYOUT_BYTES, "co_posonlyargcount"),
	FIELD(ob_code, kwonlyargcount, OB_LAYOUT_BYTES, "co_kwonlyargcount"),
	FIELD(ob_code, stacksize, OB_LAYOUT_BYTES, "co_stacksize"),
	FIELD(ob_code, firstlineno, OB_LAYOUT_BYTES, "co_firstlineno"),
	FIELD(ob_code, nlocalsplus, OB_LAYOUT_BYTES, "co_nlocalsplus"),
	FIELD(ob_code, nlocals, OB_LAYOUT_BYTES, "co_nlocals"),
	FIELD(ob_code, nplaincellvars, OB_LAYOUT_BYTES, "co_nplaincellvars"),
	FIELD(ob_code, ncellvars, OB_LAYOUT_BYTES, "co_ncellvars"),
	FIELD(ob_code, nfreevars, OB_LAYOUT_BYTES, "co_nfreevars"),
	FIELD(ob_code, localsplusnames, OB_LAYOUT_POINTER,
	      "co_localsplusnames"),
	FIELD(ob_code, localspluskinds, OB_LAYOUT_POINTER,
	      "co_localspluskinds"),
	FIELD(ob_code, filename, OB_LAYOUT_POINTER, "co_filename"),
	FIELD(ob_code, name, OB_LAYOUT_POINTER, "co_name"),
	FIELD(ob_code, qualname, OB_LAYOUT_POINTER, "co_qualname"),
	FIELD(ob_code, linetable, OB_LAYOUT_POINTER, "co_linetable"),
	FIELD(ob_code, weakreflist, OB_LAYOUT_POINTER, "co_weakreflist"),
	FIELD(ob_code, source, OB_LAYOUT_POINTER, "source"),
	FIELD(ob_code, linetable_len, OB_LAYOUT_BYTES, "linetable_len"),
	FIELD(ob_code, exceptiontable_len, OB_LAYOUT_BYTES,
	      "exceptiontable_len"),
	FIELD(ob_code, exceptions, OB_LAYOUT_POINTER, "exceptions"),
	FIELD(ob_code, firsttraceable, OB_LAYOUT_BYTES, "_co_firsttraceable"),
	FIELD(ob_code, unit, OB_LAYOUT_BYTES, "unit"), END
};

static const struct ob_layout_field function_fields[] = {
	FIELD(ob_function, globals, OB_LAYOUT_POINTER, "func_globals"),
	FIELD(ob_function, builtins, OB_LAYOUT_POINTER, "func_builtins"),
	FIELD(ob_function, name, OB_LAYOUT_POINTER, "func_name"),
	FIELD(ob_function, qualname, OB_LAYOUT_POINTER, "func_qualname"),
	FIELD(ob_function, code, OB_LAYOUT_POINTER, "func_code"),
	FIELD(ob_function, defaults, OB_LAYOUT_POINTER, "func_defaults"),
	FIELD(ob_function, kwdefaults, OB_LAYOUT_POINTER, "func_kwdefaults"),
	FIELD(ob_function, closure, OB_LAYOUT_POINTER, "func_closure"),
	FIELD(ob_function, doc, OB_LAYOUT_POINTER, "func_doc"),
	FIELD(ob_function, dict, OB_LAYOUT_POINTER, "func_dict"),
	FIELD(ob_function, weakreflist, OB_LAYOUT_POINTER, "func_weakreflist"),
	FIELD(ob_function, module, OB_LAYOUT_POINTER, "func_module"),
	FIELD(ob_function, annotations, OB_LAYOUT_POINTER,
	      "func_annotations"),
	FIELD(ob_function, vectorcall, OB_LAYOUT_HIDDEN, "vectorcall"),
	FIELD(ob_function, version, OB_LAYOUT_BYTES, "func_version"), END
};

static const struct ob_layout_field builtin_fields[] = {
	FIELD(ob_builtin, def, OB_LAYOUT_POINTER, "m_ml"),
	FIELD(ob_builtin, self, OB_LAYOUT_POINTER, "m_self"),
	FIELD(ob_builtin, module, OB_LAYOUT_POINTER, "m_module"),
	FIELD(ob_builtin, weakreflist, OB_LAYOUT_POINTER, "m_weakreflist"),
	FIELD(ob_builtin, vectorcall, OB_LAYOUT_HIDDEN, "vectorcall"), END
};

static const struct ob_layout_field method_fields[] = {
	FIELD(ob_method, func, OB_LAYOUT_POINTER, "im_func"),
	FIELD(ob_method, self, OB_LAYOUT_POINTER, "im_self"),
	FIELD(ob_method, weakreflist, OB_LAYOUT_POINTER, "im_weakreflist"),
	FIELD(ob_method, vectorcall, OB_LAYOUT_HIDDEN, "vectorcall"), END
};

static const struct ob_layout_field module_fields[] = {
	FIELD(ob_module, dict, OB_LAYOUT_POINTER, "md_dict"),
	FIELD(ob_module, def, OB_LAYOUT_HIDDEN, "md_def"),
	FIELD(ob_module, state, OB_LAYOUT_HIDDEN, "md_state"),
	FIELD(ob_module, weaklist, OB_LAYOUT_POINTER, "md_weaklist"),
	FIELD(ob_module, name, OB_LAYOUT_POINTER, "md_name"), END
};

static const struct ob_layout_field weakref_fields[] = {
	FIELD(ob_weakref, object, OB_LAYOUT_POINTER, "wr_object"),
	FIELD(ob_weakref, callback, OB_LAYOUT_POINTER, "wr_callback"),
	FIELD(ob_weakref, hash, OB_LAYOUT_SIGNED, "hash"),
	FIELD(ob_weakref, prev, OB_LAYOUT_POINTER, "wr_prev"),
	FIELD(ob_weakref, next, OB_LAYOUT_POINTER, "wr_next"),
	FIELD(ob_weakref, vectorcall, OB_LAYOUT_HIDDEN, "vectorcall"), END
};

static const struct ob_layout_field traceback_fields[] = {
	FIELD(ob_traceback, next, OB_LAYOUT_POINTER, "tb_next"),
	FIELD(ob_traceback, frame, OB_LAYOUT_POINTER, "tb_frame"),
	FIELD(ob_traceback, lasti, OB_LAYOUT_SIGNED, "tb_lasti"),
	FIELD(ob_traceback, lineno, OB_LAYOUT_SIGNED, "tb_lineno"), END
};

static const struct ob_layout_field exc_fields[] = {
	FIELD(ob_exc, dict, OB_LAYOUT_POINTER, "dict"),
	FIELD(ob_exc, args, OB_LAYOUT_POINTER, "args"),
	FIELD(ob_exc, notes, OB_LAYOUT_POINTER, "notes"),
	FIELD(ob_exc, traceback, OB_LAYOUT_POINTER, "traceback"),
	FIELD(ob_exc, context, OB_LAYOUT_POINTER, "context"),
	FIELD(ob_exc, cause, OB_LAYOUT_POINTER, "cause"),
	FIELD(ob_exc, suppress_context, OB_LAYOUT_BYTES, "suppress_context"),
	FIELD(ob_exc, settled, OB_LAYOUT_BYTES, "settled"), END
};

static const struct ob_layout_field gen_fields[] = {
	FIELD(ob_gen, code, OB_LAYOUT_POINTER, "gi_code"),
	FIELD(ob_gen, weakreflist, OB_LAYOUT_POINTER, "gi_weakreflist"),
	FIELD(ob_gen, name, OB_LAYOUT_POINTER, "gi_name"),
	FIELD(ob_gen, qualname, OB_LAYOUT_POINTER, "gi_qualname"),
	FIELD(ob_gen, exc.value, OB_LAYOUT_POINTER, "gi_exc_state.exc_value"),
	FIELD(ob_gen, exc.previous, OB_LAYOUT_HIDDEN,
	      "gi_exc_state.previous_item"),
	FIELD(ob_gen, origin, OB_LAYOUT_POINTER, "gi_origin_or_finalizer"),
	FIELD(ob_gen, hooks_inited, OB_LAYOUT_BYTES, "gi_hooks_inited"),
	FIELD(ob_gen, closed, OB_LAYOUT_BYTES, "gi_closed"),
	FIELD(ob_gen, running_async, OB_LAYOUT_BYTES, "gi_running_async"),
	FIELD(ob_gen, state, OB_LAYOUT_SIGNED, "gi_frame_state"),
	FRAME(ob_gen, frame, "gi_iframe."), END
};

/* The frame itself is followed only when it is kept in the object. */
#define FRAME_OBJECT(frame_kind)					\
	FIELD(ob_frame_object, back, OB_LAYOUT_POINTER, "f_back"),	\
	FIELD(ob_frame_object, frame, frame_kind, "f_frame"),		\
	FIELD(ob_frame_object, trace, OB_LAYOUT_POINTER, "f_trace"),	\
	FIELD(ob_frame_object, lineno, OB_LAYOUT_SIGNED, "f_lineno"),	\
	FIELD(ob_frame_object, trace_lines, OB_LAYOUT_BYTES,		\
	      "f_trace_lines"),						\
	FIELD(ob_frame_object, trace_opcodes, OB_LAYOUT_BYTES,		\
	      "f_trace_opcodes"),					\
	FIELD(ob_frame_object, fast_as_locals, OB_LAYOUT_BYTES,		\
	      "f_fast_as_locals")

static const struct ob_layout_field frame_fields[] = {
	FRAME_OBJECT(OB_LAYOUT_POINTER),
	FRAME(ob_frame_object, data, "_f_frame_data."), END
};

/* While the frame is on the stack, the room for it here is not in use. */
static const struct ob_layout_field frame_running_fields[] = {
	FRAME_OBJECT(OB_LAYOUT_HIDDEN),
	FIELD(ob_frame_object, data, OB_LAYOUT_HIDDEN, "_f_frame_data"), END
};

#define SLOT(member, label) FIELD(ob_type, member, OB_LAYOUT_HIDDEN, label)

static const struct ob_layout_field type_fields[] = {
	FIELD(ob_type, name, OB_LAYOUT_POINTER, "tp_name"),
	FIELD(ob_type, basicsize, OB_LAYOUT_SIGNED, "tp_basicsize"),
	FIELD(ob_type, itemsize, OB_LAYOUT_SIGNED, "tp_itemsize"),
	SLOT(dealloc, "tp_dealloc"),
	FIELD(ob_type, vectorcall_offset, OB_LAYOUT_SIGNED,
	      "tp_vectorcall_offset"),
	SLOT(unused_getattr, "tp_getattr"), SLOT(unused_setattr, "tp_setattr"),
	SLOT(async, "tp_as_async"), SLOT(repr, "tp_repr"),
	SLOT(number, "tp_as_number"), SLOT(sequence, "tp_as_sequence"),
	SLOT(mapping, "tp_as_mapping"), SLOT(hash, "tp_hash"),
	SLOT(call, "tp_call"), SLOT(str, "tp_str"),
	SLOT(getattro, "tp_getattro"), SLOT(setattro, "tp_setattro"),
	SLOT(buffer, "tp_as_buffer"),
	FIELD(ob_type, flags, OB_LAYOUT_BYTES, "tp_flags"),
	SLOT(doc, "tp_doc"), SLOT(traverse, "tp_traverse"),
	SLOT(clear, "tp_clear"), SLOT(richcompare, "tp_richcompare"),
	FIELD(ob_type, weaklistoffset, OB_LAYOUT_SIGNED, "tp_weaklistoffset"),
	SLOT(iter, "tp_iter"), SLOT(iternext, "tp_iternext"),
	SLOT(methods, "tp_methods"), SLOT(members, "tp_members"),
	SLOT(getset, "tp_getset"),
	FIELD(ob_type, tp_base, OB_LAYOUT_POINTER, "tp_base"),
	FIELD(ob_type, dict, OB_LAYOUT_POINTER, "tp_dict"),
	SLOT(descr_get, "tp_descr_get"), SLOT(descr_set, "tp_descr_set"),
	FIELD(ob_type, dictoffset, OB_LAYOUT_SIGNED, "tp_dictoffset"),
	SLOT(init, "tp_init"), SLOT(unused_alloc, "tp_alloc"),
	SLOT(new, "tp_new"), SLOT(unused_free, "tp_free"),
	SLOT(size_of, "tp_is_gc"),
	FIELD(ob_type, bases, OB_LAYOUT_POINTER, "tp_bases"),
	FIELD(ob_type, mro, OB_LAYOUT_POINTER, "tp_mro"),
	SLOT(cache, "tp_cache"),
	FIELD(ob_type, subclasses, OB_LAYOUT_POINTER, "tp_subclasses"),
	FIELD(ob_type, weaklist, OB_LAYOUT_POINTER, "tp_weaklist"),
	SLOT(unused_del, "tp_del"),
	FIELD(ob_type, version_tag, OB_LAYOUT_BYTES, "tp_version_tag"),
	FIELD(ob_type, tid, OB_LAYOUT_BYTES, "tid"),
	SLOT(finalize, "tp_finalize"),
	SLOT(unused_vectorcall, "tp_vectorcall"), END
};

static const struct ob_layout_field none[] = { END };

/* What types of exceptions add; those derived from them add no more. */
static const struct {
	u32 tid;
	const char *const name[8];
} exc_own[] = {
	{ OB_T_SyntaxError, { ".msg", ".filename", ".lineno", ".offset",
			      ".text", ".end_lineno", ".end_offset",
			      ".print_file_and_line" } },
	{ OB_T_OSError, { ".errno", ".strerror", ".filename", ".filename2",
			  ".written" } },
	{ OB_T_UnicodeError, { ".encoding", ".object", ".start", ".end",
			       ".reason" } },
	{ OB_T_BaseExceptionGroup, { ".msg", ".excs" } },
	{ OB_T_AttributeError, { ".obj", ".name" } },
	{ OB_T_ImportError, { ".msg", ".name", ".path" } },
	{ OB_T_NameError, { ".name" } },
	{ OB_T_StopIteration, { ".value" } },
	{ OB_T_SystemExit, { ".code" } },
};

static const char *exc_own_name(u32 tid, u64 i)
{
	size_t k;

	for (k = 0; k < ARRAY_SIZE(exc_own); k++)
		if (exc_own[k].tid == tid && i < ARRAY_SIZE(exc_own[k].name))
			return exc_own[k].name[i];
	return NULL;
}

const char *ob_layout_exc_own(const struct ob_object *o, u64 i)
{
	const struct ob_type *type;
	const char *name = NULL;

	for (type = o->type; type && !name; type = type->tp_base)
		name = exc_own_name(type->tid, i);
	return name ?: ".more";
}

const struct ob_type *ob_layout_type(const struct ob_object *o)
{
	const struct ob_type *type = o->type;

	while (type->flags & OB_TF_HEAPTYPE && type->tp_base)
		type = type->tp_base;
	return type;
}

static const struct ob_layout_field *str_fields(const struct ob_object *o)
{
	bool compact = ((const struct ob_str *)o)->state & OB_STR_COMPACT;

	return compact && ob_str_is_ascii(o) ? ascii_fields : compact_fields;
}

/* Their items are slots of a frame, and nothing in their head says how many. */
static bool has_frame(u32 tid)
{
	return tid == OB_T_GENERATOR || tid == OB_T_COROUTINE ||
	       tid == OB_T_ASYNC_GEN || tid == OB_T_FRAME;
}

const struct ob_layout_field *ob_layout_head(const struct ob_object *o)
{
	const struct ob_type *type = ob_layout_type(o);

	switch (type->tid) {
	case OB_T_LIST:
	case OB_T_BYTEARRAY:
	case OB_T_DEQUE:
	case OB_T_ARRAY:
	case OB_T_MEMORYVIEW:
		return var_head;
	default:
		return type->itemsize && !has_frame(type->tid) ?
		       var_head : head;
	}
}

/* A frame that has returned lives on in its object. */
static bool frame_is_kept(const struct ob_object *o)
{
	const struct ob_frame_object *frame = (const void *)o;

	return frame->frame == &frame->data;
}

const struct ob_layout_field *ob_layout_own(const struct ob_object *o)
{
	u32 tid = ob_layout_type(o)->tid;

	if (ob_is_exc(o))
		return exc_fields;
	switch (tid) {
	case OB_T_FLOAT:
		return float_fields;
	case OB_T_COMPLEX:
		return complex_fields;
	case OB_T_STR:
		return str_fields(o);
	case OB_T_LIST:
		return list_fields;
	case OB_T_DICT:
		return dict_fields;
	case OB_T_SET:
	case OB_T_FROZENSET:
		return set_fields;
	case OB_T_BYTES:
		return bytes_fields;
	case OB_T_BYTEARRAY:
		return bytearray_fields;
	case OB_T_RANGE:
		return range_fields;
	case OB_T_SLICE:
		return slice_fields;
	case OB_T_CELL:
		return cell_fields;
	case OB_T_LIST_ITER:
	case OB_T_LIST_REVITER:
	case OB_T_TUPLE_ITER:
	case OB_T_STR_ITER:
	case OB_T_STR_ASCII_ITER:
		return seq_iter_fields;
	case OB_T_RANGE_ITER:
		return range_iter_fields;
	case OB_T_CODE:
		return code_fields;
	case OB_T_FUNCTION:
		return function_fields;
	case OB_T_BUILTIN:
		return builtin_fields;
	case OB_T_METHOD:
		return method_fields;
	case OB_T_MODULE:
		return module_fields;
	case OB_T_WEAKREF:
	case OB_T_WEAKPROXY:
	case OB_T_WEAKCALLABLEPROXY:
		return weakref_fields;
	case OB_T_TRACEBACK:
		return traceback_fields;
	case OB_T_GENERATOR:
	case OB_T_COROUTINE:
	case OB_T_ASYNC_GEN:
		return gen_fields;
	case OB_T_FRAME:
		return frame_is_kept(o) ? frame_fields : frame_running_fields;
	case OB_T_TYPE:
		return type_fields;
	default:
		return ob_layout_of_type(tid) ?: none;
	}
}
