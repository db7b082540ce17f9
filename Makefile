# The one door. Each target needs only swift, git, make and a compiler; what else it uses, Scripts/dependencies brings.

PREFIX ?= $(HOME)/.local
PROGRAMS := roost roostd roost-demo-agent roost-index roost-shim roost-web
FORMATTED := Sources Tests Benchmarks Package.swift
# What `roost version` says it was built from.
COMMIT = $(shell git rev-parse HEAD 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help demo test test-agents test-web check fmt bench bench-small soak install deb tarball clean

help: ## say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: ## show what there is to see, without accounts or settings; DEMO=--fast makes haste
	@Scripts/dependencies libraries
	@Scripts/demo $(DEMO)

test: ## build and run the tests
	@Scripts/dependencies
	@Scripts/tests

test-agents: ## run the real Claude Code and Codex under Roost: ROOST_FAKE_API names the script of the model
	@Scripts/dependencies
	@Scripts/test-agents

test-web: ## try the web dashboard in a real browser; ONLY=NAME for some of it
	@Scripts/test-web $(if $(ONLY),--only "$(ONLY)")

check: ## all that must hold before a change goes in: format, tidy, build, tests
	@Scripts/check

fmt: ## bring the sources into the one format
	swift format --in-place --recursive --parallel $(FORMATTED)

bench: ## measure, at full size
	@Scripts/dependencies
	@Scripts/bench

bench-small: ## measure, in a minute or two
	@Scripts/dependencies
	@Scripts/bench small

soak: ## the tests that take long: kills, faults and floods in large numbers
	@Scripts/dependencies proofs
	@Scripts/soak

install: ## build for release and copy to PREFIX/bin (PREFIX is ~/.local when not given)
	@Scripts/dependencies libraries
	@Scripts/assets
	@set -e; for program in $(PROGRAMS); do \
	    ROOST_COMMIT=$(COMMIT) swift build -c release --static-swift-stdlib --product $$program; \
	    install -D -m 755 "$$(swift build -c release --show-bin-path)/$$program" \
	        "$(DESTDIR)$(PREFIX)/bin/$$program"; \
	    echo "installed $(DESTDIR)$(PREFIX)/bin/$$program"; \
	done
	@"$(DESTDIR)$(PREFIX)/bin/roost" docs man "$(DESTDIR)$(PREFIX)/share/man"
	@set -e; shell() { mkdir -p "$$(dirname "$$2")"; "$(DESTDIR)$(PREFIX)/bin/roost" completion "$$1" >"$$2"; }; \
	share="$(DESTDIR)$(PREFIX)/share"; \
	shell bash "$$share/bash-completion/completions/roost"; \
	shell zsh "$$share/zsh/site-functions/_roost"; \
	shell fish "$$share/fish/vendor_completions.d/roost.fish"; \
	echo "installed pages for man, and completions for bash, zsh and fish, in $$share"

deb: ## pack for Debian: .build/packages
	@Scripts/dependencies packages
	@Scripts/package deb

tarball: ## pack for any Linux like this one: .build/packages
	@Scripts/dependencies libraries
	@Scripts/package tarball

clean: ## remove what was built
	rm -rf .build Sources/C/CAssets/web/packed
