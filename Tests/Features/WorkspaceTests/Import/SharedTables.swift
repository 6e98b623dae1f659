import Foundation
import MartletKernel

@testable import MartletWorkspace

/// The public tables with expected figures, in `../shared/data` beside the checkout (their licences differ, so they are not in it),
/// and the ready mappings of `docs/mappings`.
enum SharedTables {
    static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../../..").standardized
    private static let root = package.appendingPathComponent("../shared/data").standardized

    static let areHere: Bool = {
        let present = FileManager.default.fileExists(atPath: root.appendingPathComponent("import-csv").path)
        if !present { print("skipped: ../shared/data/import-csv is not here") }
        return present
    }()

    static func path(_ name: String) -> String { root.appendingPathComponent(name).path }

    static func json(_ name: String) throws -> JSON { try JSONParser.parse(try Data(contentsOf: URL(fileURLWithPath: path(name)))) }

    static func mapping(_ name: String) throws -> ImportMapping {
        let file = package.appendingPathComponent("docs/mappings/\(name).json")
        return try ImportMapping(json: try JSONParser.parse(try Data(contentsOf: file)))
    }

    static func rows(_ name: String) throws -> (header: [String], rows: [TableRow], file: TableFile) {
        let file = try TableFile(path: path(name))
        var rows = [TableRow]()
        while let row = try file.next() { rows.append(row) }
        return (file.header, rows, file)
    }

    static func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path(folder)).sorted()
    }
}

/// A file of its own for one test, gone with it.
final class TemporaryTable: Sendable {
    let path: String
    private let folder: URL

    init(_ bytes: [UInt8], named name: String = "table.csv") throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("martlet-import-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.appendingPathComponent(name).path
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }

    convenience init(_ text: String) throws { try self.init(Array(text.utf8)) }

    var rejected: String { path + ".rejected.csv" }

    func rejectedRows() throws -> [TableRow] {
        let file = try TableFile(path: rejected)
        var rows = [TableRow]()
        while let row = try file.next() { rows.append(row) }
        return rows
    }

    deinit { try? FileManager.default.removeItem(at: folder) }
}
