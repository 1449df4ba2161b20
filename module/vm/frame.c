// SPDX-License-Identifier: GPL-2.0
/*
 * frame - activations, and the data stack their memory comes from
 *
 * Frames are bump-allocated from chunks and freed strictly last in, first
 * out. A frame too large for the rest of a chunk starts a new one, which goes
 * away with the frame that started it; the first chunk stays, so that shallow
 * programs touch the allocator once. Chunks are a little shorter than the
 * powers of two they are named for, so that they fit in those with a header.
 */
#include "vm_priv.h"

#define CHUNK_HEADER	64
#define CHUNK_FIRST	((8 << 10) - CHUNK_HEADER)
#define CHUNK_BYTES	((16 << 10) - CHUNK_HEADER)

static int chunk_push(struct ob_vm *vm, size_t need)
{
	size_t bytes = vm->chunk ? CHUNK_BYTES : CHUNK_FIRST;
	struct ob_data_chunk *chunk;

	while (bytes < struct_size(chunk, slot, need))
		bytes *= 2;
	chunk = ob_raw_alloc(&vm->rt, bytes);
	if (!chunk)
		return -1;
	chunk->previous = vm->chunk;
	chunk->words = (bytes - sizeof(*chunk)) / sizeof(chunk->slot[0]);
	chunk->top = 0;
	if (vm->chunk)
		vm->chunk->top = vm->stack_top - vm->chunk->slot;
	vm->chunk = chunk;
	vm->stack_top = chunk->slot;
	vm->stack_limit = chunk->slot + chunk->words;
	return 0;
}

static void chunk_pop(struct ob_vm *vm)
{
	struct ob_data_chunk *chunk = vm->chunk;

	vm->chunk = chunk->previous;
	vm->stack_top = vm->chunk->slot + vm->chunk->top;
	vm->stack_limit = vm->chunk->slot + vm->chunk->words;
	ob_raw_free(&vm->rt, chunk);
}

int ob_data_stack_init(struct ob_vm *vm)
{
	return chunk_push(vm, 0);
}

const struct ob_data_chunk *
ob_vm_chunk_before(const struct ob_data_chunk *chunk)
{
	return chunk->previous;
}

void ob_vm_free_stack(struct ob_vm *vm)
{
	while (vm->chunk) {
		struct ob_data_chunk *chunk = vm->chunk;

		vm->chunk = chunk->previous;
		ob_raw_free(&vm->rt, chunk);
	}
	vm->stack_top = NULL;
	vm->stack_limit = NULL;
}

struct ob_frame *ob_frame_push(struct ob_vm *vm, struct ob_function *func,
			       struct ob_object *locals)
{
	struct ob_code *code = (struct ob_code *)func->code;
	size_t slots = (size_t)code->nlocalsplus + code->stacksize;
	size_t words = sizeof(struct ob_frame) / sizeof(void *) + slots;
	struct ob_frame *frame;

	if (unlikely((size_t)(vm->stack_limit - vm->stack_top) < words) &&
	    chunk_push(vm, words)) {
		ob_decref(&vm->rt, func);
		ob_xdecref(&vm->rt, locals);
		return NULL;
	}
	frame = (struct ob_frame *)vm->stack_top;
	vm->stack_top += words;

	frame->func = OB_OBJ(func);
	frame->globals = func->globals;
	frame->builtins = func->builtins ?: OB_OBJ(vm->rt.builtins);
	frame->locals = locals;
	frame->code = ob_newref(code);
	frame->frame_obj = NULL;
	frame->previous = NULL;
	frame->prev_instr = code->code - 1;
	frame->stacktop = code->nlocalsplus;
	frame->is_entry = 0;
	frame->owner = OB_FRAME_THREAD;
	frame->drop = 0;
	memset(frame->localsplus, 0,
	       code->nlocalsplus * sizeof(frame->localsplus[0]));
	return frame;
}

struct ob_frame *ob_frame_push_code(struct ob_vm *vm, struct ob_code *code,
				    struct ob_object *globals,
				    struct ob_object *locals)
{
	struct ob_object *func;

	func = ob_function_new(&vm->rt, OB_OBJ(code), globals);
	if (!func)
		return NULL;
	return ob_frame_push(vm, (struct ob_function *)func,
			     ob_newref(locals));
}

void ob_frame_leave(struct ob_vm *vm, struct ob_frame *frame)
{
	if (vm->frame == frame)
		vm->frame = frame->previous;
	ob_xdecref(&vm->rt, ob_frame_clear(&vm->rt, frame));
}

void ob_frame_pop(struct ob_vm *vm, struct ob_frame *frame)
{
	ob_frame_leave(vm, frame);
	ob_frame_release(vm, frame);
}

void ob_frame_release(struct ob_vm *vm, struct ob_frame *frame)
{
	struct ob_object **base = (struct ob_object **)frame;

	if (base == vm->chunk->slot && vm->chunk->previous)
		chunk_pop(vm);
	else
		vm->stack_top = base;
}
