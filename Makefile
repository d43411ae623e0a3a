# `make check` is what CI runs.
.PHONY: check
check:
	bash .ci/run
