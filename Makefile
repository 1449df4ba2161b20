# SPDX-License-Identifier: GPL-2.0
# For people. What kbuild needs is in Kbuild; `make help` lists the targets.

KDIR ?= /lib/modules/$(shell uname -r)/build
DESTDIR ?=
PREFIX ?= /usr/local
CC ?= gcc

KBUILD_ARGS := $(if $(OBHEAP_DEBUG),OBHEAP_DEBUG=y)

.PHONY: help modules tools host demo pictures test check bench vm install clean

help:
	@echo "make demo     show what obheap does, on a real kernel in a VM"
	@echo "make test     run every test; ends with 'N passed, N failed'"
	@echo "make vm       a shell in that VM, the prompt of obheap first"
	@echo "make modules  build obheap.ko for the running kernel, or KDIR=..."
	@echo "make tools    build the obheap command      -> build/tools/obheap"
	@echo "make host     the same without a kernel     -> build/host/obheap"
	@echo "make check    style and static checks; silent when all is well"
	@echo "make bench    measure"
	@echo "make install  install module, tool, manual pages and udev rule"
	@echo "make pictures draw README's pictures again (wants graphviz)"
	@echo "make clean    remove what was built in the tree"

modules:
	$(MAKE) -C $(KDIR) M=$(CURDIR) $(KBUILD_ARGS) modules

tools:
	@tools/scripts/deps.sh tools
	@$(MAKE) --no-print-directory -f tools/build.mk tools

host:
	@tools/scripts/deps.sh tools
	@$(MAKE) --no-print-directory -f tools/build.mk host

demo:
	@tools/scripts/deps.sh demo
	@tools/demo/demo

pictures:
	@tools/demo/pictures

test:
	@tools/scripts/deps.sh test
	@tools/tests/run

vm: tools
	@tools/scripts/deps.sh demo
	@tools/vm/vm shell

check:
	@tools/scripts/deps.sh check
	@tools/scripts/check

bench:
	@tools/scripts/deps.sh bench
	@tools/bench/run

install: modules tools
	$(MAKE) -C $(KDIR) M=$(CURDIR) $(KBUILD_ARGS) modules_install
	install -D -m 0755 build/tools/obheap $(DESTDIR)$(PREFIX)/bin/obheap
	tools/man/generate build/tools/obheap build/man
	for page in build/man/*.[147]; do \
		install -D -m 0644 $$page $(DESTDIR)$(PREFIX)/share/man/man$${page##*.}/$${page##*/}; \
	done
	install -D -m 0644 build/man/obheap.bash \
		$(DESTDIR)$(PREFIX)/share/bash-completion/completions/obheap
	install -D -m 0644 tools/packaging/60-obheap.rules \
		$(DESTDIR)/etc/udev/rules.d/60-obheap.rules
	depmod -a || true

clean:
	$(RM) -r build
	@find . -path ./.git -prune -o \( -name '*.o' -o -name '*.ko' \
		-o -name '*.mod' -o -name '*.mod.c' -o -name '.*.cmd' \
		-o -name modules.order -o -name Module.symvers \) -print0 | \
		xargs -0 $(RM)
