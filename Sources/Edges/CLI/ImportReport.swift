import MartletKernel
import MartletWorkspace

/// Says what an import came to.
struct ImportReport {
    let summary: ImportSummary
    let isDryRun: Bool

    static func counts(_ counts: ImportCounts, in language: Language) -> String {
        language == .chinese
            ? "已读 \(counts.read) = 新建 \(counts.created) + 更新 \(counts.updated) + 跳过 \(counts.skipped) + 拒绝 \(counts.rejected)"
            : "\(counts.read) read = \(counts.created) created + \(counts.updated) updated + \(counts.skipped) skipped + \(counts.rejected) rejected"
    }

    func print(_ output: CommandOutput) {
        let text = ImportReport.counts(summary.counts, in: output.language)
        output.result(summary.json, zh: (isDryRun ? "试运行，未写入：" : "") + text, en: (isDryRun ? "Dry run, nothing written: " : "") + text)
        guard !output.isJSON else { return }
        noteColumns(output)
        for warning in summary.warnings.prefix(20) {
            let message = TableFault(rawValue: warning.message)?.message(in: output.language) ?? warning.message
            output.note(zh: "第 \(warning.line) 行：\(message)", en: "Line \(warning.line): \(message)")
        }
        if summary.warningCount > 20 {
            output.note(
                zh: "……另有 \(summary.warningCount - 20) 条提示（--json 可见）。", en: "… and \(summary.warningCount - 20) more (see --json).")
        }
        if let path = summary.rejectedPath {
            output.note(zh: "被拒绝的行及原因：\(path)", en: "Refused rows with their reasons: \(path)")
        }
        guard let run = summary.run else { return }
        if summary.isStopped {
            output.note(zh: "已中止；已提交的部分保留。继续：--resume \(run)", en: "Stopped; what was committed stays. Go on with --resume \(run)")
        }
        output.note(zh: "撤销本次导入：martlet import --undo \(run)", en: "To take this import back: martlet import --undo \(run)")
    }

    private func noteColumns(_ output: CommandOutput) {
        func names(_ use: ImportPlan.ColumnUse.Use) -> String {
            summary.columns.filter { $0.use == use && !$0.column.isEmpty }.map(\.column).joined(separator: ", ")
        }
        let unknown = names(.unknown)
        if !unknown.isEmpty { output.note(zh: "未识别、未导入的列：\(unknown)", en: "Columns that were not recognised and not imported: \(unknown)") }
        let readOnly = names(.readOnly)
        if !readOnly.isEmpty { output.note(zh: "由系统维护、未导入的列：\(readOnly)", en: "Columns kept by the system and not imported: \(readOnly)") }
        if !summary.missing.isEmpty {
            let missing = summary.missing.joined(separator: ", ")
            output.note(zh: "映射中有而文件中没有的列：\(missing)", en: "Columns of the mapping that the file lacks: \(missing)")
        }
    }
}
