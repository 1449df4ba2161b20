# SPDX-License-Identifier: GPL-2.0
# The allocators' benchmark of this machine, next to the host build, of whose
# objects it takes the heap and what of the platform knows no sessions:
#
#   make -f tools/build.mk -f tools/bench/host.mk bench-host

BENCH_HOST := $(wildcard tools/bench/host/*.c)
BENCH_CORE := $(filter-out %_events.c %_pins.c, $(filter module/heap/% \
	module/platform/% tools/host/platform_%, $(CORE_SRC)))

.PHONY: bench-host
bench-host: $(B)/bench/bench-host
	@:

$(B)/host/obj/tools/bench/host/%.o: tools/bench/host/%.c \
		$(wildcard tools/bench/kernel/*.h tools/bench/host/*.h)
	@mkdir -p $(@D)
	@$(CC) $(CFLAGS) $(CORE_FLAGS) -D_GNU_SOURCE -MMD -MP -c -o $@ $<

$(B)/bench/bench-host: $(call obj,host,$(BENCH_HOST) $(BENCH_CORE))
	@mkdir -p $(@D)
	@$(CC) -o $@ $^ -lpython3.11 -ldl -lm -lpthread
