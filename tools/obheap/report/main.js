// SPDX-License-Identifier: GPL-2.0
// main: one step is shown; everything else follows

class Report {
	constructor(model) {
		this.model = model;
		this.source = model.head.source.split("\n");
		this.graph = new Graph(byKey("graph"), byKey("graph-note"), (id) => this.choose(id));
		this.life = new Life(byKey("p-life"), model, (i) => this.go(i));
		this.map = new HeapMap(byKey("p-map"), model);
		this.collector = new Collector(byKey("p-gc"), model, (i) => this.go(i), (id) => this.choose(id));
		this.code = null;
		this.chosen = "";
		this.at = -1;
		this.tables();
		this.heading();
		this.listen();
		this.sourceLines();
	}

	heading() {
		const { head, end, count } = this.model;
		const ends = {
			done: "ran to its end", raised: "ended with an exception",
			exit: `exited with ${end.exit}`, steps: "used up its instructions",
			time: "used up its time", killed: "was killed",
		};

		byKey("file").textContent = head.file.split("/").pop();
		byKey("file").title = head.file;
		document.title = `${byKey("file").textContent} - obheap report`;
		byKey("summary").textContent = `${plural(end.steps ?? count, "instruction")}; the program ${ends[end.end] || "stopped"}.`;
		byKey("rule").hidden = !head.rule;
		byKey("rule").textContent = head.rule || "";
		byKey("slider").max = Math.max(0, count - 1);
	}

	tables() {
		const value = (row) => element("code", "", row.value);
		const id = (row) => idButton(row.id, this.chosen, (which) => this.choose(which));

		this.objects = new Table(byKey("p-objects"), "Objects in sight", [
			{ key: "id", title: "Id", cell: id }, { key: "type", title: "Type" },
			{ key: "value", title: "Value", cell: value },
			{ key: "refs", title: "References", number: true,
			  cell: (row) => (row.fixed ? "\u2013" : row.refs.toLocaleString("en")) },
			{ key: "size", title: "Bytes", number: true },
			{ key: "shared", title: "Shared because" },
			{ key: "born", title: "In sight since step", number: true },
		], { key: "born", down: true });
		this.names = new Table(byKey("p-names"), "Global names", [
			{ key: "name", title: "Name" }, { key: "type", title: "Type" },
			{ key: "value", title: "Value", cell: value },
			{ key: "id", title: "Id", cell: id },
			{ key: "refs", title: "References", number: true },
		], { key: "", down: false });
		this.types = new Table(byKey("p-types"), "Live blocks by type", [
			{ key: "type", title: "Type" },
			{ key: "blocks", title: "Blocks", number: true },
			{ key: "bytes", title: "Bytes", number: true },
			{ key: "change", title: "Since the step before", number: true },
		], { key: "bytes", down: true });
	}

	sourceLines() {
		const known = new Set(this.model.steps.map((step) => step.line));
		const lines = this.source.at(-1) === "" ? this.source.slice(0, -1) : this.source;

		this.sourceView = new Lines(byKey("source"), lines.map((text, i) => ({
			key: i + 1, nr: i + 1, text, known: known.has(i + 1),
		})), (line) => this.goWhere((step) => step.line === line));
	}

	// On to the next step for which this is true, from the start if need be.
	goWhere(test) {
		for (let n = 1; n <= this.model.count; n++) {
			const i = (this.at + n) % this.model.count;

			if (test(this.model.steps[i]) &&
			    (n === this.model.count || !test(this.model.steps[(i + this.model.count - 1) % this.model.count]) || i === 0)) {
				this.go(i);
				return;
			}
		}
	}

	listen() {
		byKey("slider").addEventListener("input", (event) => this.go(Number(event.target.value)));
		for (const button of document.querySelectorAll("[data-go]"))
			button.addEventListener("click", () => this.move(button.dataset.go));
		document.addEventListener("keydown", (event) => this.key(event));
		const tabs = [...document.querySelectorAll("[role=tab]")];
		tabs.forEach((tab, i) => {
			tab.addEventListener("click", () => this.tab(tab));
			tab.addEventListener("keydown", (event) => {
				const to = { ArrowLeft: i - 1, ArrowRight: i + 1, Home: 0, End: -1 }[event.key];

				if (to === undefined)
					return;
				event.preventDefault();
				event.stopPropagation();
				this.tab(tabs.at(to % tabs.length));
				tabs.at(to % tabs.length).focus();
			});
		});
		byKey("theme").addEventListener("click", () => this.theme());
		window.matchMedia("(prefers-color-scheme: dark)")
			.addEventListener("change", () => this.show(true));
		window.addEventListener("resize", () => this.show(true));
		window.addEventListener("hashchange", () => this.fromHash());
	}

	key(event) {
		const moves = {
			ArrowLeft: "back", ArrowRight: "on", PageUp: "line-back",
			PageDown: "line-on", Home: "first", End: "last", " ": "play",
		};
		const target = event.target;

		if (event.ctrlKey || event.altKey || event.metaKey || !moves[event.key])
			return;
		if (target.matches("[role=tab]") || (event.key === " " && target.closest("button, [role=button]")))
			return;
		event.preventDefault();
		this.move(moves[event.key]);
	}

	move(what) {
		const last = this.model.count - 1, i = this.at;

		if (what === "play") {
			this.play(!this.timer);
			return;
		}
		this.play(false);
		this.go({
			first: 0, back: i - 1, on: i + 1, last,
			"line-back": this.model.otherLine(i, -1),
			"line-on": this.model.otherLine(i, 1),
		}[what]);
	}

	play(on) {
		clearInterval(this.timer);
		this.timer = 0;
		if (on) {
			if (this.at === this.model.count - 1)
				this.go(0);
			this.timer = setInterval(() => {
				if (this.at >= this.model.count - 1)
					this.play(false);
				else
					this.go(this.at + 1);
			}, 700);
		}
		byKey("play").textContent = on ? "Pause" : "Play";
		byKey("play").setAttribute("aria-label", on ? "Pause" : "Play");
	}

	go(i) {
		const to = Math.max(0, Math.min(this.model.count - 1, i));

		if (to === this.at)
			return;
		this.at = to;
		this.show(false);
		// Browsers refuse an address that changes too often.
		clearTimeout(this.address);
		this.address = setTimeout(() => this.toHash(), 200);
	}

	toHash() {
		try {
			history.replaceState(null, "",
				`#step=${this.model.steps[this.at].step}`);
		} catch {
			// Some viewers of files allow none.
		}
	}

	fromHash() {
		const nr = Number(/step=(\d+)/.exec(location.hash)?.[1] ?? 0);
		const i = this.model.steps.findIndex((step) => step.step >= nr);

		this.go(i < 0 ? this.model.count - 1 : i);
	}

	choose(id) {
		this.chosen = this.chosen === id ? "" : id;
		this.show(true);
		this.tab(byKey("t-life"));
	}

	tab(tab) {
		for (const other of document.querySelectorAll("[role=tab]")) {
			const on = other === tab;

			other.setAttribute("aria-selected", String(on));
			other.tabIndex = on ? 0 : -1;
			byKey(other.getAttribute("aria-controls")).hidden = !on;
		}
		this.panel();
	}

	theme() {
		const next = { auto: "light", light: "dark", dark: "auto" };
		const root = document.documentElement, now = next[root.dataset.theme || "auto"];

		if (now === "auto")
			delete root.dataset.theme;
		else
			root.dataset.theme = now;
		byKey("theme").textContent = `Colours: ${now}`;
		byKey("theme").setAttribute("aria-label", `Colours: ${now === "auto" ? "as the system" : now}`);
		this.show(true);
	}

	show(again) {
		const { model, at } = this, step = model.steps[at];

		this.state = model.state(at);
		this.before = at ? model.state(at - 1) : { objects: new Map(), blocks: new Map() };
		byKey("slider").value = at;
		byKey("slider").setAttribute("aria-valuetext", `step ${step.step}, line ${step.line}, ${step.opcode}`);
		const where = byKey("where");
		where.replaceChildren(element("b", "", `Step ${step.step}`),
			` of ${model.steps[model.count - 1].step}: ${step.line ? `line ${step.line}` : "no line of its own"}, next is `,
			element("code", "", `${step.opcode} ${argumentOf(step)}`.trim()));
		this.follow(step);
		drawStack(byKey("stack"), step, this.state.objects, this.chosen, (id) => this.choose(id));
		const printed = model.output(at);
		byKey("output").replaceChildren(printed);
		byKey("output").classList.toggle("none", !printed && !(at === model.count - 1 && model.end.error));
		if (at === model.count - 1 && model.end.error)
			byKey("output").append(element("span", "error", model.end.error));
		this.graph.draw(step, this.state, this.before.objects, this.chosen);
		const passed = at ? step.step - model.steps[at - 1].step : 1;
		byKey("before").textContent = passed > 1 ? `${passed} instructions` : "instruction";
		if (!again)
			byKey("changes").replaceChildren(...changesAt(model, at, this.state, this.before)
				.map((text) => element("li", "", text)));
		this.panel();
	}

	follow(step) {
		const code = this.model.codeOf(step);

		markColumns(this.sourceView.marked, { line: this.lineShown, end_line: -1 }, this.source);
		this.sourceView.mark(step.line);
		this.lineShown = step.line;
		markColumns(this.sourceView.marked, step, this.source);
		if (code !== this.code) {
			this.code = code;
			this.disView = new Lines(byKey("dis"), this.model.places.get(code).map((place) => ({
				key: place.offset, nr: place.offset, text: place.opcode,
				more: place.argument, known: true,
			})), (offset) => this.goWhere((s) => s.offset === offset && this.model.codeOf(s) === code));
			byKey("dis-of").textContent = `of ${this.model.frame(step).name}, those that ran`;
		}
		this.disView.mark(step.offset);
	}

	// Only the panel that is open is drawn.
	panel() {
		const { at, model, state, before, chosen } = this, step = model.steps[at];
		const open = (id) => !byKey(id).hidden;

		if (open("p-life"))
			this.life.draw(at, state, chosen);
		if (open("p-objects"))
			this.objects.show([...state.objects.values()].map((o) => ({
				id: o.id, type: o.type, value: o.repr,
				refs: o.refcount, size: o.size, shared: o.shared || "",
				born: this.since(o.id, at), mark: o.id === chosen,
				fixed: isStatic(o),
			})));
		if (open("p-names"))
			this.names.show(step.names.map((n) => ({
				name: n.name, type: n.type, value: n.repr, id: n.id,
				refs: n.refcount, mark: n.id === chosen,
			})));
		if (open("p-map"))
			this.map.draw(at, state, before.blocks, chosen);
		if (open("p-types"))
			this.types.show(this.typeRows(state.blocks, before.blocks));
		if (open("p-gc"))
			this.collector.draw(at, step, chosen);
	}

	// The step at which an object came into sight, and stayed.
	since(id, at) {
		let born = 0;

		for (const row of this.model.lives.get(id) || []) {
			if (row.step > at)
				break;
			if (row.refcount === null)
				born = -1;
			else if (born <= 0)
				born = row.step;
		}
		return this.model.steps[Math.max(0, born)].step;
	}

	typeRows(blocks, before) {
		const rows = new Map();
		const count = (list, sign) => {
			for (const block of list.values()) {
				if (!rows.has(block.type))
					rows.set(block.type, { type: block.type, blocks: 0, bytes: 0, change: 0 });
				const row = rows.get(block.type);

				row.change += sign;
				if (sign > 0) {
					row.blocks++;
					row.bytes += block.size;
				}
			}
		};

		count(blocks, 1);
		if (before.size)
			count(before, -1);
		else
			rows.forEach((row) => { row.change = 0; });
		return [...rows.values()];
	}
}

const model = new Model(byKey("data").textContent);
if (model.count) {
	const report = new Report(model);

	report.fromHash();
} else {
	byKey("summary").textContent = model.end.error || "No instruction ran.";
}
