# SPDX-License-Identifier: BSD-2-Clause
# trame: GNU make, no configure step. Everything that is made lies under $(BUILD).
#
#   make            build/trame and build/trame-net          make demo      see it work
#   make check      every test, under ASan and UBSan         make deps      what it needs, installed
#   make check-tex  the pictures in LaTeX; installs TeX
#   make install    PREFIX=/usr/local, DESTDIR=              make setcap    the one privilege, as root
#   make want       the golden files again                   make lint bench asan uninstall clean
#   make diagrams   the diagrams in src/proto's comments again
#   make gallery    README's pictures again
#   make po         the texts to be translated, into src/lang/*.po
#
# CC=clang, WERROR=1 (warnings are errors), SAN=1 (sanitizers), PIE=1 (trame may lie anywhere in
# memory), TAUGHT= (compile once only: see "what is usual"), V=1 (show the commands).

VERSION := 0.1.0
BUILD ?= build
PREFIX ?= /usr/local
DESTDIR ?=
# Printing takes 3 to 5 per cent less time than with -O2.
CFLAGS ?= -O3 -g
PYTHON ?= /usr/bin/python3

bindir := $(PREFIX)/bin
libexecdir := $(PREFIX)/libexec
datadir := $(PREFIX)/share
netpath := $(libexecdir)/trame-net
capturedir := $(datadir)/trame/captures
localedir := $(datadir)/locale

MAKEFLAGS += --no-print-directory
# An ordinary user's PATH lacks the place where ip, tcpdump and setcap are.
export PATH := $(PATH):/usr/local/sbin:/usr/sbin:/sbin

floors := base proto frame file filter flow picture out lab lesson tui cmd
trame_src := $(wildcard src/main.c $(floors:%=src/%/*.c))
net_src := $(wildcard src/net/*.c src/base/*.c)
test_src := $(wildcard tests/*/*.c)

obj := $(BUILD)/obj
trame_obj := $(trame_src:src/%.c=$(obj)/%.o)
net_obj := $(net_src:src/%.c=$(obj)/moved/%.o)
test_bin := $(test_src:%.c=$(BUILD)/%)

usual_obj := $(filter-out %/built.o,$(foreach f,base cmd file filter flow frame out,$(filter $(obj)/$f/%,$(trame_obj))))
teach := $(BUILD)/teach
TAUGHT ?= $(if $(SAN)$(findstring clang,$(CC)),,yes)
counting := -fprofile-generate -fprofile-update=single
langs := $(patsubst src/lang/%.po,%,$(wildcard src/lang/*.po))
lang_mo := $(langs:%=$(BUILD)/locale/%/LC_MESSAGES/trame.mo)

# ---- flags --------------------------------------------------------------------------------------

warnings := -Wall -Wextra -Wpedantic -Wshadow -Wconversion $(if $(WERROR),-Werror)
harden := -fstack-protector-strong -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2
sanitize := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
common := -std=c11 -D_GNU_SOURCE -Iinclude $(warnings) $(if $(SAN),$(sanitize),$(harden))
linking := -Wl,-z,relro,-z,now $(if $(SAN),$(sanitize))
compile = $(CC) $(common) $(place) $(CPPFLAGS) $(CFLAGS) $(extra) -MMD -MP
# The tables of the protocols hold 40,000 addresses. In a program that may lie anywhere they are all
# adjusted at each start, which takes longer than the rest of it: 1.5 to 1.9 ms of 3. So trame, which
# has given up its rights before it reads a byte, has its place; PIE=1 lets it lie anywhere. trame-net,
# which has rights, always does.
PIE ?= $(SAN)
place = $(if $(PIE),-fPIE,-fno-pie)
placed = $(if $(PIE),-pie,-no-pie)

# Asked for when a recipe needs them, so that nothing is missed before `deps` has run.
libnet_flags = -D_DEFAULT_SOURCE $(shell libnet-config --defines)
libnet_libs = $(shell libnet-config --libs)
pcap_flags = $(shell pkg-config --cflags libpcap)
pcap_libs = $(shell pkg-config --libs libpcap)
curses_flags = $(shell pkg-config --cflags ncursesw)
curses_libs = $(shell pkg-config --libs ncursesw)
zlib_flags = $(shell pkg-config --cflags zlib)
zlib_libs = $(shell pkg-config --libs zlib)
pcre_flags = $(shell pkg-config --cflags libpcre2-8)
pcre_libs = $(shell pkg-config --libs libpcre2-8)
trame_libs = $(libnet_libs) $(zlib_libs) $(pcre_libs) $(curses_libs) \
	-ldl # for libpcap, which filter/bpf.c loads when a filter is given

Q := $(if $(V),,@)
say = $(if $(V),:,echo) # what is being made, in a word, unless the commands are shown

# ---- programs -----------------------------------------------------------------------------------

.PHONY: all
all: $(BUILD)/trame $(BUILD)/trame-net $(lang_mo)
	@:

$(BUILD)/trame: $(trame_obj)
	@$(say) "  link  $@"
	$(Q)$(CC) $(CFLAGS) $(placed) $(whole) $(linking) $(LDFLAGS) -o $@ $^ $(trame_libs)

$(BUILD)/trame-net: $(net_obj)
	@$(say) "  link  $@"
	$(Q)$(CC) $(CFLAGS) -pie $(linking) $(LDFLAGS) -o $@ $^ $(libnet_libs) $(pcap_libs)

$(obj)/%.o: src/%.c | $(BUILD)/deps.ok
	@$(say) "  cc    $<"
	@mkdir -p $(@D)
	$(Q)$(compile) $(learnt) -c -o $@ $<

$(obj)/moved/%.o: src/%.c | $(BUILD)/deps.ok
	@$(say) "  cc    $< (trame-net)"
	@mkdir -p $(@D)
	$(Q)$(compile) -fPIE -c -o $@ $<

$(obj)/frame/craft%.o $(teach)/frame/craft%.o: extra = $(libnet_flags)
$(obj)/moved/net/%.o: extra = $(libnet_flags) $(pcap_flags)
$(obj)/filter/bpf.o $(teach)/filter/bpf.o: extra = $(pcap_flags)
$(obj)/filter/regex.o $(teach)/filter/regex.o: extra = $(pcre_flags)
$(obj)/file/gunzip.o $(teach)/file/gunzip.o: extra = $(zlib_flags)
$(obj)/flow/join_body.o $(teach)/flow/join_body.o: extra = $(zlib_flags)
$(obj)/tui/term.o: extra = $(curses_flags)

# ---- what is usual ------------------------------------------------------------------------------

# GCC lays out what prints frames for the ways that are usual. A program that counts its ways prints
# the captures that come with trame, and by these counts it is compiled again, as one whole: printing
# takes 9 to 16 per cent less time. What has been learnt is kept until `make clean`.
$(usual_obj): | $(if $(TAUGHT),$(teach)/done)
# Both are told the same name: the compiler knows a function by it.
named = -dumpdir $(abspath $(obj))/$(*D)/ -dumpbase $(*F)
# Hot is what 99.9 % of the counts are in: of 99 % too little would be left for the larger formats.
whole = $(if $(TAUGHT),-flto=auto --param hot-bb-count-ws-permille=999)
$(usual_obj): private learnt = $(if $(TAUGHT),$(named) -fprofile-use=$(abspath $(teach)/counts) \
	-fprofile-partial-training -fprofile-correction -Wno-missing-profile \
	-Wno-coverage-mismatch \
	$(whole) -ffat-lto-objects)

$(teach)/%.o: src/%.c | $(BUILD)/deps.ok
	@mkdir -p $(@D)
	$(Q)$(compile) $(named) $(counting) -MF $@.d -c -o $@ $<

$(teach)/trame: $(usual_obj:$(obj)/%=$(teach)/%) $(filter-out $(usual_obj),$(trame_obj))
	$(Q)$(CC) $(CFLAGS) $(counting) $(placed) $(linking) $(LDFLAGS) -o $@ $^ $(trame_libs)

$(teach)/done: | $(filter-out $(usual_obj),$(trame_obj))
	@$(say) "  teach $(BUILD)/trame, once"
	$(Q)$(MAKE) $(teach)/trame
	$(Q)sh .ci/teach $(abspath $(teach) $(obj))
	@touch $@

# ---- where things are ---------------------------------------------------------------------------

# Where trame-net, the captures and the catalogues are is compiled into one object, and that object
# exists twice: for the build tree, and for the place of installation.
where = -DTRAME_VERSION='"$(VERSION)"' -DTRAME_NET_PATH='"$(1)"' -DTRAME_CAPTURES='"$(2)"' \
	-DTRAME_LOCALE='"$(3)"'
where_built = $(call where,$(abspath $(BUILD)/trame-net),$(abspath captures),$(abspath $(BUILD)/locale))
where_installed = $(call where,$(netpath),$(capturedir),$(localedir))

$(obj)/base/built.o $(obj)/moved/base/built.o: extra = $(where_built)
$(obj)/base/built.o $(obj)/moved/base/built.o: $(obj)/where-built
$(obj)/installed.o: extra = $(where_installed)
$(obj)/installed.o: src/base/built.c $(obj)/where-installed | $(BUILD)/deps.ok
	$(Q)$(compile) -c -o $@ $<

$(BUILD)/installed/trame: $(filter-out %/base/built.o,$(trame_obj)) $(obj)/installed.o
	@$(say) "  link  $@"
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(placed) $(whole) $(linking) $(LDFLAGS) -o $@ $^ $(trame_libs)

$(BUILD)/locale/%/LC_MESSAGES/trame.mo: src/lang/%.po | $(BUILD)/deps.ok
	@$(say) "  lang  $<"
	@mkdir -p $(@D)
	$(Q)msgfmt --check -o $@ $<

# Rewritten only when what they say has changed.
$(obj)/where-built $(obj)/where-installed: $(obj)/where-%: FORCE
	@mkdir -p $(@D)
	@echo "$(subst ",,$(where_$*))" | cmp -s - $@ || echo "$(subst ",,$(where_$*))" >$@

.PHONY: FORCE
FORCE:

# ---- tests --------------------------------------------------------------------------------------

# A test program is one file and whatever of trame it calls.
.PHONY: tests
tests: $(test_bin) $(lang_mo)
	@:

$(BUILD)/libtrame.a: $(filter-out $(obj)/main.o,$(trame_obj))
	@rm -f $@
	$(Q)$(AR) rc $@ $^

$(BUILD)/tests/%: tests/%.c $(BUILD)/libtrame.a
	@$(say) "  cc    $<"
	@mkdir -p $(@D)
	$(Q)$(compile) -MF $@.d -MT $@ -Itests $(placed) -fno-lto $(linking) $(LDFLAGS) -o $@ $< \
		$(BUILD)/libtrame.a $(trame_libs) $(judge_libs)

$(BUILD)/tests/bench/index_bench: extra = $(pcap_flags)
$(BUILD)/tests/bench/index_bench: judge_libs = $(pcap_libs)
$(BUILD)/tests/out/sheet_test: judge_libs = -lm
$(BUILD)/tests/bench/tui_empty: extra = $(curses_flags)
$(BUILD)/tests/tui/law_test: judge_libs = -Wl,--wrap=frame_dissect \
	-Wl,--wrap=malloc -Wl,--wrap=calloc -Wl,--wrap=realloc

.PHONY: asan check want captures lint bench
asan: | $(BUILD)/deps.ok
	$(Q)$(MAKE) BUILD=$(BUILD)/asan SAN=1 CFLAGS="-O1 -g" all tests

testing = BUILD=$(abspath $(BUILD)) CC="$(CC)" $(PYTHON)

check: deps-check
	$(Q)$(MAKE) all asan
	$(Q)$(testing) tests/run

# The pictures in LaTeX; TeX is too large for `check`.
.PHONY: check-tex
check-tex:
	@CC="$(CC)" sh .ci/deps tex
	$(Q)$(MAKE) $(BUILD)/tests/out/sheet_make
	$(Q)BIN=$(abspath $(BUILD)/tests) sh tests/tex.sh

lint: deps-check
	$(Q)$(testing) tests/run lint

bench: deps-check
	$(Q)$(MAKE) all
	$(Q)$(testing) tests/run +bench

# The captures that come with the program, made by it.
captures: all
	$(Q)TRAME=$(abspath $(BUILD)/trame) TRAME_NET=$(abspath $(BUILD)/trame-net) sh captures/make.sh

want: all $(BUILD)/tests/tui/play_test $(BUILD)/tests/tui/config_test \
		$(BUILD)/tests/picture/board_test
	$(Q)TRAME=$(abspath $(BUILD)/trame) sh tests/want.sh write
	$(Q)sh tests/tui/play.sh $(abspath $(BUILD)/tests) write
	$(Q)sh tests/tui/manual.sh $(abspath $(BUILD)/tests) write
	$(Q)$(BUILD)/tests/picture/board_test write

# What the catalogues lack, and what is said no more.
.PHONY: diagrams po screens gallery
po: $(BUILD)/tests/base/lang_test
	$(Q)BIN=$(abspath $(BUILD)/tests) $(PYTHON) tests/lang.py write

# The RFC diagrams in the protocols' comments, drawn again from their tables.
# README's gallery: pictures that the program draws.
gallery: all
	$(Q)TRAME=$(abspath $(BUILD)/trame) sh tests/draw/gallery.sh man/gallery

# README's pictures: screens of the program in tmux.
screens: all
	$(Q)TRAME=$(abspath $(BUILD)/trame) $(PYTHON) tests/tui/screens.py man/screens

diagrams: $(BUILD)/tests/picture/diagram_test
	$(Q)$< --write

# ---- what it needs ------------------------------------------------------------------------------

.PHONY: deps deps-check
deps:
	@CC="$(CC)" sh .ci/deps build

deps-check:
	@CC="$(CC)" PYTHON="$(PYTHON)" sh .ci/deps build check

# The build asks once in each build folder; `make deps` asks again.
$(BUILD)/deps.ok:
	@CC="$(CC)" sh .ci/deps build
	@mkdir -p $(@D)
	@touch $@

# ---- use ----------------------------------------------------------------------------------------

.PHONY: demo install uninstall setcap clean
demo: all
	@TRAME=$(BUILD)/trame sh .ci/demo

to := $(DESTDIR)
install: $(BUILD)/installed/trame $(BUILD)/trame-net $(lang_mo)
	install -d $(to)$(bindir) $(to)$(libexecdir) $(to)$(datadir)/man/man1 $(to)$(datadir)/man/man5 $(to)$(datadir)/man/man7 $(to)$(datadir)/man/man8
	install -d $(to)$(capturedir)
	install -m 755 $(BUILD)/installed/trame $(to)$(bindir)/trame
	install -m 755 $(BUILD)/trame-net $(to)$(netpath)
	install -m 644 man/trame.1 $(to)$(datadir)/man/man1
	install -m 644 man/trame.5 $(to)$(datadir)/man/man5
	install -m 644 man/trame-lesson.7 $(to)$(datadir)/man/man7
	install -m 644 man/trame-net.8 $(to)$(datadir)/man/man8
	$(if $(wildcard captures/*),install -m 644 $(wildcard captures/*) $(to)$(capturedir))
	for lang in $(langs); do \
		install -d $(to)$(localedir)/$$lang/LC_MESSAGES && \
		install -m 644 $(BUILD)/locale/$$lang/LC_MESSAGES/trame.mo \
			$(to)$(localedir)/$$lang/LC_MESSAGES/trame.mo || exit 1; \
	done
ifneq ($(wildcard man/completions/trame.bash),)
	install -d $(to)$(datadir)/bash-completion/completions
	install -m 644 man/completions/trame.bash $(to)$(datadir)/bash-completion/completions/trame
endif

uninstall:
	rm -f $(to)$(bindir)/trame $(to)$(netpath) $(to)$(datadir)/man/man1/trame.1
	rm -f $(to)$(datadir)/man/man5/trame.5 $(to)$(datadir)/man/man7/trame-lesson.7
	rm -f $(to)$(datadir)/man/man8/trame-net.8 $(to)$(datadir)/bash-completion/completions/trame
	rm -f $(langs:%=$(to)$(localedir)/%/LC_MESSAGES/trame.mo)
	rm -rf $(to)$(datadir)/trame

# The program that was built, and the installed one where there is one.
setcap: $(BUILD)/trame-net
	setcap cap_net_raw+ep $(BUILD)/trame-net
	if [ -e $(to)$(netpath) ]; then setcap cap_net_raw+ep $(to)$(netpath); fi

clean:
	rm -rf $(BUILD)

-include $(shell find $(BUILD) -path $(BUILD)/asan -prune -o -name '*.d' -print 2>/dev/null)
