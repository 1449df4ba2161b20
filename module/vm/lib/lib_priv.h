/* SPDX-License-Identifier: GPL-2.0 */
/*
 * lib_priv - the modules a program can import: what makes each of them
 *
 * A module is a C function that fills it, a Python text that is run in its
 * namespace, or both: then the function first. library.c has the table.
 */
#ifndef _OBHEAP_LIB_PRIV_H
#define _OBHEAP_LIB_PRIV_H

#include <obheap/vm.h>

/* Fill a module: 0, or -1 raised. One for each module written in C. */
int ob_lib_bisect(struct ob_rt *rt, struct ob_object *module);
int ob_lib_heapq(struct ob_rt *rt, struct ob_object *module);
int ob_lib_sys(struct ob_rt *rt, struct ob_object *module);
int ob_lib_collections(struct ob_rt *rt, struct ob_object *module);
int ob_lib_itertools(struct ob_rt *rt, struct ob_object *module);
int ob_lib_operator(struct ob_rt *rt, struct ob_object *module);
int ob_lib_random(struct ob_rt *rt, struct ob_object *module);
int ob_lib_twister(struct ob_rt *rt, struct ob_object *module);
int ob_lib_functools(struct ob_rt *rt, struct ob_object *module);
int ob_lib_re(struct ob_rt *rt, struct ob_object *module);
int ob_lib_struct(struct ob_rt *rt, struct ob_object *module);
int ob_lib_native(struct ob_rt *rt, struct ob_object *module);
int ob_lib_opcode(struct ob_rt *rt, struct ob_object *module);
int ob_lib_types(struct ob_rt *rt, struct ob_object *module);
int ob_lib_time(struct ob_rt *rt, struct ob_object *module);
int ob_lib_math(struct ob_rt *rt, struct ob_object *module);

int ob_lib_abc(struct ob_rt *rt, struct ob_object *module);
int ob_lib_array(struct ob_rt *rt, struct ob_object *module);
int ob_lib_collections_abc(struct ob_rt *rt, struct ob_object *module);
int ob_lib_obheap(struct ob_rt *rt, struct ob_object *module);
int ob_lib_atexit(struct ob_rt *rt, struct ob_object *module);
int ob_lib_gc(struct ob_rt *rt, struct ob_object *module);
int ob_lib_weakref(struct ob_rt *rt, struct ob_object *module);
/** ob_lib_add_types() - builtin types first..last, by their names' last part */
int ob_lib_add_types(struct ob_rt *rt, struct ob_object *module,
		     enum ob_tid first, enum ob_tid last);

int ob_lib_tbtext(struct ob_rt *rt, struct ob_object *module);

/*
 * LIB_TEXT() - the bytes of NAME.py, as ob_lib_text_NAME up to
 * ob_lib_text_NAME_end
 */
#define LIB_TEXT(name)							\
	asm(".pushsection .rodata\n"					\
	    ".global ob_lib_text_" #name "\n"				\
	    "ob_lib_text_" #name ":\n"					\
	    ".incbin \"../module/vm/lib/" #name ".py\"\n"		\
	    ".global ob_lib_text_" #name "_end\n"			\
	    "ob_lib_text_" #name "_end:\n"				\
	    ".byte 0\n"							\
	    ".popsection\n");						\
	extern const char ob_lib_text_##name[];				\
	extern const char ob_lib_text_##name##_end[]

#endif /* _OBHEAP_LIB_PRIV_H */
