/* SPDX-License-Identifier: GPL-2.0 */
/*
 * inspect - read-only views of a session
 *
 * Nothing here changes what it looks at: no reference is taken, no block of the
 * session's heap is allocated, no Python code runs. Views describe objects with
 * what is in them, never by asking them.
 *
 * Entries go to a callback, one by one, so that no view needs memory in
 * proportion to the heap. A callback returns 0 to go on; anything else ends the
 * view and is returned by it. It also lets others use the processor, which no
 * view does between two entries.
 *
 * Locking: the caller holds the session's GIL.
 */
#ifndef _OBHEAP_INSPECT_H
#define _OBHEAP_INSPECT_H

#include <obheap/vm.h>

/**
 * struct ob_text - a bounded text being written, always NUL-terminated
 * @buf: where
 * @size: bytes at @buf, at least 1
 * @len: bytes written, NUL excluded
 * @cut: something did not fit
 */
struct ob_text {
	char *buf;
	size_t size;
	size_t len;
	bool cut;
};

static inline void ob_text_init(struct ob_text *t, char *buf, size_t size)
{
	t->buf = buf;
	t->size = size;
	t->len = 0;
	t->cut = false;
	buf[0] = '\0';
}

/** ob_text_add() - append UTF-8 bytes, whole or, when they do not fit, cut */
void ob_text_add(struct ob_text *t, const char *s, size_t len);
/** ob_text_u64() - append a number in decimal digits */
void ob_text_u64(struct ob_text *t, u64 n);
void ob_text_printf(struct ob_text *t, const char *fmt, ...) __printf(2, 3);

/**
 * ob_inspect_repr() - describe a value in a line
 * @vm: the session
 * @o: the object
 * @t: the text; nothing is escaped that repr() would not escape
 *
 * Equal to repr() for numbers, short texts and small containers of them;
 * containers show their first items, everything else its type and id.
 */
void ob_inspect_repr(struct ob_vm *vm, struct ob_object *o, struct ob_text *t);

/**
 * ob_inspect_find() - the object that has an id
 * @vm: the interpreter
 * @id: what id() gave
 * @o: filled
 *
 * Return: 0 with *@o (borrowed), -ESTALE when nothing alive is there, -EINVAL
 * when no object can be there.
 */
int ob_inspect_find(struct ob_vm *vm, u64 id, struct ob_object **o);

/** ob_inspect_name() - one binding: both borrowed */
struct ob_inspect_names {
	int (*name)(struct ob_inspect_names *v, struct ob_object *name,
		    struct ob_object *value);
};

int ob_inspect_names(struct ob_vm *vm, struct ob_object *dict,
		     struct ob_inspect_names *v);

/*
 * Frames are numbered from the outermost, as OB_REF_LOCAL and OB_REF_STACK
 * number them.
 */

/** ob_inspect_nr_frames() - how many there are; @frame is the innermost */
u32 ob_inspect_nr_frames(const struct ob_frame *frame);
/** ob_inspect_frame() - the frame of that number, or NULL */
struct ob_frame *ob_inspect_frame(struct ob_frame *innermost, u32 nr);
/**
 * ob_inspect_frame_names() - the bindings locals() of a frame would show
 * @vm: the interpreter
 * @frame: a frame that is not running
 * @v: receives them
 *
 * Return: 0, or what @v returned to end it.
 */
int ob_inspect_frame_names(struct ob_vm *vm, const struct ob_frame *frame,
			   struct ob_inspect_names *v);

/**
 * enum ob_ref_role - what kind of place holds a reference
 * @OB_REF_ITEM: an item of a sequence; index is its position
 * @OB_REF_KEY: a key of a dict; index is the entry
 * @OB_REF_VALUE: a value of a dict; index is the entry
 * @OB_REF_FIELD: a field of the object
 * @OB_REF_TYPE: an instance's reference to its class
 * @OB_REF_ROOT: a field of the interpreter
 * @OB_REF_LOCAL: a variable of a frame; index is frame << 32 | slot
 * @OB_REF_STACK: a slot of a frame's value stack; index likewise
 * @OB_REF_STATIC: what an object made with the session starts from
 * @OB_REF_RUNNING: native code in the middle of something; never seen itself,
 *	it is what all others leave over while a program runs
 * @OB_REF_OWNS: a raw block that belongs to the object; counts as nothing
 */
enum ob_ref_role {
	OB_REF_ITEM,
	OB_REF_KEY,
	OB_REF_VALUE,
	OB_REF_FIELD,
	OB_REF_TYPE,
	OB_REF_ROOT,
	OB_REF_LOCAL,
	OB_REF_STACK,
	OB_REF_STATIC,
	OB_REF_RUNNING,
	OB_REF_OWNS,
};

/**
 * struct ob_ref - one reference
 * @to: what it refers to
 * @role: what kind of place it is in
 * @index: see the role
 * @count: references it stands for, 1 but for OB_REF_STATIC
 * @name: name of a field, or NULL
 * @key: the dict's key, the variable's name, or NULL
 * @code: of the frame, or NULL
 */
struct ob_ref {
	struct ob_object *to;
	enum ob_ref_role role;
	u64 index;
	u32 count;
	const char *name;
	struct ob_object *key;
	const struct ob_code *code;
};

/** struct ob_inspect_refs - receives references one by one */
struct ob_inspect_refs {
	int (*ref)(struct ob_inspect_refs *v, const struct ob_ref *ref);
};

/**
 * ob_inspect_refs() - every counted reference an object holds
 * @vm: the interpreter
 * @o: a live object
 * @v: receives them
 *
 * Return: 0, or what @v returned to end it.
 */
int ob_inspect_refs(struct ob_vm *vm, struct ob_object *o,
		    struct ob_inspect_refs *v);

/**
 * ob_inspect_roots() - every counted reference the interpreter itself holds
 * @vm: the interpreter
 * @v: receives them
 *
 * The fields of the runtime, the frames of all programs that are under way,
 * and what static objects start from.
 *
 * Return: 0, or what @v returned to end it.
 */
int ob_inspect_roots(struct ob_vm *vm, struct ob_inspect_refs *v);

/** ob_inspect_label() - the place of a reference in words: "[3]", "['k']" */
void ob_inspect_label(struct ob_vm *vm, const struct ob_ref *ref,
		      struct ob_text *t);

/**
 * ob_inspect_next_static() - objects made with the session, one by one
 * @vm: the interpreter
 * @cursor: 0 at the start
 *
 * Return: the next one, NULL at the end.
 */
struct ob_object *ob_inspect_next_static(struct ob_vm *vm, size_t *cursor);

/**
 * struct ob_block_map - finds the block an arbitrary word points to
 * @heap: whose blocks
 * @slot: hash table of pools, and of objects and raw blocks outside them
 * @mask: its size minus one
 *
 * Words in objects are not trusted to be addresses; none is followed unless
 * it is in the table. Holds as long as the heap does not change.
 */
struct ob_block_map {
	const struct ob_heap *heap;
	struct ob_block_map_slot *slot;
	size_t mask;
};

/** ob_block_map_init() - index a heap; 0, -ENOMEM or -EINTR */
int ob_block_map_init(struct ob_block_map *map, const struct ob_heap *h);
void ob_block_map_exit(struct ob_block_map *map);
/**
 * ob_block_map_find() - what a word points to
 * @map: the index
 * @word: any number
 * @kind: filled: what is in the block
 *
 * Return: the id of the object or raw block that starts there, 0 for none.
 */
u64 ob_block_map_find(const struct ob_block_map *map, unsigned long word,
		      enum ob_kind *kind);

/** struct ob_inspect_owned - receives ids of raw blocks */
struct ob_inspect_owned {
	int (*owned)(struct ob_inspect_owned *v, u64 id, u32 offset);
};

/**
 * ob_inspect_owned() - the raw blocks an object's own words point to
 * @map: index of the heap
 * @o: a live object
 * @bytes: its block's bytes from the object on
 * @v: receives them, with the offset of the word
 *
 * Return: 0, or what @v returned to end it.
 */
int ob_inspect_owned(const struct ob_block_map *map, struct ob_object *o,
		     size_t bytes, struct ob_inspect_owned *v);
/** ob_inspect_owned_roots() - likewise those of the interpreter itself */
int ob_inspect_owned_roots(struct ob_vm *vm, const struct ob_block_map *map,
			   struct ob_inspect_owned *v);

/**
 * enum ob_field_kind - what the bytes of a field are
 * @OB_FIELD_DATA: a number or text
 * @OB_FIELD_ID: the id of what it points to
 * @OB_FIELD_HIDDEN: a pointer to something without an id
 */
enum ob_field_kind {
	OB_FIELD_DATA,
	OB_FIELD_ID,
	OB_FIELD_HIDDEN,
};

/**
 * struct ob_field - a field of an object
 * @offset: from the start of the object, negative for what is in front of it
 * @size: its bytes
 * @kind: what they are
 * @value: the number or id; of longer data the first bytes
 * @name: its name
 * @key: name of a slot that a class of the program has, or NULL
 * @index: of an item, or -1
 */
struct ob_field {
	s32 offset;
	u32 size;
	enum ob_field_kind kind;
	u64 value;
	const char *name;
	struct ob_object *key;
	s64 index;
};

/** struct ob_inspect_fields - receives the fields of an object in order */
struct ob_inspect_fields {
	int (*field)(struct ob_inspect_fields *v, const struct ob_field *f);
};

/**
 * ob_inspect_fields() - an object field by field, as 3.11 lays it out
 * @vm: the interpreter
 * @map: index of the heap
 * @o: a live object
 * @v: receives them
 *
 * Only fields that are known and always written: no byte that something else
 * left behind.
 *
 * Return: 0, or what @v returned to end it.
 */
int ob_inspect_fields(struct ob_vm *vm, const struct ob_block_map *map,
		      struct ob_object *o, struct ob_inspect_fields *v);

/* state bits of an object */
#define OB_STATE_GC		BIT(0)
#define OB_STATE_TRACKED	BIT(1)
#define OB_STATE_FINALIZED	BIT(2)
#define OB_STATE_STATIC		BIT(3)
#define OB_STATE_INTERNED	BIT(4)
#define OB_STATE_SHARED		BIT(5)
#define OB_STATE_LARGE		BIT(6)
#define OB_STATE_DEAD		BIT(7)

/**
 * struct ob_object_info - everything about one object but its value
 * @id: its id
 * @block: its block; zeroed for a static object
 * @sizeof_: sys.getsizeof()
 * @item_bytes: bytes of raw blocks that belong to it
 * @state: OB_STATE_* bits
 * @generation: 0..2, or -1 when not tracked
 */
struct ob_object_info {
	u64 id;
	struct ob_block_info block;
	s64 sizeof_;
	u64 item_bytes;
	u32 state;
	int generation;
};

void ob_inspect_object(struct ob_vm *vm, struct ob_object *o,
		       struct ob_object_info *info);
/** ob_inspect_state() - OB_STATE_* bits of an object */
u32 ob_inspect_state(struct ob_vm *vm, struct ob_object *o,
		     const struct ob_block_info *block);

/**
 * struct ob_step_info - the instruction a frame is about to execute
 * @line: source line, 0 if it has none
 * @offset: byte offset in the code object
 * @opcode: its number
 * @arg: its argument, EXTENDED_ARG included
 * @frame_depth: frames below this one
 * @stack_depth: slots of the value stack in use
 * @stack: those slots, the deepest first; NULL entries are possible
 */
struct ob_step_info {
	int line;
	u32 offset;
	u32 opcode;
	u32 arg;
	u32 frame_depth;
	u32 stack_depth;
	struct ob_object *const *stack;
};

/**
 * ob_inspect_step() - what is about to happen in a frame that is stopped
 * @arg_text: what the argument stands for: a name, a constant, or nothing
 * @vm: the interpreter
 * @frame: the frame
 * @info: filled
 */
void ob_inspect_step(struct ob_vm *vm, const struct ob_frame *frame,
		     struct ob_step_info *info, struct ob_text *arg_text);

/**
 * struct ob_binding - a name about to be bound or let go
 * @name: the name
 * @old: what it is bound to, NULL if nothing
 * @new: what it is going to be bound to, NULL when it is let go
 */
struct ob_binding {
	const struct ob_object *name;
	struct ob_object *old;
	struct ob_object *new;
};

/**
 * ob_inspect_binding() - does the next instruction of a frame bind a name?
 * @vm: the interpreter
 * @frame: a frame that is stopped in front of an instruction
 * @b: filled when it does
 *
 * Return: true when it does, or lets one go.
 */
bool ob_inspect_binding(struct ob_vm *vm, const struct ob_frame *frame,
			struct ob_binding *b);

/**
 * ob_inspect_validate() - heap, collector lists and objects
 * @what: name of the first fault, static text, NULL if none
 * @fault: where
 * @vm: the interpreter
 *
 * Return: number of broken invariants.
 */
unsigned long ob_inspect_validate(struct ob_vm *vm, const char **what,
				  struct ob_fault *fault);

#endif /* _OBHEAP_INSPECT_H */
