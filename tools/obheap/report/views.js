// SPDX-License-Identifier: GPL-2.0
// views: the panels around the picture

const byKey = (id) => document.getElementById(id);

function isStatic(object) {
	return object.shared === "made with the session";
}

function plural(n, word) {
	return `${n.toLocaleString("en")} ${word}${n === 1 ? "" : "s"}`;
}

function countText(object) {
	if (isStatic(object))
		return object.shared;
	const text = `${plural(object.refcount, "reference")}, ${plural(object.size, "byte")}`;

	return object.shared ? `${text}, ${object.shared}` : text;
}

// A value without what stands beside it: its type, its address.
function shortValue(object) {
	const found = [
		/^<(?:built-in )?(?:function|method|code object) (.+?)(?: at 0x[0-9a-f]+.*)?>$/,
		/^<class '(.+)'>$/, /^<module '(.+?)'.*>$/,
	].map((pattern) => pattern.exec(object.repr)).find((match) => match);

	if (found)
		return found[1];
	return object.repr.replace(/^<\S+ object(?:(?: at 0x[0-9a-f]+)?>| .*\.\.\.)$/, "")
		.replace(/ at 0x[0-9a-f]+>$/, ">");
}

// An object in a sentence.
function inWords(object) {
	return `${object.type} ${shortValue(object) || `at ${object.id}`}`;
}

const OPERATORS = ["+", "&", "//", "<<", "@", "*", "%", "|", "**", ">>", "-", "/", "^"];

// The argument as dis would say it.
function argumentOf(step) {
	if (step.opcode === "BINARY_OP" && step.arg < 26)
		return OPERATORS[step.arg % 13] + (step.arg > 12 ? "=" : "");
	return step.argument || "";
}

function idButton(id, chosen, choose) {
	const button = element("button", "id plain", id);

	button.type = "button";
	button.setAttribute("aria-pressed", String(id === chosen));
	button.setAttribute("aria-label", `Choose object ${id}`);
	button.addEventListener("click", () => choose(id));
	return button;
}

function stepButton(nr, go) {
	const button = element("button", "plain", nr.toLocaleString("en"));

	button.type = "button";
	button.setAttribute("aria-label", `Go to step ${nr}`);
	button.addEventListener("click", go);
	return button;
}

// A list of lines of which one is marked; each may be gone to.
class Lines {
	constructor(box, lines, go) {
		this.rows = new Map();
		box.replaceChildren(...lines.map((line) => {
			const row = element("div", "line");

			row.append(element("span", "nr", String(line.nr)));
			row.append(element("span", "text", line.text || " "));
			if (line.more)
				row.append(element("span", "more", line.more));
			if (line.known) {
				row.classList.add("known");
				row.addEventListener("click", () => go(line.key));
			}
			this.rows.set(line.key, row);
			return row;
		}));
		this.box = box;
	}

	mark(key) {
		this.marked?.classList.remove("now");
		this.marked?.removeAttribute("aria-current");
		this.marked = this.rows.get(key);
		if (!this.marked)
			return;
		this.marked.classList.add("now");
		this.marked.setAttribute("aria-current", "step");
		const top = this.marked.offsetTop - this.box.offsetTop;

		// Whole lines: none is cut at the top.
		const height = this.marked.offsetHeight;
		if (top < this.box.scrollTop + height ||
		    top > this.box.scrollTop + this.box.clientHeight - 2 * height)
			this.box.scrollTop = Math.round((top - this.box.clientHeight / 2) / height) * height;
	}
}

// The exact place of the instruction in its line, when it is known.
function markColumns(row, step, source) {
	const text = row?.querySelector(".text");

	if (!text)
		return;
	const line = source[step.line - 1];
	if (step.column === undefined || step.column < 0 || step.end_line !== step.line) {
		text.textContent = line || " ";
		return;
	}
	// Columns count bytes of UTF-8.
	const bytes = new TextEncoder().encode(line), decode = new TextDecoder();
	const part = (a, b) => decode.decode(bytes.slice(a, b));

	text.replaceChildren(part(0, step.column),
			     element("mark", "", part(step.column, step.end_column)),
			     part(step.end_column));
}

function drawStack(box, step, objects, chosen, choose) {
	const parts = [];

	for (const frame of [...step.frames].reverse()) {
		if (step.frames.length > 1)
			parts.push(element("h3", "", frame.name));
		if (!(frame.stack || []).length) {
			parts.push(element("p", "soft empty", "empty"));
			continue;
		}
		const table = element("table", "slots");
		table.append(element("caption", "hidden", `Value stack of ${frame.name}`));
		for (const slot of [...frame.stack].reverse()) {
			const row = table.insertRow();

			row.append(element("th", "nr", String(slot.index)));
			row.cells[0].scope = "row";
			if (slot.id === "0x0") {
				const empty = element("td", "soft", "empty");

				empty.colSpan = 3;
				row.append(empty);
				continue;
			}
			const value = element("td", "value");
			value.append(element("code", "", shortValue(slot) || slot.type));
			value.title = `${slot.type} ${slot.repr}`;
			const id = element("td");
			id.append(idButton(slot.id, chosen, choose));
			row.append(value, id);
			const object = objects.get(slot.id);
			const fixed = object && isStatic(object);
			const count = element("td", "number soft",
				fixed ? "–" : `refs ${slot.refcount.toLocaleString("en")}`);
			if (fixed)
				count.title = "made with the session";
			row.append(count);
		}
		parts.push(table);
	}
	box.replaceChildren(...parts);
}

// What was taken from the value stack and what put there, in words.
function stackChanges(step, was) {
	const now = step.frames.at(-1)?.stack || [], then = was.frames.at(-1)?.stack || [];
	const say = (slots) => slots.map((s) => (s.id === "0x0" ? "an empty slot" : inWords(s))).join(", ");
	let same = 0;

	if (step.depth !== was.depth)
		return [];
	while (same < now.length && same < then.length && now[same].id === then[same].id)
		same++;
	return [["taken from the stack: ", then.slice(same).reverse()], ["put on the stack: ", now.slice(same)]]
		.filter(([, slots]) => slots.length).map(([text, slots]) => text + say(slots));
}

// What is different from the step before, in words.
function changesAt(model, i, state, before) {
	const step = model.steps[i], was = model.steps[i - 1], list = [];

	if (!was)
		return ["The program is about to begin."];
	list.push(...stackChanges(step, was));
	const names = new Map(was.names.map((n) => [n.name, n]));
	for (const name of step.names) {
		const old = names.get(name.name);

		if (!old)
			list.push(`name ${name.name} is bound to ${inWords(name)}`);
		else if (old.id !== name.id)
			list.push(`name ${name.name} is bound anew: from ${inWords(old)} to ${inWords(name)}`);
		names.delete(name.name);
	}
	for (const name of names.keys())
		list.push(`name ${name} is deleted`);
	if (step.depth > was.depth)
		list.push(`a frame for ${model.frame(step).name} is entered`);
	if (step.depth < was.depth)
		list.push(`the frame of ${model.frame(was).name} is left`);
	for (const [id, object] of state.objects) {
		const old = before.objects.get(id);

		if (!old || old.type !== object.type) {
			list.push(`${inWords(object)} comes into sight, ${countText(object)}`);
			continue;
		}
		const slots = object.refs.filter((ref, k) => old.refs[k]?.id !== ref.id);
		if (slots.length || old.refs.length > object.refs.length)
			list.push(`${object.type} at ${id} is changed: ${old.repr} is now ${object.repr}`);
		if (old.refcount !== object.refcount && !isStatic(object))
			list.push(`${inWords(object)}: ${old.refcount} to ${plural(object.refcount, "reference")}`);
	}
	for (const [id, old] of before.objects)
		if (!state.objects.has(id))
			list.push(`${inWords(old)} is out of sight`);
	if (step.output)
		list.push(`printed ${JSON.stringify(step.output)}`);
	const blocks = step.heap.blocks - was.heap.blocks;
	if (blocks)
		list.push(`${plural(Math.abs(blocks), "block")} ${blocks > 0 ? "more" : "fewer"} in the heap`);
	return list.length ? list : ["Nothing that can be seen from here."];
}

// A table whose heads sort it. columns: {key, title, number, cell(row)}
class Table {
	constructor(box, caption, columns, sort, nothing = "Nothing.") {
		this.columns = columns;
		this.sort = sort;
		this.table = element("table", "data");
		this.table.append(element("caption", "hidden", caption));
		const head = this.table.createTHead().insertRow();
		for (const column of columns) {
			const th = element("th", column.number ? "number" : "");
			const button = element("button", "plain", column.title);

			th.scope = "col";
			button.type = "button";
			button.addEventListener("click", () => this.sortBy(column));
			th.append(button);
			head.append(th);
			column.th = th;
		}
		this.body = this.table.createTBody();
		this.empty = element("p", "soft empty", nothing);
		const scroll = element("div", "scroll tall");
		scroll.append(this.table);
		box.append(scroll, this.empty);
	}

	sortBy(column) {
		const down = this.sort.key === column.key ? !this.sort.down : Boolean(column.number);

		this.sort = { key: column.key, down };
		this.show(this.rows);
	}

	show(rows) {
		const { key, down } = this.sort;
		const order = (a, b) => {
			const x = a[key], y = b[key];

			return typeof x === "number" ? x - y
				: String(x).localeCompare(String(y), "en", { numeric: true });
		};

		this.rows = rows;
		const sorted = rows.map((row, i) => [row, i])
			.sort((a, b) => (down ? order(b[0], a[0]) : order(a[0], b[0])) || a[1] - b[1]);
		for (const column of this.columns)
			column.th.setAttribute("aria-sort", column.key !== key ? "none"
				: down ? "descending" : "ascending");
		this.table.hidden = !rows.length;
		this.empty.hidden = rows.length > 0;
		this.body.replaceChildren(...sorted.map(([row]) => {
			const tr = element("tr", row.mark ? "chosen" : "");

			for (const column of this.columns) {
				const td = element("td", column.number ? "number" : "");

				if (column.cell)
					td.append(column.cell(row));
				else
					td.textContent = typeof row[column.key] === "number"
						? row[column.key].toLocaleString("en") : row[column.key];
				tr.append(td);
			}
			return tr;
		}));
	}
}

// How often one object was referred to, step by step.
class Life {
	constructor(box, model, go) {
		this.box = box;
		this.model = model;
		this.go = go;
	}

	// [from, to, refcount] for every stretch in which the object was in sight
	stretches(life) {
		return life.map((row, i) => [row.step,
			i + 1 < life.length ? life[i + 1].step : this.model.count, row.refcount])
			.filter((row) => row[2] !== null);
	}

	draw(i, state, chosen, choose) {
		const life = this.model.lives.get(chosen);
		const object = state.objects.get(chosen) ||
			life?.filter((row) => row.object).pop()?.object;

		if (!object) {
			this.box.replaceChildren(element("p", "soft empty",
				"Choose an object: in the picture, on the stack or in a table."));
			return;
		}
		const head = element("p", "");
		head.append(element("span", "type", object.type), " ",
			    element("code", "", object.repr), " ",
			    element("span", "soft", `${chosen}, ${state.objects.has(chosen)
				? countText(object) : "not in sight at this step"}`));
		const parts = [head];
		if (isStatic(object))
			parts.push(element("p", "soft", "Made with the session: it lives as long as that, whoever refers to it."));
		else
			parts.push(this.chart(i, life, object));
		const columns = element("div", "columns");
		columns.append(this.list("Held by, at this step",
			holdersOf(this.model.steps[i], state.objects, chosen), object, state));
		columns.append(this.story(life));
		parts.push(columns);
		this.box.replaceChildren(...parts);
	}

	list(title, rows, object, state) {
		const box = element("div", "");

		box.append(element("h3", "", title));
		const ul = element("ul", "changes");
		for (const row of rows.slice(0, 40))
			ul.append(element("li", "", row));
		if (rows.length > 40)
			ul.append(element("li", "soft", `and ${rows.length - 40} more`));
		const rest = state.objects.has(object.id) && !isStatic(object)
			? object.refcount - rows.length : 0;
		if (rest > 0)
			ul.append(element("li", "soft", `and ${plural(rest, "reference")} from outside the picture: constants of code, the interpreter`));
		if (!ul.children.length)
			ul.append(element("li", "soft", "nobody in sight"));
		box.append(ul);
		return box;
	}

	story(life) {
		const box = element("div", "");

		box.append(element("h3", "", "Its count, change by change"));
		const list = element("ol", "story");
		for (const row of life.slice(0, 400)) {
			const before = this.model.steps[Math.max(0, row.step - 1)];
			const item = element("li", "");
			const button = element("button", "plain", `step ${this.model.steps[row.step].step}`);

			button.type = "button";
			button.addEventListener("click", () => this.go(row.step));
			item.append(button, " ", element("span", "",
				row.refcount === null ? "out of sight" : plural(row.refcount, "reference")),
				" ", element("span", "soft", row.step
					? `after ${`${before.opcode} ${argumentOf(before)}`.trim()}, line ${before.line}` : "at the start"));
			list.append(item);
		}
		if (life.length > 400)
			list.append(element("li", "soft", `and ${life.length - 400} more changes`));
		box.append(list);
		return box;
	}

	chart(i, life, object) {
		const W = Math.max(480, Math.min(1400, this.box.clientWidth)), H = 190, L = 34, B = 36, T = 20, R = 10;
		const rows = this.stretches(life);
		const most = Math.max(1, ...rows.map((row) => row[2]));
		const x = (step) => L + (W - L - R) * step / Math.max(1, this.model.count);
		const y = (n) => T + (H - T - B) * (1 - n / most);
		const every = Math.max(1, Math.ceil(most / 5));
		let body = "";

		for (let n = 0; n <= most; n += every)
			body += `<line class="rule" x1="${L}" x2="${W - R}" y1="${y(n)}" y2="${y(n)}"/>` +
				`<text x="${L - 6}" y="${y(n) + 4}" text-anchor="end">${n}</text>`;
		const ticks = Math.max(1, Math.ceil(this.model.count / 10));
		body += `<text x="4" y="11">references</text><text x="${W - R}" y="${H - 3}" text-anchor="end">step</text>`;
		for (let s = 0; s < this.model.count; s += ticks)
			body += `<text x="${x(s)}" y="${H - B + 15}" text-anchor="middle">${this.model.steps[s].step}</text>`;
		let d = "", last = -1;
		for (const [from, to, n] of rows) {
			d += from === last ? ` V${y(n)} H${x(to)}` : ` M${x(from)},${y(n)} H${x(to)}`;
			last = to;
		}
		body += `<path class="life" d="${d}"/><line class="cursor" x1="${x(i + 0.5)}" x2="${x(i + 0.5)}" y1="${T}" y2="${H - B}"/>`;
		const box = element("div", "scroll");
		box.innerHTML = `<svg class="chart" viewBox="0 0 ${W} ${H}" width="${W}" height="${H}" role="img" aria-label="References to ${escapeText(object.type)} over the steps: at most ${most}">${body}</svg>`;
		box.firstChild.addEventListener("click", (event) => {
			const rect = box.firstChild.getBoundingClientRect();
			const at = ((event.clientX - rect.left) * W / rect.width - L) / (W - L - R);

			this.go(Math.max(0, Math.min(this.model.count - 1, Math.floor(at * this.model.count))));
		});
		return box;
	}
}

function escapeText(text) {
	return text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);
}
