// SPDX-License-Identifier: GPL-2.0
/*
 * Reads a .heapsnapshot with memlab's reader and prints as JSON what it makes of
 * it: how many nodes and edges, and for the objects of one type id's worth of
 * numbers: their own size and what they retain, by memlab's dominators.
 *
 *   node memlab.js FILE TYPE
 */
const {getFullHeapFromFile} = require('@memlab/heap-analysis');

const print = console.log;
console.log = () => {};

(async () => {
	const heap = await getFullHeapFromFile(process.argv[2]);
	const rows = [];

	heap.nodes.forEach(node => {
		if (node.name === process.argv[3])
			rows.push([node.self_size, node.retainedSize]);
	});
	print('\nresult ' + JSON.stringify({
		nodes: heap.nodes.length, edges: heap.edges.length,
		root: heap.nodes.get(0).retainedSize, rows: rows,
	}));
})();
