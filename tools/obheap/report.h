/* SPDX-License-Identifier: GPL-2.0 */
/*
 * report - the files the page of 'obheap report' is made of
 *
 * The assembler puts them into the object file, from @report_NAME to
 * @report_NAME_end.
 */
#ifndef OBHEAP_REPORT_H
#define OBHEAP_REPORT_H

#define REPORT_FILE(name, file)						\
	asm(".section .rodata\n"					\
	    "report_" #name ": .incbin \"tools/obheap/report/" file "\"\n" \
	    "report_" #name "_end: .byte 0\n"				\
	    ".previous\n");						\
	extern const char report_##name[], report_##name##_end[]

REPORT_FILE(page, "page.html");
REPORT_FILE(style, "style.css");
REPORT_FILE(model, "model.js");
REPORT_FILE(graph, "graph.js");
REPORT_FILE(views, "views.js");
REPORT_FILE(map, "map.js");
REPORT_FILE(collector, "collector.js");
REPORT_FILE(main, "main.js");

#endif /* OBHEAP_REPORT_H */
