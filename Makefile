# Each target calls a script in bin/; what is not a script is not a rule.
.PHONY: run test check bench-statistics

run:  ## install what is missing, build the release, serve http://127.0.0.1:8080
	@bin/run

test:  ## everything CI runs, on both databases
	@bin/ci

check:  ## the checks that need no build
	@bin/check

bench-statistics:  ## every statistical model beside its published figure
	@bin/bench-statistics
