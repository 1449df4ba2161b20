/* SPDX-License-Identifier: GPL-2.0 */
/*
 * lang - statement text to code object
 *
 * text -> tokens -> AST -> folded AST -> symbol table -> instructions -> code
 *
 * Everything but the finished code object lives in a bump region that is
 * released in one go when the compile unit ends, constants included; no token
 * or tree outlives ob_compile().
 *
 * The instructions, their numbers, inline caches, line table and exception
 * table are CPython 3.11's (opcode.h), so that dis output reads familiar and a
 * python3.11 can be asked what the right answer is.
 *
 * Context: under the session's GIL, may sleep. Text is untrusted: nesting,
 * counts, jump distances and memory are all bounded here, once.
 */
#ifndef _OBHEAP_LANG_H
#define _OBHEAP_LANG_H

#include <obheap/objects.h>
#include <obheap/opcode.h>

/**
 * enum ob_compile_mode - what a compile unit is
 * @OB_COMPILE_EXEC: a file: statements; value is None
 * @OB_COMPILE_SINGLE: one interactive statement; expression values are shown
 * @OB_COMPILE_EVAL: one expression; its value is returned
 */
enum ob_compile_mode {
	OB_COMPILE_EXEC,
	OB_COMPILE_SINGLE,
	OB_COMPILE_EVAL,
};

/* ob_source.flags, beside OB_CO_FUTURES; compile() has the same numbers */

/* in single mode the end of the text does not end blocks */
#define OB_COMPILE_OPEN_BLOCKS	0x200
/* a module may await: its code then is a coroutine's */
#define OB_COMPILE_AWAIT	0x2000
/* if the text ends too early, the SyntaxError is "incomplete input" */
#define OB_COMPILE_INCOMPLETE	0x4000

/**
 * struct ob_source - a text to compile
 * @text: UTF-8 unless a file or @bytes; need not be NUL-terminated; only read during the call
 * @len: bytes
 * @filename: shown in tracebacks, e.g. "<stdin>"
 * @mode: what it is
 * @optimize: as compile() counts: 1 leaves assertions out, 2 docstrings too
 * @flags: OB_COMPILE_* bits, and features as if imported from __future__
 * @file: @filename names a file, and the text is what it holds: messages that
 *	CPython opens it for quote it
 * @bytes: @text came as bytes, in any encoding that they declare
 * @share_constants: string constants equal to a live one of this session
 *	become that object (design.md section 6)
 */
struct ob_source {
	const char *text;
	size_t len;
	const char *filename;
	enum ob_compile_mode mode;
	u32 flags;
	u8 optimize;
	bool file;
	bool bytes;
	bool share_constants;
};

/**
 * ob_compile() - compile a text
 * @rt: the runtime
 * @src: the text and how to compile it
 * @incomplete: filled in single mode
 *
 * Return: new code object, or NULL with SyntaxError (or a subclass of it),
 * RecursionError, ValueError ("source code string cannot contain null bytes"),
 * MemoryError, OverflowError pending, as CPython's compile() would raise. In
 * single mode an incomplete statement raises SyntaxError with
 * *@incomplete set, so that a prompt can ask for more lines.
 */
struct ob_code *ob_compile(struct ob_rt *rt, const struct ob_source *src,
			   bool *incomplete);

/**
 * ob_op_effect() - by how much an instruction changes the depth of the stack
 * @op: instruction
 * @arg: its argument
 * @jump: when it jumps
 *
 * Return: the difference.
 */
int ob_op_effect(int op, int arg, bool jump);

/**
 * ob_op_by_number() - an instruction by CPython's number
 * @n: below 0 those that the compiler replaces by others
 *
 * Return: what ob_op_effect() takes, or -1: there is no such instruction.
 */
int ob_op_by_number(int n);

/** ob_opcode_name() - name of an instruction, "<n>" style for unknown ones */
const char *ob_opcode_name(unsigned int op);

#endif /* _OBHEAP_LANG_H */
