// SPDX-License-Identifier: GPL-2.0
/*
 * layout_types - the fields of iterators, descriptors and objects of modules
 *
 * Their structs are private to the file of their type. Where a field is, a
 * program can learn from nobody but here: the numbers are offsets from the start
 * of the object, and a test finds every byte of an object of each type in a
 * field.
 */
#include "layout.h"

#define POINTER(offset, label) { offset, 8, OB_LAYOUT_POINTER, label }
#define NUMBER(offset, label) { offset, 8, OB_LAYOUT_SIGNED, label }
#define INT(offset, label) { offset, 4, OB_LAYOUT_SIGNED, label }
#define BYTE(offset, label) { offset, 1, OB_LAYOUT_BYTES, label }
#define HIDDEN(offset, size, label) { offset, size, OB_LAYOUT_HIDDEN, label }
#define END { }

static const struct ob_layout_field anext_fields[] = {
	POINTER(16, "wrapped"),
	POINTER(24, "default_value"),
	END
};

static const struct ob_layout_field array_fields[] = {
	POINTER(24, "ob_item"),
	NUMBER(32, "allocated"),
	POINTER(40, "ob_descr"),
	POINTER(48, "weakreflist"),
	NUMBER(56, "ob_exports"),
	END
};

static const struct ob_layout_field seq_iter_fields[] = {
	NUMBER(16, "it_index"),
	POINTER(24, "it_seq"),
	END
};

static const struct ob_layout_field array_iter_fields[] = {
	NUMBER(16, "index"),
	POINTER(24, "ao"),
	HIDDEN(32, 8, "getitem"),
	END
};

static const struct ob_layout_field memory_iter_fields[] = {
	NUMBER(16, "it_index"),
	POINTER(24, "it_seq"),
	NUMBER(32, "it_length"),
	POINTER(40, "it_fmt"),
	END
};

static const struct ob_layout_field asend_fields[] = {
	POINTER(16, "ags_gen"),
	POINTER(24, "ags_sendval"),
	INT(32, "ags_state"),
	END
};

static const struct ob_layout_field athrow_fields[] = {
	POINTER(16, "agt_gen"),
	POINTER(24, "agt_args"),
	INT(32, "agt_state"),
	END
};

static const struct ob_layout_field async_wrapped_fields[] = {
	POINTER(16, "agw_val"),
	END
};

static const struct ob_layout_field classmethod_fields[] = {
	POINTER(16, "cm_callable"),
	POINTER(24, "cm_dict"),
	END
};

static const struct ob_layout_field staticmethod_fields[] = {
	POINTER(16, "sm_callable"),
	POINTER(24, "sm_dict"),
	END
};

static const struct ob_layout_field deque_iter_fields[] = {
	POINTER(16, "b"),
	NUMBER(24, "index"),
	POINTER(32, "deque"),
	NUMBER(40, "state"),
	NUMBER(48, "counter"),
	END
};

static const struct ob_layout_field deque_fields[] = {
	POINTER(24, "leftblock"),
	POINTER(32, "rightblock"),
	NUMBER(40, "leftindex"),
	NUMBER(48, "rightindex"),
	NUMBER(56, "state"),
	NUMBER(64, "maxlen"),
	NUMBER(72, "numfreeblocks"),
	POINTER(80, "freeblocks[0]"),
	POINTER(88, "freeblocks[1]"),
	POINTER(96, "freeblocks[2]"),
	POINTER(104, "freeblocks[3]"),
	POINTER(112, "freeblocks[4]"),
	POINTER(120, "freeblocks[5]"),
	POINTER(128, "freeblocks[6]"),
	POINTER(136, "freeblocks[7]"),
	POINTER(144, "freeblocks[8]"),
	POINTER(152, "freeblocks[9]"),
	POINTER(160, "freeblocks[10]"),
	POINTER(168, "freeblocks[11]"),
	POINTER(176, "freeblocks[12]"),
	POINTER(184, "freeblocks[13]"),
	POINTER(192, "freeblocks[14]"),
	POINTER(200, "freeblocks[15]"),
	POINTER(208, "weakreflist"),
	END
};

#define DICT_FIELDS							\
	NUMBER(16, "ma_used"),						\
	{ 24, 8, OB_LAYOUT_BYTES, "ma_version_tag" },			\
	POINTER(32, "ma_keys"),						\
	{ 40, 8, OB_LAYOUT_VALUES, "ma_values" }

static const struct ob_layout_field odict_fields[] = {
	DICT_FIELDS,
	POINTER(48, "od_fast_nodes"),
	NUMBER(56, "od_fast_nodes_size"),
	HIDDEN(64, 8, "od_resize_sentinel"),
	NUMBER(72, "od_state"),
	POINTER(80, "od_first"),
	POINTER(88, "od_last"),
	POINTER(96, "od_inst_dict"),
	POINTER(104, "od_weakreflist"),
	END
};

static const struct ob_layout_field odict_iter_fields[] = {
	INT(16, "kind"),
	POINTER(24, "di_odict"),
	NUMBER(32, "di_size"),
	NUMBER(40, "di_state"),
	POINTER(48, "di_result"),
	POINTER(56, "di_current"),
	END
};

static const struct ob_layout_field defaultdict_fields[] = {
	DICT_FIELDS,
	POINTER(48, "default_factory"),
	END
};

static const struct ob_layout_field tuplegetter_fields[] = {
	NUMBER(16, "index"),
	POINTER(24, "doc"),
	END
};

static const struct ob_layout_field namespace_fields[] = {
	POINTER(16, "ns_dict"),
	END
};

static const struct ob_layout_field method_wrapper_fields[] = {
	POINTER(16, "descr"),
	POINTER(24, "self"),
	END
};

static const struct ob_layout_field dict_iter_fields[] = {
	POINTER(16, "di_dict"),
	NUMBER(24, "di_used"),
	NUMBER(32, "di_pos"),
	POINTER(40, "di_result"),
	NUMBER(48, "len"),
	END
};

static const struct ob_layout_field dict_view_fields[] = {
	POINTER(16, "dv_dict"),
	END
};

static const struct ob_layout_field enumerate_fields[] = {
	NUMBER(16, "en_index"),
	POINTER(24, "en_sit"),
	POINTER(32, "en_result"),
	POINTER(40, "en_longindex"),
	POINTER(48, "one"),
	END
};

static const struct ob_layout_field coro_wrapper_fields[] = {
	POINTER(16, "cw_coroutine"),
	END
};

static const struct ob_layout_field alias_fields[] = {
	POINTER(16, "origin"),
	POINTER(24, "args"),
	POINTER(32, "parameters"),
	POINTER(40, "weakreflist"),
	BYTE(48, "starred"),
	POINTER(56, "vectorcall"),
	END
};

static const struct ob_layout_field alias_iter_fields[] = {
	POINTER(16, "obj"),
	END
};

static const struct ob_layout_field call_iter_fields[] = {
	POINTER(16, "it_callable"),
	POINTER(24, "it_sentinel"),
	END
};

static const struct ob_layout_field reversed_fields[] = {
	NUMBER(16, "index"),
	POINTER(24, "seq"),
	END
};

static const struct ob_layout_field cycle_fields[] = {
	POINTER(16, "it"),
	POINTER(24, "saved"),
	NUMBER(32, "index"),
	INT(40, "firstpass"),
	END
};

static const struct ob_layout_field repeat_fields[] = {
	POINTER(16, "element"),
	NUMBER(24, "cnt"),
	END
};

static const struct ob_layout_field chain_fields[] = {
	POINTER(16, "source"),
	POINTER(24, "active"),
	END
};

static const struct ob_layout_field compress_fields[] = {
	POINTER(16, "data"),
	POINTER(24, "selectors"),
	END
};

static const struct ob_layout_field dropwhile_fields[] = {
	POINTER(16, "it"),
	POINTER(24, "func"),
	NUMBER(32, "start"),
	END
};

static const struct ob_layout_field takewhile_fields[] = {
	POINTER(16, "it"),
	POINTER(24, "func"),
	NUMBER(32, "stop"),
	END
};

static const struct ob_layout_field it_func_fields[] = {
	POINTER(16, "it"),
	POINTER(24, "func"),
	END
};

static const struct ob_layout_field pairwise_fields[] = {
	POINTER(16, "it"),
	POINTER(24, "old"),
	END
};

static const struct ob_layout_field count_fields[] = {
	POINTER(16, "long_cnt"),
	POINTER(24, "long_step"),
	NUMBER(32, "cnt"),
	END
};

static const struct ob_layout_field product_fields[] = {
	POINTER(16, "pools"),
	POINTER(24, "result"),
	POINTER(32, "indices"),
	INT(40, "stopped"),
	END
};

static const struct ob_layout_field combinations_fields[] = {
	POINTER(16, "pool"),
	POINTER(24, "result"),
	POINTER(32, "indices"),
	NUMBER(40, "r"),
	INT(48, "stopped"),
	END
};

static const struct ob_layout_field permutations_fields[] = {
	POINTER(16, "pool"),
	POINTER(24, "result"),
	POINTER(32, "indices"),
	POINTER(40, "cycles"),
	NUMBER(48, "r"),
	INT(56, "stopped"),
	END
};

static const struct ob_layout_field accumulate_fields[] = {
	POINTER(16, "it"),
	POINTER(24, "total"),
	POINTER(32, "binop"),
	POINTER(40, "initial"),
	END
};

static const struct ob_layout_field zip_longest_fields[] = {
	POINTER(16, "ittuple"),
	POINTER(24, "result"),
	POINTER(32, "fillvalue"),
	NUMBER(40, "tuplesize"),
	NUMBER(48, "numactive"),
	END
};

static const struct ob_layout_field groupby_fields[] = {
	POINTER(16, "it"),
	POINTER(24, "keyfunc"),
	POINTER(32, "tgtkey"),
	POINTER(40, "currkey"),
	POINTER(48, "currvalue"),
	POINTER(56, "currgrouper"),
	END
};

static const struct ob_layout_field grouper_fields[] = {
	POINTER(16, "parent"),
	POINTER(24, "tgtkey"),
	END
};

static const struct ob_layout_field islice_fields[] = {
	POINTER(16, "it"),
	NUMBER(24, "next"),
	NUMBER(32, "stop"),
	NUMBER(40, "step"),
	NUMBER(48, "cnt"),
	END
};

static const struct ob_layout_field tee_fields[] = {
	POINTER(16, "dataobj"),
	NUMBER(24, "index"),
	POINTER(32, "weakreflist"),
	END
};

static const struct ob_layout_field lru_cache_fields[] = {
	POINTER(16, "func"),
	POINTER(24, "cache"),
	POINTER(32, "kwd_mark"),
	POINTER(40, "cache_info_type"),
	NUMBER(48, "maxsize"),
	NUMBER(56, "hits"),
	NUMBER(64, "misses"),
	BYTE(72, "typed"),
	HIDDEN(80, 56, "unused"),
	POINTER(136, "dict"),
	POINTER(144, "weakreflist"),
	END
};

static const struct ob_layout_field re_pattern_fields[] = {
	NUMBER(24, "groups"),
	POINTER(32, "groupindex"),
	POINTER(40, "indexgroup"),
	POINTER(48, "pattern"),
	INT(56, "flags"),
	POINTER(64, "weakreflist"),
	INT(72, "isbytes"),
	NUMBER(80, "codesize"),
	END
};

static const struct ob_layout_field re_match_fields[] = {
	POINTER(24, "string"),
	POINTER(32, "regs"),
	POINTER(40, "pattern"),
	NUMBER(48, "pos"),
	NUMBER(56, "endpos"),
	NUMBER(64, "lastindex"),
	NUMBER(72, "groups"),
	END
};

static const struct ob_layout_field re_scanner_fields[] = {
	POINTER(16, "pattern"),
	HIDDEN(24, 8, "state.rt"),
	POINTER(32, "state.pattern"),
	POINTER(40, "state.string"),
	POINTER(48, "state.data"),
	INT(56, "state.kind"),
	INT(60, "state.pc"),
	NUMBER(64, "state.beginning"),
	NUMBER(72, "state.end"),
	NUMBER(80, "state.start"),
	NUMBER(88, "state.ptr"),
	POINTER(96, "state.mark"),
	INT(104, "state.nr_mark"),
	INT(108, "state.groups"),
	POINTER(112, "state.choice"),
	INT(120, "state.nr_choice"),
	INT(124, "state.max_choice"),
	POINTER(128, "state.trail"),
	INT(136, "state.nr_trail"),
	INT(140, "state.max_trail"),
	INT(144, "state.barrier"),
	BYTE(148, "state.match_all"),
	BYTE(149, "state.must_advance"),
	BYTE(150, "state.dirty"),
	BYTE(151, "state.is_str"),
	POINTER(152, "state.buffer.obj"),
	POINTER(160, "state.buffer.buf"),
	NUMBER(168, "state.buffer.len"),
	NUMBER(176, "state.buffer.itemsize"),
	HIDDEN(184, 8, "state.buffer.format"),
	BYTE(192, "state.buffer.readonly"),
	BYTE(200, "ended"),
	HIDDEN(208, 16, "unused"),
	INT(224, "executing"),
	END
};

static const struct ob_layout_field map_fields[] = {
	POINTER(16, "iters"),
	POINTER(24, "func"),
	END
};

static const struct ob_layout_field filter_fields[] = {
	POINTER(16, "func"),
	POINTER(24, "it"),
	END
};

static const struct ob_layout_field mappingproxy_fields[] = {
	POINTER(16, "mapping"),
	END
};

static const struct ob_layout_field managed_buffer_fields[] = {
	INT(16, "flags"),
	NUMBER(24, "exports"),
	POINTER(32, "master.obj"),
	POINTER(40, "master.buf"),
	NUMBER(48, "master.len"),
	NUMBER(56, "master.itemsize"),
	POINTER(64, "master.format"),
	BYTE(72, "master.readonly"),
	END
};

static const struct ob_layout_field memoryview_fields[] = {
	POINTER(24, "mbuf"),
	NUMBER(32, "hash"),
	INT(40, "flags"),
	NUMBER(48, "exports"),
	POINTER(56, "view.buf"),
	NUMBER(64, "view.len"),
	NUMBER(72, "view.itemsize"),
	BYTE(80, "view.format"),
	BYTE(81, "view.readonly"),
	BYTE(82, "given"),
	BYTE(83, "ndim"),
	HIDDEN(88, 48, "unused"),
	POINTER(136, "weakreflist"),
	END
};

static const struct ob_layout_field property_fields[] = {
	POINTER(16, "prop_get"),
	POINTER(24, "prop_set"),
	POINTER(32, "prop_del"),
	POINTER(40, "prop_doc"),
	POINTER(48, "prop_name"),
	INT(56, "getter_doc"),
	END
};

static const struct ob_layout_field longrange_fields[] = {
	POINTER(16, "index"),
	POINTER(24, "start"),
	POINTER(32, "step"),
	POINTER(40, "len"),
	END
};

static const struct ob_layout_field set_iter_fields[] = {
	POINTER(16, "si_set"),
	NUMBER(24, "si_used"),
	NUMBER(32, "si_pos"),
	NUMBER(40, "len"),
	END
};

static const struct ob_layout_field stream_fields[] = {
	INT(16, "fd"),
	END
};

static const struct ob_layout_field super_fields[] = {
	POINTER(16, "type"),
	POINTER(24, "obj"),
	POINTER(32, "obj_type"),
	END
};

static const struct ob_layout_field method_descr_fields[] = {
	POINTER(16, "d_type"),
	POINTER(24, "d_name"),
	POINTER(32, "d_qualname"),
	POINTER(40, "d_method"),
	POINTER(48, "vectorcall"),
	END
};

static const struct ob_layout_field data_descr_fields[] = {
	POINTER(16, "d_type"),
	POINTER(24, "d_name"),
	POINTER(32, "d_qualname"),
	POINTER(40, "d_member"),
	END
};

static const struct ob_layout_field union_fields[] = {
	POINTER(16, "args"),
	POINTER(24, "parameters"),
	END
};

static const struct ob_layout_field zip_fields[] = {
	NUMBER(16, "tuplesize"),
	POINTER(24, "ittuple"),
	POINTER(32, "result"),
	INT(40, "strict"),
	END
};

static const struct ob_layout_field partial_fields[] = {
	POINTER(16, "fn"),
	POINTER(24, "args"),
	POINTER(32, "kw"),
	POINTER(40, "dict"),
	POINTER(48, "weakreflist"),
	POINTER(56, "vectorcall"),
	END
};

static const struct ob_layout_field key_wrapper_fields[] = {
	POINTER(16, "cmp"),
	POINTER(24, "object"),
	END
};

static const struct ob_layout_field itemgetter_fields[] = {
	NUMBER(16, "nitems"),
	POINTER(24, "item"),
	POINTER(32, "vectorcall"),
	NUMBER(40, "index"),
	END
};

static const struct ob_layout_field attrgetter_fields[] = {
	NUMBER(16, "nattrs"),
	POINTER(24, "attr"),
	POINTER(32, "vectorcall"),
	END
};

static const struct ob_layout_field methodcaller_fields[] = {
	POINTER(16, "name"),
	POINTER(24, "args"),
	POINTER(32, "kwargs"),
	END
};

static const struct ob_layout_field tee_data_fields[] = {
	POINTER(16, "it"),
	INT(24, "numread"),
	INT(28, "running"),
	POINTER(32, "nextlink"),
	END
};

#define LINE_ITER							\
	POINTER(16, "li_code"),						\
	INT(24, "ar_start"),						\
	INT(28, "nr_units"),						\
	INT(32, "ar_line"),						\
	HIDDEN(40, 8, "lo_next"),					\
	INT(48, "line"),						\
	INT(52, "end_line"),						\
	INT(56, "col"),							\
	INT(60, "end_col")

static const struct ob_layout_field line_iter_fields[] = {
	LINE_ITER,
	END
};

static const struct ob_layout_field positions_iter_fields[] = {
	LINE_ITER,
	NUMBER(64, "at"),
	NUMBER(72, "unused"),
	END
};

static const struct ob_layout_field twister_fields[] = {
	INT(16, "index"),
	END
};

static const struct ob_layout_field *const by_type[OB_NR_TYPES] = {
	[OB_T_ANEXT_AWAITABLE] = anext_fields,
	[OB_T_ARRAY] = array_fields,
	[OB_T_SEQ_ITER] = seq_iter_fields,
	[OB_T_BYTES_ITER] = seq_iter_fields,
	[OB_T_BYTEARRAY_ITER] = seq_iter_fields,
	[OB_T_ARRAY_ITER] = array_iter_fields,
	[OB_T_MEMORY_ITER] = memory_iter_fields,
	[OB_T_ASYNC_GEN_ASEND] = asend_fields,
	[OB_T_ASYNC_GEN_ATHROW] = athrow_fields,
	[OB_T_ASYNC_GEN_WRAPPED] = async_wrapped_fields,
	[OB_T_CLASSMETHOD] = classmethod_fields,
	[OB_T_STATICMETHOD] = staticmethod_fields,
	[OB_T_DEQUE_ITER] = deque_iter_fields,
	[OB_T_DEQUE_REVITER] = deque_iter_fields,
	[OB_T_DEQUE] = deque_fields,
	[OB_T_METHOD_WRAPPER] = method_wrapper_fields,
	[OB_T_DICT_KEYITER] = dict_iter_fields,
	[OB_T_DICT_VALUEITER] = dict_iter_fields,
	[OB_T_DICT_ITEMITER] = dict_iter_fields,
	[OB_T_DICT_REVKEYITER] = dict_iter_fields,
	[OB_T_DICT_REVVALUEITER] = dict_iter_fields,
	[OB_T_DICT_REVITEMITER] = dict_iter_fields,
	[OB_T_DICT_KEYS] = dict_view_fields,
	[OB_T_DICT_VALUES] = dict_view_fields,
	[OB_T_DICT_ITEMS] = dict_view_fields,
	[OB_T_ODICT_KEYS] = dict_view_fields,
	[OB_T_ODICT_VALUES] = dict_view_fields,
	[OB_T_ODICT_ITEMS] = dict_view_fields,
	[OB_T_ODICT_ITER] = odict_iter_fields,
	[OB_T_ODICT] = odict_fields,
	[OB_T_DEFAULTDICT] = defaultdict_fields,
	[OB_T_TUPLEGETTER] = tuplegetter_fields,
	[OB_T_NAMESPACE] = namespace_fields,
	[OB_T_ENUMERATE] = enumerate_fields,
	[OB_T_CORO_WRAPPER] = coro_wrapper_fields,
	[OB_T_GENERIC_ALIAS] = alias_fields,
	[OB_T_ALIAS_ITER] = alias_iter_fields,
	[OB_T_CALL_ITER] = call_iter_fields,
	[OB_T_LINE_ITER] = line_iter_fields,
	[OB_T_POSITIONS_ITER] = positions_iter_fields,
	[OB_T_REVERSED] = reversed_fields,
	[OB_T_IT_CYCLE] = cycle_fields,
	[OB_T_IT_REPEAT] = repeat_fields,
	[OB_T_IT_CHAIN] = chain_fields,
	[OB_T_IT_COMPRESS] = compress_fields,
	[OB_T_IT_DROPWHILE] = dropwhile_fields,
	[OB_T_IT_TAKEWHILE] = takewhile_fields,
	[OB_T_IT_FILTERFALSE] = it_func_fields,
	[OB_T_IT_STARMAP] = it_func_fields,
	[OB_T_IT_PAIRWISE] = pairwise_fields,
	[OB_T_IT_COUNT] = count_fields,
	[OB_T_IT_PRODUCT] = product_fields,
	[OB_T_IT_COMBINATIONS] = combinations_fields,
	[OB_T_IT_CWR] = combinations_fields,
	[OB_T_IT_PERMUTATIONS] = permutations_fields,
	[OB_T_IT_ACCUMULATE] = accumulate_fields,
	[OB_T_IT_ZIP_LONGEST] = zip_longest_fields,
	[OB_T_IT_GROUPBY] = groupby_fields,
	[OB_T_IT_GROUPER] = grouper_fields,
	[OB_T_IT_ISLICE] = islice_fields,
	[OB_T_IT_TEE] = tee_fields,
	[OB_T_LRU_CACHE] = lru_cache_fields,
	[OB_T_RE_PATTERN] = re_pattern_fields,
	[OB_T_RE_MATCH] = re_match_fields,
	[OB_T_RE_SCANNER] = re_scanner_fields,
	[OB_T_MAP] = map_fields,
	[OB_T_FILTER] = filter_fields,
	[OB_T_MAPPINGPROXY] = mappingproxy_fields,
	[OB_T_MANAGED_BUFFER] = managed_buffer_fields,
	[OB_T_MEMORYVIEW] = memoryview_fields,
	[OB_T_PROPERTY] = property_fields,
	[OB_T_LONGRANGE_ITER] = longrange_fields,
	[OB_T_SET_ITER] = set_iter_fields,
	[OB_T_STREAM] = stream_fields,
	[OB_T_SUPER] = super_fields,
	[OB_T_METHOD_DESCR] = method_descr_fields,
	[OB_T_CLASSMETHOD_DESCR] = method_descr_fields,
	[OB_T_WRAPPER_DESCR] = method_descr_fields,
	[OB_T_GETSET_DESCR] = data_descr_fields,
	[OB_T_MEMBER_DESCR] = data_descr_fields,
	[OB_T_UNION] = union_fields,
	[OB_T_ZIP] = zip_fields,
	[OB_T_PARTIAL] = partial_fields,
	[OB_T_KEY_WRAPPER] = key_wrapper_fields,
	[OB_T_ITEMGETTER] = itemgetter_fields,
	[OB_T_ATTRGETTER] = attrgetter_fields,
	[OB_T_METHODCALLER] = methodcaller_fields,
	[OB_T_IT_TEE_DATA] = tee_data_fields,
	[OB_T_TWISTER] = twister_fields,
};

const struct ob_layout_field *ob_layout_of_type(u32 tid)
{
	return tid < OB_NR_TYPES ? by_type[tid] : NULL;
}
