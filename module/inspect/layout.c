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
	FIELD(ob_code, exceptiontable, OB_LAYOUT_POINTER, "co_exceptiontable"),
	FIELD(ob_code, flags, OB_LAYOUT_BYTES, "co_flags"),
	FIELD(ob_code, warmup, OB_LAYOUT_SIGNED, "co_warmup"),
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
	FIELD(ob_code, weakreflist, OB_LAYOUT_POINTER, "co_weakreflist"), END
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
	      "func_annotations"), END
};

static const struct ob_layout_field builtin_fields[] = {
	FIELD(ob_builtin, def, OB_LAYOUT_POINTER, "m_ml"),
	FIELD(ob_builtin, self, OB_LAYOUT_POINTER, "m_self"),
	FIELD(ob_builtin, module, OB_LAYOUT_POINTER, "m_module"),
	FIELD(ob_builtin, weakreflist, OB_LAYOUT_POINTER, "m_weakreflist"),
	END
};

static const struct ob_layout_field method_fields[] = {
	FIELD(ob_method, func, OB_LAYOUT_POINTER, "im_func"),
	FIELD(ob_method, self, OB_LAYOUT_POINTER, "im_self"),
	FIELD(ob_method, weakreflist, OB_LAYOUT_POINTER, "im_weakreflist"),
	END
};

static const struct ob_layout_field module_fields[] = {
	FIELD(ob_module, dict, OB_LAYOUT_POINTER, "md_dict"),
	FIELD(ob_module, weaklist, OB_LAYOUT_POINTER, "md_weaklist"),
	FIELD(ob_module, name, OB_LAYOUT_POINTER, "md_name"), END
};

static const struct ob_layout_field weakref_fields[] = {
	FIELD(ob_weakref, object, OB_LAYOUT_POINTER, "wr_object"),
	FIELD(ob_weakref, callback, OB_LAYOUT_POINTER, "wr_callback"),
	FIELD(ob_weakref, hash, OB_LAYOUT_SIGNED, "hash"),
	FIELD(ob_weakref, prev, OB_LAYOUT_POINTER, "wr_prev"),
	FIELD(ob_weakref, next, OB_LAYOUT_POINTER, "wr_next"), END
};

static const struct ob_layout_field traceback_fields[] = {
	FIELD(ob_traceback, next, OB_LAYOUT_POINTER, "tb_next"),
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
	END
};

static const struct ob_layout_field gen_fields[] = {
	FIELD(ob_gen, code, OB_LAYOUT_POINTER, "gi_code"),
	FIELD(ob_gen, weakreflist, OB_LAYOUT_POINTER, "gi_weakreflist"),
	FIELD(ob_gen, name, OB_LAYOUT_POINTER, "gi_name"),
	FIELD(ob_gen, qualname, OB_LAYOUT_POINTER, "gi_qualname"),
	FIELD(ob_gen, exc.value, OB_LAYOUT_POINTER, "gi_exc_state.exc_value"),
	FIELD(ob_gen, origin, OB_LAYOUT_POINTER, "gi_origin_or_finalizer"),
	FIELD(ob_gen, hooks_inited, OB_LAYOUT_BYTES, "gi_hooks_inited"),
	FIELD(ob_gen, closed, OB_LAYOUT_BYTES, "gi_closed"),
	FIELD(ob_gen, running_async, OB_LAYOUT_BYTES, "gi_running_async"),
	FIELD(ob_gen, state, OB_LAYOUT_SIGNED, "gi_frame_state"), END
};

static const struct ob_layout_field type_fields[] = {
	FIELD(ob_type, name, OB_LAYOUT_POINTER, "tp_name"),
	FIELD(ob_type, basicsize, OB_LAYOUT_SIGNED, "tp_basicsize"),
	FIELD(ob_type, itemsize, OB_LAYOUT_SIGNED, "tp_itemsize"),
	FIELD(ob_type, flags, OB_LAYOUT_BYTES, "tp_flags"),
	FIELD(ob_type, weaklistoffset, OB_LAYOUT_SIGNED, "tp_weaklistoffset"),
	FIELD(ob_type, tp_base, OB_LAYOUT_POINTER, "tp_base"),
	FIELD(ob_type, dict, OB_LAYOUT_POINTER, "tp_dict"),
	FIELD(ob_type, dictoffset, OB_LAYOUT_SIGNED, "tp_dictoffset"),
	FIELD(ob_type, bases, OB_LAYOUT_POINTER, "tp_bases"),
	FIELD(ob_type, mro, OB_LAYOUT_POINTER, "tp_mro"),
	FIELD(ob_type, weaklist, OB_LAYOUT_POINTER, "tp_weaklist"),
	FIELD(ob_type, version_tag, OB_LAYOUT_BYTES, "tp_version_tag"), END
};

static const struct ob_layout_field none[] = { END };

static const struct ob_layout_field *str_fields(const struct ob_object *o)
{
	return ob_str_is_ascii(o) ? ascii_fields : compact_fields;
}

const struct ob_layout_field *ob_layout_head(const struct ob_object *o)
{
	switch (o->type->tid) {
	case OB_T_INT:
	case OB_T_BOOL:
	case OB_T_LIST:
	case OB_T_TUPLE:
	case OB_T_BYTES:
	case OB_T_BYTEARRAY:
	case OB_T_CODE:
	case OB_T_TYPE:
		return var_head;
	default:
		return head;
	}
}

const struct ob_layout_field *ob_layout_own(const struct ob_object *o)
{
	if (ob_is_exc(o))
		return exc_fields;
	switch (o->type->tid) {
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
		return weakref_fields;
	case OB_T_TRACEBACK:
		return traceback_fields;
	case OB_T_GENERATOR:
	case OB_T_COROUTINE:
		return gen_fields;
	case OB_T_TYPE:
		return type_fields;
	default:
		return none;
	}
}
