// SPDX-License-Identifier: GPL-2.0
// map: every pool and block of the heap at a step, true to scale

const POOL = 16384n, ARENA = 1048576n, LARGE_FROM = 0x7ca000000000n, ARENAS_FROM = 0x7f0000000000n;
const STRIP = 10, STRIP_STEP = 13, COLOURS = 11;

class HeapMap {
	constructor(box, model) {
		this.model = model;
		this.colours = this.chooseColours();
		this.says = element("p", "soft", "");
		this.canvas = element("canvas", "map");
		this.canvas.setAttribute("role", "img");
		this.tip = element("p", "soft tip", " ");
		this.tip.setAttribute("aria-live", "off");
		this.legend = element("ul", "legend");
		const scroll = element("div", "scroll tall");
		scroll.append(this.canvas);
		box.append(this.says, scroll, this.tip, this.legend);
		this.canvas.addEventListener("mousemove", (event) => this.point(event));
		this.canvas.addEventListener("mouseleave", () => {
			this.tip.textContent = " ";
		});
	}

	// A type has one colour at all steps: by the blocks there ever were of it.
	chooseColours() {
		const counts = new Map();

		for (const step of this.model.steps)
			for (const [, , , type] of step.map?.born || [])
				counts.set(type, (counts.get(type) || 0) + 1);
		return new Map([...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
			.map(([type], i) => [type, Math.min(i, COLOURS)]));
	}

	pools(blocks) {
		const pools = new Map();

		for (const block of blocks.values()) {
			const at = BigInt(block.block);

			if (block.kind === "large" || at < ARENAS_FROM)
				continue;
			const base = at - at % POOL;

			if (!pools.has(base))
				pools.set(base, { base, size: block.size, blocks: [] });
			pools.get(base).blocks.push([Number(at - base), block]);
		}
		return [...pools.values()].sort((a, b) => (a.base < b.base ? -1 : 1));
	}

	draw(i, state, before, chosen) {
		const pools = this.pools(state.blocks), heap = this.model.steps[i].heap;
		const large = [...state.blocks.values()].filter((b) => b.kind === "large");
		const width = Math.max(480, Math.min(1400, this.says.clientWidth)), left = 118, scale = (width - left - 8) / Number(POOL);
		const ratio = window.devicePixelRatio || 1;
		const style = getComputedStyle(document.documentElement);
		const colour = (name) => style.getPropertyValue(name).trim();
		let y = 6, arena = -1n;

		if (!state.blocks.size) {
			this.says.textContent = "This report has no map.";
			this.canvas.hidden = true;
			return;
		}
		this.spots = [];
		for (const pool of pools) {
			const nr = (pool.base - ARENAS_FROM) / ARENA;

			if (nr !== arena) {
				y += arena < 0n ? 0 : 8;
				pool.title = `arena ${nr}`;
				y += 18;
				arena = nr;
			}
			pool.y = y;
			y += STRIP_STEP;
		}
		const height = y + 6;
		this.canvas.width = width * ratio;
		this.canvas.height = height * ratio;
		this.canvas.style.width = `${width}px`;
		this.canvas.style.height = `${height}px`;
		const c = this.canvas.getContext("2d");
		c.scale(ratio, ratio);
		c.textBaseline = "middle";
		for (const pool of pools) {
			c.font = "600 12px system-ui, sans-serif";
			c.fillStyle = colour("--ink");
			if (pool.title)
				c.fillText(pool.title, left, pool.y - 9);
			c.font = "11px system-ui, sans-serif";
			c.fillStyle = colour("--soft");
			c.textAlign = "right";
			c.fillText(`pool ${pool.base % ARENA / POOL} · ${pool.size} B`, left - 8, pool.y + STRIP / 2 + 0.5);
			c.textAlign = "left";
			c.fillStyle = colour("--free");
			c.fillRect(left, pool.y, Number(POOL) * scale, STRIP);
			for (const [at, block] of pool.blocks)
				this.block(c, block, left + at * scale, pool.y, block.size * scale,
					   colour, before, chosen);
		}
		this.says.textContent = `${plural(pools.length, "pool")} with live blocks in ${plural(heap.arenas, "arena")}; ${plural(state.blocks.size, "live block")}, ${plural(heap.bytes, "byte")}` +
			(large.length ? `; ${plural(large.length, "block")} outside the pools, ${plural(large.reduce((n, b) => n + b.size, 0), "byte")}` : "") + ".";
		this.canvas.setAttribute("aria-label", `Map of the heap: ${this.says.textContent}`);
		this.drawLegend(state.blocks);
	}

	block(c, block, x, y, w, colour, before, chosen) {
		const wide = Math.max(w, 1.5);

		c.fillStyle = colour(`--c${this.colours.get(block.type)}`);
		c.fillRect(x, y, Math.max(wide - 0.5, 1), STRIP);
		this.spots.push([x, y, wide, block]);
		if (before.size && !before.has(block.block)) {
			c.fillStyle = colour("--born");
			c.fillRect(x - 1, y - 2, wide + 2, 2);
			c.fillRect(x - 1, y + STRIP, wide + 2, 2);
		}
		if (chosen && inside(chosen, block)) {
			c.strokeStyle = colour("--accent");
			c.lineWidth = 2;
			c.strokeRect(x - 1.5, y - 1, wide + 3, STRIP + 2);
		}
	}

	drawLegend(blocks) {
		const counts = new Map();

		for (const block of blocks.values())
			counts.set(block.type, (counts.get(block.type) || 0) + 1);
		const shown = [...counts].filter(([type]) => this.colours.get(type) < COLOURS)
			.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
		const rest = [...counts].filter(([type]) => this.colours.get(type) >= COLOURS);
		const item = (number, text) => {
			const li = element("li", ""), k = element("i", "k");

			k.style.background = `var(${number})`;
			li.append(k, text);
			return li;
		};

		this.legend.replaceChildren(
			...shown.map(([type, n]) => item(`--c${this.colours.get(type)}`, `${type} ${n}`)),
			...(rest.length ? [item(`--c${COLOURS}`, `${plural(rest.length, "other type")} ${rest.reduce((n, r) => n + r[1], 0)}`)] : []),
			item("--free", "free, or a pool's header"), item("--born", "new at this step"));
	}

	point(event) {
		const spot = this.spots.findLast(([x, y, w]) => event.offsetX >= x &&
			event.offsetX < x + w && event.offsetY >= y && event.offsetY < y + STRIP);

		this.tip.textContent = spot
			? `${spot[3].type}: ${spot[3].size} bytes at ${spot[3].block}` : " ";
	}
}

function inside(id, block) {
	const at = BigInt(id), start = BigInt(block.block);

	return at >= start && at < start + BigInt(block.size);
}
