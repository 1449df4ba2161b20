// SPDX-License-Identifier: GPL-2.0
// collector: every collection of the run, and one of them object by object

const VERDICTS = [
	{ name: "garbage", key: "garbage", colour: "--down", text: "garbage: nothing that lives leads here" },
	{ name: "resurrected", key: "resurrected", colour: "--c4", text: "resurrected: a finalizer has bound it again" },
	{ name: "held from outside", key: "outside", colour: "--c0", text: "held from outside: some count is left" },
	{ name: "reachable through others", key: "others", colour: "--c5", text: "reachable through one that is held" },
];

class Collector {
	constructor(box, model, go, choose) {
		this.model = model;
		this.choose = choose;
		this.picked = null;
		this.now = element("p", "");
		box.append(this.now);
		this.runs = new Table(box, "Collections", [
			{ key: "nr", title: "Collection", number: true, cell: (row) => this.pickButton(row) },
			{ key: "step", title: "At step", number: true,
			  cell: (row) => stepButton(model.steps[row.step].step, () => go(row.step)) },
			{ key: "line", title: "Line", number: true },
			{ key: "during", title: "During" },
			{ key: "generation", title: "Oldest generation", number: true },
			{ key: "tracked", title: "Looked at", number: true },
			{ key: "outside", title: "Held from outside", number: true },
			{ key: "others", title: "Through others", number: true },
			{ key: "garbage", title: "Garbage", number: true },
		], { key: "nr", down: false }, "The collector has not run in this program.");
		this.one = element("section", "collection");
		box.append(this.one);
		this.title = element("h3", "");
		this.how = element("ol", "phases");
		this.bar = element("div", "bar-of");
		this.legend = element("ul", "legend");
		this.one.append(this.title, this.how, this.bar, this.legend);
		this.objects = new Table(this.one, "Objects of a collection", [
			{ key: "id", title: "Id", cell: (row) => idButton(row.id, this.chosen, choose) },
			{ key: "type", title: "Type" },
			{ key: "value", title: "Value", cell: (row) => element("code", "", row.value) },
			{ key: "count", title: "Count copied", number: true },
			{ key: "left", title: "Left after subtraction", number: true },
			{ key: "rank", title: "Verdict", cell: (row) => row.verdict },
			{ key: "then", title: "Then" },
		], { key: "rank", down: false });
		this.more = element("p", "soft note", "");
		this.one.append(this.more);
	}

	pickButton(row) {
		const on = row === this.picked, button = element("button", "plain pick", String(row.nr));

		button.type = "button";
		button.setAttribute("aria-pressed", String(on));
		button.setAttribute("aria-label", `Show collection ${row.nr}`);
		button.addEventListener("click", () => {
			this.wanted = row;
			this.draw(this.at, this.step, this.chosen);
			this.runs.body.querySelector('[aria-pressed="true"]')?.focus();
		});
		return button;
	}

	// The one that was asked for at this step, else the last one behind us.
	pick(at) {
		if (this.at !== at)
			this.wanted = null;
		return this.wanted || this.model.collections.findLast((row) => row.step <= at) || null;
	}

	draw(at, step, chosen) {
		const all = this.model.collections;

		this.picked = this.pick(at);
		this.at = at;
		this.step = step;
		this.chosen = chosen;
		this.now.textContent = step.gc
			? `Counters of generations 0, 1, 2 now: ${step.gc.join(", ")}. Objects tracked in them: ${step.tracked.join(", ")}.` : "";
		this.runs.show(all.map((row) => Object.assign(row, { mark: row === this.picked })));
		this.one.hidden = !this.picked;
		if (this.picked)
			this.show(this.picked);
	}

	show(run) {
		this.title.textContent = `Collection ${run.nr}: ${run.generation
			? `generation ${run.generation} and younger` : "generation 0"}, ${plural(run.tracked, "object")}`;
		this.how.replaceChildren(...[
			"Each object's reference count is copied.",
			"For each reference from one of these objects to another, one is taken off the copy.",
			`What is left came from outside: ${plural(run.outside, "object")}. They lead to ${run.others.toLocaleString("en")} more.`,
			`Nobody leads to the others: ${plural(run.garbage, "object")}${run.resurrected ? `, without ${run.resurrected} that finalizers brought back` : ""}.`,
		].map((text) => element("li", "", text)));
		const shown = VERDICTS.filter((v) => run[v.key]);
		const total = shown.reduce((n, v) => n + run[v.key], 0);
		this.bar.setAttribute("role", "img");
		this.bar.setAttribute("aria-label", shown.map((v) => `${v.name}: ${run[v.key]}`).join(", "));
		this.bar.replaceChildren(...shown.map((v) => {
			const part = element("span", "");

			part.style.background = `var(${v.colour})`;
			part.style.flexGrow = run[v.key] / total;
			return part;
		}));
		this.legend.replaceChildren(...shown.map((v) => {
			const li = element("li", ""), k = element("i", "k");

			k.style.background = `var(${v.colour})`;
			li.append(k, `${v.text} (${run[v.key].toLocaleString("en")})`);
			return li;
		}));
		this.objects.show(run.objects.map((o) => ({
			id: o.id, type: o.type, value: o.repr, count: o.count ?? "", left: o.left ?? "",
			verdict: o.verdict || "not in these generations",
			rank: 1 + VERDICTS.findIndex((v) => v.name === o.verdict) || 9,
			then: (o.then || []).join(", "), mark: o.id === this.chosen,
		})));
		this.more.textContent = [
			run.more ? `${plural(run.more, "object")} more, which somebody holds, are counted above and not listed.` : "",
			run.cut ? "The collection went on after this: there was no more room." : "",
		].join(" ").trim();
	}
}
