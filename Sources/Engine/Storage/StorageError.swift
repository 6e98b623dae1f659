import MartletKernel

/// What a database refuses, in words both databases share. Adapters translate their driver's codes to it.
package enum StorageError: Error, Sendable, Equatable {
    /// A unique index refuses; `constraint` is the index's or constraint's name, or `table.column, …` in SQLite.
    case unique(constraint: String)
    case foreignKey(detail: String)
    case notNull(column: String)
    case check(constraint: String)
    /// The statement limit passed.
    case timedOut
    /// Another process holds the database and did not let go in time.
    case busy
    case full
    /// Disk or network failed; `detail` is the driver's message.
    case connection(detail: String)
    /// Not a database of ours, damaged, or made by a newer release.
    case unusable(detail: String)
    /// A defect: SQL that the database does not accept.
    case statement(detail: String)

    /// The answer for a person, where a rule of the caller did not find a better one.
    package var problem: Problem {
        switch self {
        case .unique(let constraint):
            Problem(.conflict, "not_unique", zh: "该值已被其他记录使用（\(constraint)）。", en: "Another record has this value already (\(constraint)).")
        case .foreignKey:
            Problem(.unprocessable, "reference_missing", zh: "引用的记录不存在。", en: "A record it refers to does not exist.")
        case .notNull(let column):
            Problem(.unprocessable, "required", zh: "\(column) 不能为空。", en: "\(column) must not be empty.")
        case .check(let constraint):
            Problem(.unprocessable, "check_failed", zh: "数据不符合约束 \(constraint)。", en: "The data breaks the constraint \(constraint).")
        case .timedOut:
            Problem(
                .timeout, "statement_timeout", zh: "查询用时过长，已中止。请缩小筛选范围。",
                en: "The query took too long and was stopped. Narrow the filter.")
        case .busy:
            Problem(.unavailable, "database_busy", zh: "数据库正忙，请稍后重试。", en: "The database is busy; try again shortly.")
        case .full:
            Problem(
                .storageFull, "disk_full", zh: "磁盘已满，未写入任何内容。请清理磁盘空间。",
                en: "The disk is full and nothing was written. Free some space.")
        case .connection:
            Problem(
                .unavailable, "database_unavailable", zh: "暂时无法连接数据库，请稍后重试。",
                en: "The database cannot be reached at the moment; try again shortly.")
        case .unusable(let detail):
            Problem(.unavailable, "database_unusable", zh: "无法使用该数据库：\(detail)", en: "This database cannot be used: \(detail)")
        case .statement:
            Problem(.internalError, "internal", zh: "服务器内部错误，已记录。", en: "Something went wrong on the server; it has been logged.")
        }
    }
}
