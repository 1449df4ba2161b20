// SPDX-License-Identifier: GPL-2.0
// graph: names and objects as boxes, references as arrows
//
// Columns from left to right: names, frames and value stacks; then every object
// right of all that refer to it, but for references that close a circle. An
// arrow that passes a column has a place of its own there, so none crosses a
// box. Boxes stand as near to the height of their arrows as their neighbours
// let them. The same state gives the same picture.

const GAP_X = 52, GAP_Y = 16, LANE = 8, PASS = 12, MARGIN = 12;
const MAX_ROWS = 24;

function element(tag, className, text) {
	const e = document.createElement(tag);

	if (className)
		e.className = className;
	if (text !== undefined)
		e.textContent = text;
	return e;
}

class Graph {
	constructor(box, note, choose) {
		this.box = box;
		this.note = note;
		this.choose = choose;
		this.limit = 60;
	}

	// Tables of the left column: {title, kind, rows: [{label, id}]}
	roots(step) {
		const roots = [{
			title: "global names", kind: "names",
			rows: step.names.map((n) => ({ label: n.name, id: n.id })),
		}];

		for (const frame of step.frames) {
			const slots = (frame.locals || []).filter((s) => s.id !== "0x0");

			if (slots.length)
				roots.push({
					title: `variables of ${frame.name}`, kind: "names",
					rows: slots.map((s) => ({ label: s.name, id: s.id })),
				});
			if ((frame.stack || []).length)
				roots.push({
					title: `value stack of ${frame.name}`, kind: "stack",
					rows: frame.stack.map((s) => ({
						label: String(s.index), id: s.id,
					})).reverse(),
				});
		}
		return roots.filter((root) => root.rows.length);
	}

	// Nodes in the order they are reached; those there is no room for are
	// counted.
	collect(roots, objects) {
		const nodes = [], byId = new Map();
		let left = 0;
		const reach = (id) => {
			if (byId.has(id) || !objects.has(id))
				return;
			if (byId.size >= this.limit) {
				left++;
				return;
			}
			const node = { object: objects.get(id), rows: [], depth: 1 };

			byId.set(id, node);
			nodes.push(node);
		};

		for (const root of roots)
			for (const row of root.rows)
				reach(row.id);
		for (let i = 0; i < nodes.length; i++)
			for (const ref of nodes[i].object.refs.slice(0, MAX_ROWS))
				reach(ref.id);
		return { nodes, byId, left };
	}

	// Depths by longest paths; an edge that closes a circle counts for none.
	layer(tables, nodes, byId) {
		const colour = new Map(), order = [];
		const visit = (start) => {
			const stack = [[start, 0]];

			colour.set(start, 1);
			while (stack.length) {
				const top = stack[stack.length - 1];
				const edge = top[0].edges[top[1]++];

				if (!edge) {
					colour.set(top[0], 2);
					order.push(top[0]);
					stack.pop();
				} else if (!colour.has(edge.to)) {
					colour.set(edge.to, 1);
					stack.push([edge.to, 0]);
				} else if (colour.get(edge.to) === 1) {
					edge.back = true;
				}
			}
		};

		for (const node of [...tables, ...nodes])
			node.edges = node.rows
				.map((row) => ({ from: node, row, to: byId.get(row.id) }))
				.filter((edge) => edge.to);
		for (const table of tables) {
			table.depth = 0;
			visit(table);
		}
		for (const node of order.reverse())
			for (const edge of node.edges)
				if (!edge.back)
					edge.to.depth = Math.max(edge.to.depth, node.depth + 1);
	}

	tableBox(root) {
		const box = element("div", `table ${root.kind}`);

		const caption = element("div", "caption", root.title);
		caption.title = root.title;
		box.append(caption);
		root.rowBoxes = root.rows.map((row, i) => {
			const line = element("div", "slot");

			line.append(element("code", "", row.label));
			line.title = row.label;
			if (row.id === "0x0")
				line.append(element("span", "soft", "empty"));
			if (root.kind === "stack" && i === 0)
				line.append(element("span", "top", "top"));
			box.append(line);
			return line;
		});
		return box;
	}

	objectBox(node, before, chosen) {
		const object = node.object, was = before.get(object.id);
		const born = before.size > 0 && !isStatic(object) && (!was || was.type !== object.type);
		const box = element("div", "object");
		const head = element("div", "head");

		box.classList.toggle("shared", Boolean(object.shared));
		box.classList.toggle("born", born);
		box.classList.toggle("chosen", object.id === chosen);
		box.tabIndex = 0;
		box.dataset.id = object.id;
		box.setAttribute("role", "button");
		box.setAttribute("aria-pressed", String(object.id === chosen));
		box.setAttribute("aria-label", `${object.type} ${object.repr}, ${countText(object)}`);
		head.append(element("span", "type", object.type));
		if (shortValue(object))
			head.append(element("code", "value", shortValue(object)));
		head.title = `${object.type} ${object.repr}`;
		box.append(head);
		node.headBox = head;
		node.rowBoxes = node.rows.map((row) => {
			const line = element("div", "slot");

			line.append(element("code", "", row.label));
			line.title = row.label;
			box.append(line);
			return line;
		});
		if (object.refs.length > node.rows.length)
			box.append(element("div", "slot soft", `${object.refs.length - node.rows.length} more`));
		const facts = element("div", "facts");
		facts.append(element("span", "refs", isStatic(object) ? object.shared
			: `${plural(object.refcount, "reference")}, ${plural(object.size, "byte")}`));
		const change = was && !born ? object.refcount - was.refcount : 0;
		if (change && !isStatic(object)) {
			const badge = element("span", change > 0 ? "up" : "down",
					      change > 0 ? `+${change}` : `\u2212${-change}`);

			badge.title = `${was.refcount} at the step before`;
			facts.append(badge);
		}
		if (object.shared && !isStatic(object))
			facts.append(element("span", "why", object.shared));
		facts.append(element("span", "id", object.id));
		box.append(facts);
		const act = () => this.choose(object.id);
		box.addEventListener("click", act);
		box.addEventListener("keydown", (event) => {
			if (event.key !== "Enter")
				return;
			event.preventDefault();
			act();
		});
		return box;
	}

	draw(step, state, before, chosen) {
		const focused = document.activeElement?.dataset?.id;
		const roots = this.roots(step);
		const { nodes, byId, left } = this.collect(roots, state.objects);

		for (const node of nodes)
			node.rows = node.object.refs.slice(0, MAX_ROWS);
		this.layer(roots, nodes, byId);
		this.sheet = element("div", "sheet");
		for (const node of [...roots, ...nodes]) {
			node.box = node.object ? this.objectBox(node, before, chosen)
				: this.tableBox(node);
			this.sheet.append(node.box);
		}
		this.box.replaceChildren(this.sheet);
		if (!roots.length)
			this.sheet.append(element("p", "soft empty", "No names yet."));
		this.place([...roots, ...nodes], chosen);
		this.note.textContent = left
			? `${plural(left, "reference")} to further objects not drawn; the table has all objects.` : "";
		if (focused)
			this.box.querySelector(`[data-id="${focused}"]`)?.focus({ preventScroll: true });
	}

	place(all, chosen) {
		const columns = [];

		for (const node of all)
			(columns[node.depth] ||= []).push({ node, h: 0, sources: [] });
		for (let c = 0; c < columns.length; c++)
			columns[c] ||= [];
		const item = new Map(columns.flat().map((it) => [it.node, it]));
		const edges = all.flatMap((node) => node.edges);

		for (const edge of edges) {
			edge.via = [];
			if (edge.back || edge.to.depth <= edge.from.depth)
				continue;
			for (let c = edge.from.depth + 1; c < edge.to.depth; c++) {
				const pass = { h: PASS, edge, sources: [] };

				columns[c].push(pass);
				edge.via.push(pass);
			}
		}
		this.measure(columns);
		this.stack(columns, item);
		this.lanes(columns, edges, item);
		this.paint(columns, edges, item, chosen);
	}

	// Widths of columns and heights of what is in them.
	measure(columns) {
		for (const column of columns) {
			const boxes = column.filter((it) => it.node);

			column.w = Math.ceil(Math.max(40, ...boxes.map((it) => it.node.box.getBoundingClientRect().width)));
			for (const it of boxes) {
				it.node.box.style.width = `${column.w}px`;
				it.h = it.node.box.offsetHeight;
			}
		}
	}

	// Arrows that turn back get lanes beside and below the columns, and these
	// the room between columns. Two share a lane where they do not meet.
	lanes(columns, edges, item) {
		const used = columns.map(() => ({ turn: [], come: [] }));
		let low = 0, x = MARGIN;

		for (const edge of edges) {
			const from = edge.from.depth, to = edge.to.depth;

			if (to > from)
				continue;
			const y1 = this.portY(edge.from, edge.row, item), y2 = this.headY(edge.to, item);
			const bottom = to === from ? Math.max(y1, y2) : Infinity;

			edge.turn = freeLane(used[from].turn, Math.min(y1, to === from ? y2 : y1), bottom);
			if (to === from)
				continue;
			edge.come = freeLane(used[to].come, y2, Infinity);
			edge.low = low++;
		}
		columns.forEach((column, c) => {
			if (c)
				x += GAP_X + (used[c - 1].turn.length + used[c].come.length) * LANE;
			column.x = x;
			x += column.w;
		});
		this.width = x + MARGIN + 16 + (used.length ? used[used.length - 1].turn.length * LANE : 0);
		this.low = low;
	}

	portY(node, row, item) {
		const box = node.rowBoxes[node.rows.indexOf(row)];

		return item.get(node).y + box.offsetTop + box.offsetHeight / 2;
	}

	headY(node, item) {
		return item.get(node).y + node.headBox.offsetTop + node.headBox.offsetHeight / 2;
	}

	// From left to right: as near to where the arrows come from as can be.
	stack(columns, item) {
		let y = MARGIN;

		for (const it of columns[0] || []) {
			it.y = y;
			y += it.h + GAP_Y;
		}
		for (let c = 1; c < columns.length; c++) {
			for (const it of columns[c])
				this.wish(it, columns, item);
			columns[c].sort((a, b) => a.wish - b.wish);
			settle(columns[c]);
		}
		this.height = Math.max(0, ...columns.flat().map((it) => it.y + it.h)) + MARGIN;
	}

	wish(it, columns, item) {
		if (!it.node) {
			const i = it.edge.via.indexOf(it);

			it.wish = (i ? it.edge.via[i - 1].y + PASS / 2
				: this.portY(it.edge.from, it.edge.row, item)) - PASS / 2;
			return;
		}
		const from = columns.slice(0, it.node.depth).flat()
			.filter((other) => other.node)
			.flatMap((other) => other.node.edges)
			.filter((edge) => edge.to === it.node && !edge.back)
			.map((edge) => edge.via.length
				? edge.via[edge.via.length - 1].y + PASS / 2
				: this.portY(edge.from, edge.row, item));
		const anchor = it.node.headBox.offsetTop + it.node.headBox.offsetHeight / 2;

		it.wish = (from.length ? from.reduce((a, b) => a + b) / from.length : 0) - anchor;
	}

	paint(columns, edges, item, chosen) {
		const ns = "http://www.w3.org/2000/svg";
		const svg = document.createElementNS(ns, "svg");

		for (const it of columns.flat()) {
			if (!it.node)
				continue;
			it.node.box.style.left = `${columns[it.node.depth].x}px`;
			it.node.box.style.top = `${it.y}px`;
		}
		const low = this.height;
		svg.setAttribute("aria-hidden", "true");
		svg.innerHTML = ["", "-hot"].map((kind) =>
			`<marker id="tip${kind}" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="8" markerHeight="8" orient="auto" markerUnits="userSpaceOnUse"><path d="M0.5,0.8 L7.5,4 L0.5,7.2 z" class="tip${kind}"/></marker>`).join("");
		for (const edge of edges) {
			const path = document.createElementNS(ns, "path");
			const hot = edge.from.object?.id === chosen || edge.to.object.id === chosen;

			path.setAttribute("d", this.route(edge, columns, item, low));
			path.setAttribute("class", hot ? "arrow hot" : "arrow");
			path.setAttribute("marker-end", `url(#tip${hot ? "-hot" : ""})`);
			path.dataset.from = edge.from.object?.id || edge.from.title;
			path.dataset.label = edge.row.label;
			path.dataset.to = edge.to.object.id;
			svg.append(path);
		}
		if (this.low)
			this.height += this.low * LANE + MARGIN;
		this.fit();
		for (const side of [["width", this.width], ["height", this.height]]) {
			svg.setAttribute(...side);
			this.sheet.style[side[0]] = `${side[1]}px`;
		}
		this.sheet.append(svg);
	}

	// A picture a little too wide is made smaller; a wider one is scrolled.
	fit() {
		const scale = this.box.clientWidth / this.width;

		if (scale < 1 && scale >= 0.8)
			this.sheet.style.zoom = scale;
	}

	route(edge, columns, item, low) {
		const from = columns[edge.from.depth], to = columns[edge.to.depth];
		const x1 = from.x + from.w, y1 = this.portY(edge.from, edge.row, item);
		const y2 = this.headY(edge.to, item);

		if (edge.to.depth === edge.from.depth) {
			const x = x1 + 14 + LANE * edge.turn;

			return corners([[x1, y1], [x, y1], [x, y2], [x1, y2]]);
		}
		if (edge.to.depth < edge.from.depth) {
			const right = x1 + 14 + LANE * edge.turn;
			const left = to.x - 22 - LANE * edge.come;
			const y = low + LANE * edge.low;

			return corners([[x1, y1], [right, y1], [right, y], [left, y],
					[left, y2], [to.x, y2]]);
		}
		let d = `M${x1},${y1}`, x = x1, y = y1;
		edge.via.forEach((pass, i) => {
			const column = columns[edge.from.depth + 1 + i];
			const mid = pass.y + PASS / 2;

			d += curve(x, y, column.x, mid) + ` L${column.x + column.w},${mid}`;
			x = column.x + column.w;
			y = mid;
		});
		return d + curve(x, y, to.x, y2);
	}
}

// Nearest heights to those wished for that keep the order and the gaps: runs of
// items that would overlap move together to the mean of their wishes.
function settle(items) {
	const runs = [];
	let offset = 0;

	for (const it of items) {
		runs.push({ sum: it.wish - offset, n: 1, items: [[it, offset]] });
		offset += it.h + (it.node ? GAP_Y : 4);
		while (runs.length > 1) {
			const b = runs[runs.length - 1], a = runs[runs.length - 2];

			if (a.sum / a.n <= b.sum / b.n)
				break;
			runs.pop();
			a.sum += b.sum;
			a.n += b.n;
			a.items.push(...b.items);
		}
	}
	let low = MARGIN;
	for (const [it, at, y] of runs.flatMap((run) => run.items.map((i) => [...i, run.sum / run.n]))) {
		it.y = Math.max(low, y + at);
		low = it.y + it.h + (it.node ? GAP_Y : 4);
	}
}

// The first lane that is free from top to bottom; lanes: lists of what is taken
function freeLane(lanes, top, bottom) {
	let i = lanes.findIndex((taken) => taken.every(([a, b]) => bottom + 6 < a || b + 6 < top));

	if (i < 0) {
		i = lanes.length;
		lanes.push([]);
	}
	lanes[i].push([top, bottom]);
	return i;
}

function curve(x1, y1, x2, y2) {
	const bend = Math.max(24, (x2 - x1) / 2);

	return ` C${x1 + bend},${y1} ${x2 - bend},${y2} ${x2},${y2}`;
}

// A line along these points, its corners rounded.
function corners(points) {
	let d = `M${points[0]}`;

	for (let i = 1; i < points.length - 1; i++) {
		const [px, py] = points[i - 1], [x, y] = points[i], [nx, ny] = points[i + 1];
		const r = Math.min(7, (Math.abs(x - px) + Math.abs(y - py)) / 2,
				   (Math.abs(nx - x) + Math.abs(ny - y)) / 2);
		const sx = x - r * Math.sign(x - px), sy = y - r * Math.sign(y - py);
		const ex = x + r * Math.sign(nx - x), ey = y + r * Math.sign(ny - y);

		d += ` L${sx},${sy} Q${x},${y} ${ex},${ey}`;
	}
	return `${d} L${points[points.length - 1]}`;
}
