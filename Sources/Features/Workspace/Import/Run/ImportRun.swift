import Foundation
import MartletKernel
import MartletMetadata
import MartletRecords
import MartletStorage

/// Loads a table of text into an object: through the whole pipeline, in transactions of at most 500 rows that aim at 50 ms each, so
/// that everybody else's writes get their turn. Every row read is created, updated, skipped or rejected; the rejected ones stand in
/// a file of their own with line and reason.
///
/// What a chunk wrote and how far the import came are one transaction: a run that was stopped or crashed goes on behind it
/// (`resume`), and `import.undo` takes the chunks back one by one. References to rows of the same file that come later are set in
/// a second pass.
package struct ImportRun: Sendable {
    package struct Options: Sendable {
        package var duplicates = DuplicateHandling.update
        package var isDryRun = false
        package var encoding: TextEncoding?
        package var delimiter: Character?
        /// Where refused rows go; `nil`: beside the file.
        package var rejectedPath: String?
        /// An import to go on with.
        package var resume: RecordID?

        package init() {}
    }

    package static let longestChunk = 500
    static let chunkTime = Duration.milliseconds(50)

    let engine: Engine
    let actor: Actor
    let mapping: ImportMapping
    let options: Options
    let recognisers: [any ImportRecogniser]

    package init(
        engine: Engine, actor: Actor, mapping: ImportMapping, options: Options = Options(), recognisers: [any ImportRecogniser] = []
    ) {
        self.engine = engine
        self.actor = actor.through(.import)
        self.mapping = mapping
        self.options = options
        self.recognisers = recognisers
    }

    /// - Parameters:
    ///   - path: the file, `-` for the standard input.
    ///   - isStopped: asked between chunks; what was committed stays, and the summary says that it was stopped.
    /// - Throws: `Problem` for a file, mapping or header that does not fit; nothing is then written.
    package func run(
        _ path: String, isStopped: @Sendable () -> Bool = { false }, progress: @Sendable (ImportProgress) -> Void = { _ in }
    ) async throws -> ImportSummary {
        let file = try TableFile(path: path, encoding: options.encoding, delimiter: options.delimiter)
        let plan = try ImportPlan.make(header: file.header, mapping: mapping, schema: engine.schema, recognisers: recognisers)
        let rejected = RejectedRows(path: rejectedPath(path), header: file.header, language: actor.language)
        var summary = ImportSummary(
            object: plan.object.name, encoding: file.encoding, dialect: file.dialect, columns: plan.columns, missing: plan.missing)
        var state = try await begin(path, file, plan)
        summary.run = state.run
        summary.counts = state.counts
        for _ in 0..<state.counts.read { _ = try file.next() }
        var rows = [TableRow]()
        while !isStopped() {
            rows.removeAll(keepingCapacity: true)
            while rows.count < state.size, let row = try file.next() { rows.append(row) }
            if rows.isEmpty { break }
            let result = try await write(rows, plan, &state)
            for (place, problem) in result.rejected { try rejected.add(rows[place], problem) }
            summary.note(rows)
            summary.counts = summary.counts + result.counts
            progress(ImportProgress(counts: summary.counts, bytesRead: file.bytesRead, size: file.size))
        }
        summary.isStopped = isStopped()
        if !summary.isStopped { try await resolve(state.later, plan, &summary) }
        try rejected.close()
        summary.rejectedPath = rejected.count > 0 ? rejected.path : nil
        try await end(state, summary)
        return summary
    }

    private func rejectedPath(_ path: String) -> String {
        options.rejectedPath ?? (path == "-" ? "stdin.rejected.csv" : path + ".rejected.csv")
    }

    /// What goes from chunk to chunk.
    private struct State {
        var run: RecordID?
        var counts = ImportCounts()
        var chunks = 0
        var size = 100
        var later: [RowImport.Later] = []
        var seen: Set<[SQLValue]> = []
    }

    private func begin(_ path: String, _ file: TableFile, _ plan: ImportPlan) async throws -> State {
        if options.isDryRun { return State() }
        let name = path == "-" ? "stdin" : (path as NSString).lastPathComponent
        let size = file.size
        let object = plan.object.name
        guard let resume = options.resume else {
            let written = try await engine.write(as: actor, name: "import.begin") {
                try ImportRecord.begin(file: name, size: size, object: object, in: $0)
            }
            return State(run: written.result)
        }
        let place = try await engine.read(as: actor) { try ImportRecord.place(of: resume, file: name, size: size, object: object, in: $0) }
        return State(run: place.run, counts: place.counts, chunks: place.chunks)
    }

    private func write(_ rows: [TableRow], _ plan: ImportPlan, _ state: inout State) async throws -> ImportChunk.Result {
        state.chunks += 1
        let chunk = ImportChunk(
            plan: plan, rows: rows, duplicates: options.duplicates, run: state.run, number: state.chunks, seen: state.seen,
            isDryRun: options.isDryRun)
        let clock = ContinuousClock()
        let start = clock.now
        let result = try await engine.write(as: actor, name: "import.rows", dryRun: options.isDryRun, alone: true) { try chunk.run(in: $0) }
            .result
        // Towards the time aimed at, by at most twice as many rows.
        let ratio = min(2, ImportRun.chunkTime / max(.microseconds(1), start.duration(to: clock.now)))
        state.size = max(10, min(ImportRun.longestChunk, Int(Double(rows.count) * ratio)))
        state.later += result.later
        state.seen.formUnion(result.keys)
        return result
    }

    /// The second pass.
    private func resolve(_ later: [RowImport.Later], _ plan: ImportPlan, _ summary: inout ImportSummary) async throws {
        guard !options.isDryRun else { return }
        var rest = later[...]
        while !rest.isEmpty {
            let some = Array(rest.prefix(ImportRun.longestChunk))
            rest = rest.dropFirst(some.count)
            let pass = LaterReferences(plan: plan, references: some, run: summary.run)
            let missing = try await engine.write(as: actor, name: "import.references", alone: true) { try pass.run(in: $0) }.result
            for (line, problem) in missing { summary.warn(line, RejectedRows.reason(problem, in: actor.language)) }
        }
    }

    private func end(_ state: State, _ summary: ImportSummary) async throws {
        guard let run = state.run else { return }
        let counts = summary.counts
        let isWhole = !summary.isStopped
        _ = try await engine.write(as: actor, name: "import.end") { try ImportRecord.end(run, counts, isWhole: isWhole, in: $0) }
    }
}

/// How far an import is.
package struct ImportProgress: Sendable {
    package let counts: ImportCounts
    package let bytesRead: Int
    /// `nil` for a pipe.
    package let size: Int?

    package var fraction: Double? { size.map { $0 == 0 ? 1 : min(1, Double(bytesRead) / Double($0)) } }
}
