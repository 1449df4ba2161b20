# SPDX-License-Identifier: GPL-2.0
# Userspace programs. Objects go to build/<flavour>/, one folder for each set
# of flags, so that changing flavour never mixes objects.
#
#   tools      the obheap command, talking to /dev/obheap
#   host       the same command with the rooms of the module linked in
#   asan       host with address and undefined-behaviour sanitizers, assertions on

CC ?= gcc
WARN := -Wall -Wextra -Wno-unused-parameter -Wno-missing-field-initializers \
	-Wno-sign-compare
CFLAGS ?= -O2 -g
B := build

CLI_SRC := $(wildcard tools/obheap/*.c) tools/lib/obheap.c
CLI_FLAGS := -std=gnu11 $(WARN) -D_GNU_SOURCE -Iinclude/uapi -Itools/lib
CLI_LIBS := -ledit -ljson-c -lpthread

KERNEL_ONLY := module/main.c module/device/chardev.c \
	module/device/tracepoints.c module/platform/memory.c \
	module/platform/clock.c \
	module/platform/exec.c module/platform/f64_arith.c \
	module/platform/shrink.c module/platform/stacks.c
CORE_SRC := $(filter-out $(KERNEL_ONLY),$(wildcard module/*/*.c \
		module/vm/lib/*.c)) \
	$(wildcard tools/host/platform_*.c)
CORE_FLAGS := -std=gnu11 $(WARN) -fno-strict-aliasing -Itools/host/include \
	-Iinclude
HOST_SRC := $(CLI_SRC) tools/host/transport_host.c

.PHONY: tools host asan
tools: $(B)/tools/obheap
	@:
host: $(B)/host/obheap
	@:
asan: $(B)/asan/obheap
	@:

# $(call flavour,name,flags): rules for the objects of one flavour
define flavour
$(B)/$(1)/obj/module/%.o: module/%.c
	@mkdir -p $$(@D)
	@$$(CC) $(2) $(CORE_FLAGS) -Iinclude/uapi -MMD -MP -c -o $$@ $$<

$(B)/$(1)/obj/tools/host/%.o: tools/host/%.c
	@mkdir -p $$(@D)
	@$$(CC) $(2) $(CORE_FLAGS) -D_GNU_SOURCE -Iinclude/uapi -MMD -MP -c -o $$@ $$<

$(B)/$(1)/obj/tools/%.o: tools/%.c
	@mkdir -p $$(@D)
	@$$(CC) $(2) $(CLI_FLAGS) -MMD -MP -c -o $$@ $$<

$(B)/$(1)/obj/module/vm/lib/library.o: $(wildcard module/vm/lib/*.py)
$(B)/$(1)/obj/module/objects/unicode_names.o: module/objects/unicode_names.txt
$(B)/$(1)/obj/tools/obheap/cmd_report.o: $(wildcard tools/obheap/report/*)

-include $(wildcard $(addprefix $(B)/$(1)/obj/,*/*.d */*/*.d */*/*/*.d \
	*/*/*/*.d))
endef

obj = $(patsubst %.c,$(B)/$(1)/obj/%.o,$(2))

ASAN := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all \
	-fno-omit-frame-pointer -DCONFIG_OBHEAP_DEBUG=1

$(eval $(call flavour,tools,$(CFLAGS)))
$(eval $(call flavour,host,$(CFLAGS)))
$(eval $(call flavour,asan,$(ASAN)))

$(B)/tools/obheap: $(call obj,tools,$(CLI_SRC) tools/lib/transport_dev.c)
	@$(CC) -o $@ $^ $(CLI_LIBS)
	@echo "built $@"

$(B)/host/obheap: $(call obj,host,$(HOST_SRC) $(CORE_SRC))
	@$(CC) -o $@ $^ $(CLI_LIBS) -lm
	@echo "built $@"

$(B)/asan/obheap: $(call obj,asan,$(HOST_SRC) $(CORE_SRC))
	@$(CC) $(ASAN) -o $@ $^ $(CLI_LIBS) -lm
	@echo "built $@"

# Test programs: the core of the asan flavour with one or more sources each.
# A program whose name begins with test_NAME also takes test_NAME_*.c.
CORE_ASAN = $(call obj,asan,$(CORE_SRC))
LIB_ASAN = $(call obj,asan,tools/lib/obheap.c tools/host/transport_host.c)
TESTS := platform heap numbers str containers lang vm fault

.PHONY: asan-tests asan-kunit asan-fault
asan-tests: $(TESTS:%=$(B)/asan/test_%)
asan-kunit: $(B)/asan/kunit
asan-fault: $(B)/asan/test_fault

KUNIT_SRC := $(wildcard kunit/*.c) tools/host/tests/kunit_main.c

$(B)/asan/obj/kunit/%.o: kunit/%.c
	@mkdir -p $(@D)
	@$(CC) $(ASAN) $(CORE_FLAGS) -Iinclude/uapi -MMD -MP -c -o $@ $<

$(B)/asan/kunit: $(call obj,asan,$(KUNIT_SRC)) $(CORE_ASAN)
	@$(CC) $(ASAN) -o $@ $^ -lm

$(B)/asan/test_fault: $(LIB_ASAN)

.SECONDEXPANSION:
$(B)/asan/test_%: $$(call obj,asan,$$(wildcard tools/host/tests/test_$$*.c \
		tools/host/tests/test_$$*_*.c)) $(CORE_ASAN)
	@$(CC) $(ASAN) -o $@ $^ -lm -lpthread

# Programs that are stopped at every instruction: in this process, under the
# sanitizers, and through the device.
SUSPEND_SRC := tools/tests/suspend/suspend.c tools/lib/obheap.c

.PHONY: suspend asan-suspend tools-suspend
suspend: $(B)/host/suspend
asan-suspend: $(B)/asan/suspend
tools-suspend: $(B)/tools/suspend

$(B)/host/suspend: $(call obj,host,$(SUSPEND_SRC) \
		tools/host/transport_host.c $(CORE_SRC))
	@$(CC) -o $@ $^ -lm -lpthread

$(B)/asan/suspend: $(call obj,asan,$(SUSPEND_SRC) \
		tools/host/transport_host.c $(CORE_SRC))
	@$(CC) $(ASAN) -o $@ $^ -lm -lpthread

$(B)/tools/suspend: $(call obj,tools,$(SUSPEND_SRC) tools/lib/transport_dev.c)
	@$(CC) -o $@ $^ -lpthread

# What is promised of every view: in this process, and through the device.
PROMISE_SRC := $(wildcard tools/tests/promise/*.c) tools/obheap/ledger.c \
	tools/lib/obheap.c

.PHONY: promise tools-promise
promise: $(B)/host/promise
tools-promise: $(B)/tools/promise

$(B)/host/promise: $(call obj,host,$(PROMISE_SRC) \
		tools/host/transport_host.c $(CORE_SRC))
	@$(CC) -o $@ $^ -lm -lpthread

$(B)/tools/promise: $(call obj,tools,$(PROMISE_SRC) tools/lib/transport_dev.c)
	@$(CC) -static -o $@ $^ -lpthread

# As fast as the release build: for histories too long for the sanitizers.
$(B)/host/test_heap: $(call obj,host,tools/host/tests/test_heap.c $(CORE_SRC))
	@$(CC) -o $@ $^ -lm -lpthread
