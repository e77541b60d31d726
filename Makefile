# Each target is a line or two; the work is in .make/, one script each. A script exits 6 when a system package or the
# Swift toolchain is missing and cannot be had from here; make itself then prints "Error 6" and exits 2.

PREFIX ?= /usr/local
DESTDIR ?=
share = $(shared)/bolaven
datasets = datasets/paksong datasets/certified
shared = $(DESTDIR)$(PREFIX)/share
# What the program prints of itself: a manual page, and what shells complete calls with.
pages = $(shared)/man/man1/bolaven.1 $(shared)/bash-completion/completions/bolaven \
  $(shared)/zsh/site-functions/_bolaven $(shared)/fish/vendor_completions.d/bolaven.fish

.PHONY: help demo test fuzz deps build install uninstall lint format record bench clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile
	@.make/swift

demo: deps ## Build bolaven and run the shipped study; says where the report is
	@./bolaven demo

test: deps ## Build and run every test, in .build/test; FILTER=NAME runs the tests of that name only
	@.make/test '$(FILTER)'

fuzz: deps ## Feed the readers random bytes for FUZZ_SECONDS (60) each, in .build/fuzz; TARGETS="csv json" for some
	@.make/fuzz $(TARGETS)

deps: ## Install the system packages of packages.apt that are missing
	@.make/deps

build: deps ## Build .build/release/bolaven and bolaven-statfile beside it
	@.make/build

install: build ## Install the program, its example, manual and completions under PREFIX (/usr/local), below DESTDIR
	@install -d "$(DESTDIR)$(PREFIX)/bin"
	@install -m 755 .build/release/bolaven .build/release/bolaven-statfile "$(DESTDIR)$(PREFIX)/bin"
	@rm -rf "$(share)"
	@find $(datasets) \( -name reports -o -name __pycache__ \) -prune -o -type f \
	  -exec sh -c 'for f; do install -D -m 644 "$$f" "$$0/$$f" || exit; done' "$(share)" {} +
	@install -d $(foreach page,$(pages),"$(dir $(page))")
	@.build/release/bolaven man >"$(word 1,$(pages))"
	@.build/release/bolaven completions bash >"$(word 2,$(pages))"
	@.build/release/bolaven completions zsh >"$(word 3,$(pages))"
	@.build/release/bolaven completions fish >"$(word 4,$(pages))"
	@echo "Installed $(DESTDIR)$(PREFIX)/bin/bolaven and $(share), a manual page (man bolaven), completions of bash, zsh, fish"

uninstall: ## Remove what install put there
	@rm -rf "$(DESTDIR)$(PREFIX)/bin/bolaven" "$(DESTDIR)$(PREFIX)/bin/bolaven-statfile" "$(share)" \
	  $(foreach page,$(pages),"$(page)")

lint: ## Check the formatting of all Swift files
	@swift format lint --strict --recursive --parallel Package.swift Sources Tests

format: ## Format all Swift files
	@swift format --in-place --recursive --parallel Package.swift Sources Tests

record: ## Write the recorded sessions of the tests and the outputs in notebooks-md/ anew; look at the differences
	@.make/record

bench: build ## Time bolaven against other programs on the same data; BENCH=knowledge, reading, regression or training for one job only
	@for job in $(or $(BENCH),knowledge reading regression training); do Benchmarks/$$job/run || exit; done

clean: ## Remove what was built
	@rm -rf .build
