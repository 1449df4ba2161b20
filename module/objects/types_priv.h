/* SPDX-License-Identifier: GPL-2.0 */
/*
 * types_priv - the builtin types' templates, one defined in each type's file
 */
#ifndef _OBHEAP_TYPES_PRIV_H
#define _OBHEAP_TYPES_PRIV_H

#include <obheap/objects.h>

extern const struct ob_type_def ob_object_type_def, ob_type_type_def,
	ob_int_type_def, ob_bool_type_def, ob_float_type_def, ob_complex_type_def,
	ob_str_type_def,
	ob_none_type_def, ob_notimplemented_type_def, ob_ellipsis_type_def,
	ob_list_type_def, ob_tuple_type_def, ob_dict_type_def,
	ob_range_type_def, ob_slice_type_def, ob_cell_type_def,
	ob_code_type_def, ob_function_type_def, ob_builtin_type_def,
	ob_method_type_def, ob_method_descr_type_def,
	ob_wrapper_descr_type_def, ob_getset_descr_type_def,
	ob_member_descr_type_def, ob_module_type_def,
	ob_mappingproxy_type_def, ob_list_iter_type_def,
	ob_list_reviter_type_def, ob_tuple_iter_type_def,
	ob_str_iter_type_def, ob_str_ascii_iter_type_def,
	ob_range_iter_type_def, ob_longrange_iter_type_def,
	ob_dict_keyiter_type_def, ob_dict_valueiter_type_def,
	ob_dict_itemiter_type_def, ob_dict_revkeyiter_type_def,
	ob_dict_revvalueiter_type_def, ob_dict_revitemiter_type_def,
	ob_dict_keys_type_def, ob_dict_values_type_def,
	ob_dict_items_type_def, ob_enumerate_type_def, ob_zip_type_def,
	ob_reversed_type_def, ob_map_type_def, ob_filter_type_def,
	ob_alias_iter_type_def, ob_seq_iter_type_def, ob_call_iter_type_def,
	ob_line_iter_type_def,
	ob_positions_iter_type_def, ob_traceback_type_def,
	ob_frame_type_def, ob_generator_type_def, ob_coroutine_type_def,
	ob_coro_wrapper_type_def, ob_async_gen_type_def,
	ob_async_gen_asend_type_def, ob_async_gen_athrow_type_def,
	ob_async_gen_wrapped_type_def, ob_anext_awaitable_type_def,
	ob_stream_type_def,
	ob_classmethod_descr_type_def,
	ob_method_wrapper_type_def, ob_property_type_def,
	ob_classmethod_type_def, ob_staticmethod_type_def, ob_super_type_def,
	ob_generic_alias_type_def, ob_union_type_def;
extern const struct ob_type_def ob_set_type_def, ob_frozenset_type_def,
	ob_set_iter_type_def, ob_bytes_type_def, ob_bytes_iter_type_def,
	ob_bytearray_type_def, ob_bytearray_iter_type_def,
	ob_memoryview_type_def, ob_managed_buffer_type_def,
	ob_odict_type_def, ob_odict_keys_type_def, ob_odict_values_type_def,
	ob_odict_items_type_def, ob_odict_iter_type_def,
	ob_defaultdict_type_def, ob_tuplegetter_type_def,
	ob_namespace_type_def,
	ob_memory_iter_type_def, ob_deque_type_def, ob_deque_iter_type_def,
	ob_deque_reviter_type_def, ob_array_type_def, ob_array_iter_type_def,
	ob_sys_flags_type_def, ob_sys_version_type_def,
	ob_sys_float_type_def, ob_sys_hash_type_def, ob_sys_int_type_def,
	ob_sys_thread_type_def, ob_sys_hooks_type_def,
	ob_sys_unraisable_type_def;
extern const struct ob_type_def ob_weakref_type_def, ob_weakproxy_type_def,
	ob_weakcallableproxy_type_def;

extern const struct ob_type_def ob_partial_type_def,
	ob_key_wrapper_type_def, ob_lru_cache_type_def,
	ob_re_pattern_type_def, ob_re_match_type_def,
	ob_re_scanner_type_def;

extern const struct ob_type_def ob_twister_type_def, ob_itemgetter_type_def,
	ob_attrgetter_type_def, ob_methodcaller_type_def;

extern const struct ob_type_def ob_it_count_type_def,
	ob_it_cycle_type_def, ob_it_repeat_type_def, ob_it_chain_type_def,
	ob_it_compress_type_def, ob_it_dropwhile_type_def,
	ob_it_takewhile_type_def, ob_it_filterfalse_type_def,
	ob_it_starmap_type_def, ob_it_pairwise_type_def, ob_it_islice_type_def,
	ob_it_accumulate_type_def, ob_it_zip_longest_type_def,
	ob_it_groupby_type_def, ob_it_grouper_type_def, ob_it_product_type_def,
	ob_it_combinations_type_def, ob_it_cwr_type_def,
	ob_it_permutations_type_def, ob_it_tee_type_def,
	ob_it_tee_data_type_def;

extern const struct ob_type_def ob_BaseExceptionGroup_type_def,
	ob_ExceptionGroup_type_def;

#define EXC(exc, ...) extern const struct ob_type_def ob_##exc##_type_def
#define EXC_LIKE(exc, ...) EXC(exc)
#define EXC_OS(exc, ...) EXC(exc)
#define EXC_OWN(exc, ...) EXC(exc)
#include "exception_types.h"
#undef EXC
#undef EXC_LIKE
#undef EXC_OS
#undef EXC_OWN

#endif /* _OBHEAP_TYPES_PRIV_H */
