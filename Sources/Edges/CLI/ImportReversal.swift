import MartletKernel
import MartletRecords

/// Calls `import.undo` until nothing of the import remains.
struct ImportReversal {
    let id: String
    let partial: Bool

    func run(_ engine: Engine, _ actor: Actor, _ output: CommandOutput) async throws {
        let input = JSON.members(["import": .string(try RecordArgument.id(id).description), "partial": .boolean(partial)])
        let bar = ProgressLine(output.text(zh: "撤销", en: "Undo"), on: output.terminal, isQuiet: output.isJSON)
        let interruption = Interruption()
        defer { interruption.end() }
        var undone = 0
        var kept = [JSON]()
        var remaining = 0
        repeat {
            let result = try await engine.run("import.undo", input: input, as: actor).result
            undone += result["undone"]?.int ?? 0
            kept += result["kept"]?.array ?? []
            remaining = result["remaining"]?.int ?? 0
            bar.show(nil, "\(undone)")
        } while remaining > 0 && !interruption.isRequested()
        bar.end()
        let json = JSON.members([
            "undone": .integer(Int64(undone)), "kept": .array(kept), "remaining": .integer(Int64(remaining)),
        ])
        output.result(
            json, zh: "已撤销 \(undone) 项更改，保留 \(kept.count) 项，剩余 \(remaining) 批。",
            en: "\(undone) changes taken back, \(kept.count) kept, \(remaining) chunks remain.")
        if remaining > 0 { throw EndWith(code: MartletExit.interrupted) }
    }
}
