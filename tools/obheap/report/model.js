// SPDX-License-Identifier: GPL-2.0
// model: the trace, and the state of the heap at any step of it
//
// The trace has only what is new or changed at a step. States are put together
// by going on from the nearest one that was kept.

const KEEP_EVERY = 64;

class Model {
	constructor(text) {
		const lines = text.trim().split("\n").map((line) => JSON.parse(line));

		this.head = lines[0];
		this.steps = lines.filter((line) => "step" in line);
		this.end = lines.find((line) => "end" in line) || {};
		this.kept = new Map();
		this.lives = this.readLives();
		this.places = this.readPlaces();
		this.collections = this.readCollections();
	}

	get count() {
		return this.steps.length;
	}

	// Objects and blocks in front of step i.
	state(i) {
		let at = i - i % KEEP_EVERY;

		while (at > 0 && !this.kept.has(at))
			at -= KEEP_EVERY;
		const from = this.kept.get(at);
		const state = {
			objects: new Map(from ? from.objects : []),
			blocks: new Map(from ? from.blocks : []),
		};

		for (let k = from ? at + 1 : 0; k <= i; k++) {
			this.apply(state, this.steps[k]);
			if (k % KEEP_EVERY === 0 && !this.kept.has(k))
				this.kept.set(k, {
					objects: new Map(state.objects),
					blocks: new Map(state.blocks),
				});
		}
		return state;
	}

	apply(state, step) {
		for (const id of step.gone || [])
			state.objects.delete(id);
		for (const object of step.objects || [])
			state.objects.set(object.id, object);
		if (!step.map)
			return;
		for (const block of step.map.died)
			state.blocks.delete(block);
		for (const [block, size, kind, type] of step.map.born)
			state.blocks.set(block, { block, size, kind, type });
	}

	// id -> [{step, refcount, object}], a row whenever the count changes and
	// {step, refcount: null} when the object is out of sight.
	readLives() {
		const lives = new Map();

		this.steps.forEach((step, i) => {
			for (const id of step.gone || [])
				lives.get(id)?.push({ step: i, refcount: null });
			for (const object of step.objects || []) {
				if (!lives.has(object.id))
					lives.set(object.id, []);
				const life = lives.get(object.id);
				const last = life[life.length - 1];

				if (!last || last.refcount !== object.refcount ||
				    last.object?.type !== object.type)
					life.push({ step: i, refcount: object.refcount, object });
			}
		});
		return lives;
	}

	// "file name" of code -> its instructions as far as they were seen
	readPlaces() {
		const places = new Map();

		for (const step of this.steps) {
			const key = this.codeOf(step);

			if (!places.has(key))
				places.set(key, new Map());
			if (!places.get(key).has(step.offset))
				places.get(key).set(step.offset, {
					offset: step.offset, line: step.line,
					opcode: step.opcode, argument: argumentOf(step),
				});
		}
		for (const [key, seen] of places)
			places.set(key, [...seen.values()].sort((a, b) => a.offset - b.offset));
		return places;
	}

	frame(step) {
		return step.frames[step.frames.length - 1] || { name: "", locals: [], stack: [] };
	}

	codeOf(step) {
		const frame = this.frame(step);

		return `${frame.name} ${frame.file} ${step.depth}`;
	}

	// Every collection of the run, in order; step: the first one that is behind
	// it. One of the program's end is shown at the last step.
	readCollections() {
		const last = this.count - 1;
		const rows = this.steps.flatMap((step, i) => (step.gc_record || []).map((c) => ({ ...c, step: i })))
			.concat((this.end.gc_record || []).map((c) => ({ ...c, step: last, atEnd: true })));

		rows.forEach((row, k) => {
			const before = this.steps[row.atEnd ? last : Math.max(0, row.step - 1)];

			row.nr = k + 1;
			row.line = before.line;
			const passed = row.atEnd ? 1 : this.steps[row.step].step - before.step;

			row.during = passed > 1 ? `${passed} instructions`
				: `${before.opcode} ${argumentOf(before)}`.trim();
		});
		return rows;
	}

	output(i) {
		let text = "";

		for (let k = 0; k <= i; k++)
			text += this.steps[k].output || "";
		if (i === this.count - 1)
			text += this.end.output || "";
		return text;
	}

	// First step of another line, forwards or backwards from step i.
	otherLine(i, direction) {
		const from = this.steps[i];
		let k = i;

		while (k + direction >= 0 && k + direction < this.count) {
			k += direction;
			const step = this.steps[k];

			if (step.line !== from.line || step.depth !== from.depth)
				break;
		}
		if (direction < 0)
			while (k > 0 && this.steps[k - 1].line === this.steps[k].line &&
			       this.steps[k - 1].depth === this.steps[k].depth)
				k--;
		return k;
	}
}

// What holds an object at a step: [label, count of references]
function holdersOf(step, objects, id) {
	const holders = [];

	for (const name of step.names)
		if (name.id === id)
			holders.push(`name ${name.name}`);
	for (const frame of step.frames) {
		for (const slot of frame.locals || [])
			if (slot.id === id)
				holders.push(`${slot.name} in ${frame.name}`);
		for (const slot of frame.stack || [])
			if (slot.id === id)
				holders.push(`stack slot ${slot.index} of ${frame.name}`);
	}
	for (const object of objects.values())
		for (const ref of object.refs)
			if (ref.id === id)
				holders.push(`${ref.label} of ${inWords(object)}`);
	return holders;
}
