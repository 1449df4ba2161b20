# SPDX-License-Identifier: GPL-2.0
# Fuzzers and the program that replays what they found, run from the top:
#
#   make -f tools/tests/fuzz/fuzz.mk fuzz      libFuzzer targets, clang
#   make -f tools/tests/fuzz/fuzz.mk replay    the same targets over files, gcc

include tools/build.mk

FUZZ_DIR := tools/tests/fuzz
FUZZ_TARGETS := exec ioctl
FUZZ_LIB := tools/lib/obheap.c tools/host/transport_host.c \
	$(FUZZ_DIR)/fuzz.c

# As in the kernel, adding nothing to a null pointer is allowed; comparisons are
# not traced because that takes a third of the time and the dictionary is better.
FUZZ_FLAGS := -O1 -g -fsanitize=fuzzer-no-link,address,undefined \
	-fno-sanitize=pointer-overflow -fno-sanitize-coverage=trace-cmp \
	-fno-sanitize-recover=all -fno-omit-frame-pointer \
	-Wno-gnu-variable-sized-type-not-at-end -DCONFIG_OBHEAP_DEBUG=1

$(B)/fuzz/%: CC := clang
$(eval $(call flavour,fuzz,$(FUZZ_FLAGS)))

# $(call fuzz_objects,flavour,flags): the targets see the rooms and the library
define fuzz_objects
$(B)/$(1)/obj/$(FUZZ_DIR)/%.o: $(FUZZ_DIR)/%.c
	@mkdir -p $$(@D)
	@$$(CC) $(2) $(CORE_FLAGS) -D_GNU_SOURCE -Iinclude/uapi -MMD -MP -c \
		-o $$@ $$<

-include $(wildcard $(B)/$(1)/obj/$(FUZZ_DIR)/*.d)
endef

$(eval $(call fuzz_objects,fuzz,$(FUZZ_FLAGS)))
$(eval $(call fuzz_objects,asan,$(ASAN)))

.PHONY: fuzz replay
fuzz: $(FUZZ_TARGETS:%=$(B)/fuzz/fuzz_%)
replay: $(FUZZ_TARGETS:%=$(B)/asan/replay_%) $(B)/asan/fuzz_text

$(B)/fuzz/fuzz_%: $(call obj,fuzz,$(FUZZ_DIR)/fuzz_%.c $(FUZZ_LIB) \
		$(CORE_SRC))
	@$(CC) -fsanitize=fuzzer,address,undefined -Wl,--wrap=sched_yield \
		-o $@ $^ -lm

$(B)/asan/replay_%: $(call obj,asan,$(FUZZ_DIR)/fuzz_%.c \
		$(FUZZ_DIR)/replay.c $(FUZZ_LIB)) $(CORE_ASAN)
	@$(CC) $(ASAN) -o $@ $^ -lm

$(B)/asan/fuzz_text: $(call obj,asan,$(FUZZ_DIR)/fuzz_text.c $(FUZZ_LIB)) \
		$(CORE_ASAN)
	@$(CC) $(ASAN) -o $@ $^ -lm

.SECONDARY:
