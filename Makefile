# Dateline: `make demo` and `make test` do all the set-up that they need.

PACKAGES = libxapian-dev libsimdjson-dev libarchive-dev libisal-dev zlib1g-dev
SUDO = $(shell [ "$$(id -u)" = 0 ] || echo sudo)
# At a fixed address: relocations of the program take a twentieth of a search from process start else. No symbols for others.
# Optimised as a whole (docs/decisions/0008-link-time.md); `make LTO=` goes without.
LTO = --experimental-lto-mode=full
RELEASE = swift build -c release $(LTO) --static-swift-stdlib --disable-local-rpath -Xlinker --no-pie -Xlinker --no-export-dynamic \
    --product dateline
PREFIX ?= /usr/local
SAMPLE = Tests/Fixtures/sample-news
DEMO = .build/demo.dateline

.PHONY: help demo test build install dependencies lint format bench bench-search bench-peers train sanitize fuzz clean

help:
	@echo 'make demo     build, index the sample articles, show a faceted search'
	@echo 'make test     run the tests'
	@echo 'make build    the program: .build/release/dateline'
	@echo 'make install  copy it to $(PREFIX)/bin'
	@echo 'make bench    benchmarks of the library'
	@echo 'make bench-search CORPUS=file.jsonl   search in process next to libxapian, from process start next to sqlite3'
	@echo 'make bench-peers CORPUS=file.jsonl    indexing next to SQLite FTS5, tantivy, Lucene, Omega and Recoll'
	@echo 'make train DATA=folder    train the model of persons anew'
	@echo 'make fuzz     annotate a million random and mutated texts; COUNT=, SEED=, ARTICLES='
	@echo 'make sanitize    tests of the code on raw memory with the address sanitizer, of the bulk builder with that of threads too'
	@echo 'make lint     check the form of the sources;  make format  put it right'

demo: build
	@rm -rf $(DEMO)
	.build/release/dateline index --index $(DEMO) $(SAMPLE)
	.build/release/dateline search --index $(DEMO) 'gas OR grain' --country RU --country RS --limit 3

test: dependencies
	swift test

build: dependencies
	$(RELEASE)

install: build
	install -D -m 755 .build/release/dateline $(DESTDIR)$(PREFIX)/bin/dateline

# Installs what is missing of the C and C++ libraries, and nothing when all is there.
dependencies:
	@command -v swift >/dev/null || { echo 'Swift 6.1 or later is needed: https://www.swift.org/install'; exit 1; }
	@missing=$$(for package in $(PACKAGES); do \
	    dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || echo $$package; done); \
	if [ -n "$$missing" ]; then \
	    echo "Installing" $$missing; \
	    $(SUDO) apt-get update -qq && $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing >/dev/null; \
	fi

lint:
	swift format lint --strict --recursive Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Benchmarks

format:
	swift format --in-place --recursive Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Benchmarks

bench: dependencies
	cd Benchmarks && swift package --allow-writing-to-package-directory benchmark --target DatelineBenchmarks

# CORPUS=file.jsonl[.gz] [INDEX=folder], made from the corpus if it is not there
bench-search: $(if $(DATELINE),,build)
	@test -n '$(CORPUS)' || { echo 'Say which articles: make bench-search CORPUS=file.jsonl'; exit 2; }
	cd Benchmarks && swift build -c release --product search-latency
	Benchmarks/.build/release/search-latency '$(CORPUS)' '$(or $(INDEX),.build/bench.dateline)'
	python3 Benchmarks/process_start.py '$(CORPUS)' '$(or $(INDEX),.build/bench.dateline)' \
	    --dateline '$(or $(DATELINE),.build/release/dateline)'

# CORPUS=file.jsonl[.gz] [ROUNDS=5] [PARTS='1/8 1/4 1/2'] [PART_ROUNDS=3] [SLOW=60] [OUT=dir] [ONLY=regex] [WRITE_DOCS=1] [DATELINE=program]
bench-peers: $(if $(DATELINE),,build)
	@test -n '$(CORPUS)' || { echo 'Say which articles: make bench-peers CORPUS=file.jsonl'; exit 2; }
	@Benchmarks/peers/setup.sh
	Benchmarks/peers/.venv/bin/python Benchmarks/peers/bench.py '$(CORPUS)' \
	    --dateline '$(or $(DATELINE),.build/release/dateline)' $(if $(ROUNDS),--rounds $(ROUNDS)) \
	    $(if $(filter undefined,$(origin PARTS)),,--parts '$(PARTS)') $(if $(PART_ROUNDS),--part-rounds $(PART_ROUNDS)) $(if $(SLOW),--slow $(SLOW)) \
	    $(if $(OUT),--out '$(OUT)') $(if $(ONLY),--only '$(ONLY)') $(if $(WRITE_DOCS),--write-docs)

# DATA holds gazetteers/ and ner/, as docs/persons.md tells; compressed files in them are unpacked aside.
train: dependencies
	@test -n '$(DATA)' || { echo 'Say where the data is: make train DATA=folder'; exit 2; }
	@unpacked=$$(mktemp -d) && trap 'rm -rf "$$unpacked"' EXIT && \
	    cp -r '$(DATA)/gazetteers' '$(DATA)/ner' "$$unpacked" && chmod -R u+w "$$unpacked" && \
	    find "$$unpacked" -name '*.gz' -exec gunzip {} + && \
	    swift run -c release TrainPersons "$$unpacked" Sources/CPersonModel

# ARTICLES are files or folders to mutate; the sample articles if not given.
fuzz: dependencies
	swift run -c release FuzzAnnotate $(or $(COUNT),1000000) $(or $(SEED),1) $(or $(ARTICLES),$(SAMPLE))

# Without XCTest, whose empty run leaks and would be taken for a finding.
sanitize: dependencies
	swift test --disable-xctest --sanitize address --scratch-path .build-address \
	    --filter 'GlassBuilderTests|TextAnalysisTests|EntityRecognitionTests'
	swift test --disable-xctest --sanitize thread --scratch-path .build-thread --filter GlassBuilderTests

clean:
	rm -rf .build .build-address .build-thread Benchmarks/.build
