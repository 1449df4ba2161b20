/* SPDX-License-Identifier: GPL-2.0 */
/*
 * terminal - keys one by one, and the terminal as it was afterwards
 *
 * Between terminal_begin() and terminal_end() keys are not echoed and need no
 * Enter. Whatever ends or stops the process in between - Ctrl-Z, a closed
 * window, kill - finds the terminal as it was; fg takes it back.
 */
#ifndef OBHEAP_TERMINAL_H
#define OBHEAP_TERMINAL_H

#include <signal.h>
#include <stdbool.h>

/*
 * Are both ends a terminal? If so it is taken. @enter and @leave are written
 * whenever it is taken and given back, and may be empty.
 */
bool terminal_begin(const char *enter, const char *leave);
void terminal_end(void);
/*
 * Wait for a key; false if the screen is to be drawn anew, or @asked is set by
 * a handler of the caller's. Standard input must not be buffered.
 */
bool terminal_wait(const volatile sig_atomic_t *asked);
/* was the window's size changed, or the process stopped, since the last call? */
bool terminal_changed(void);
/* rows and columns of the window, 24 and 80 where nobody knows */
void terminal_size(int *rows, int *columns);

#endif /* OBHEAP_TERMINAL_H */
