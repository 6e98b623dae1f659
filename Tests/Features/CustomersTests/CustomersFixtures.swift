import Foundation
import MartletAccess
import MartletCustomers
import MartletKernel
import MartletMetadata
import MartletPhoneNumbers
import MartletWorkspace

enum Fixtures {
    static let context = FieldContext(
        currency: .cny, zone: Zone("Asia/Shanghai") ?? .utc, today: CalendarDate(days: 20_517), region: "CN", phones: LibPhoneNumber()
    ) { _, _ in nil }

    static func record(of object: String, _ values: [String: Value]) throws -> Record {
        let schema = try Schema(AccessObjects.all + WorkspaceFeature.objects + CustomersFeature.objects)
        var record = Record(try schema.require(object), id: RecordID(high: 1, low: 1))
        for (name, value) in values { record[name] = value }
        return record
    }
}

/// Public test data, which is not part of the package: `../shared/data` beside its root. Tests that want it are skipped without.
enum SharedData {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/data")

    static func exists(_ name: String) -> Bool {
        let isThere = FileManager.default.fileExists(atPath: folder.appending(path: name).path)
        if !isThere { print("\(name) is not there; tests of it are skipped") }
        return isThere
    }

    static func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: folder.appending(path: name))) }

    /// Rows of a plain UTF-8 CSV whose cells hold no line breaks, by header.
    static func rows(_ name: String) throws -> [[String: String]] {
        let text = String(decoding: try bytes(name), as: UTF8.self).replacing("\u{FEFF}", with: "")
        let lines = text.split(whereSeparator: \.isNewline).map { cells(String($0)) }
        guard let header = lines.first else { return [] }
        return lines.dropFirst().filter { $0.count == header.count }.map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
    }

    private static func cells(_ line: String) -> [String] {
        var result = [""]
        var isQuoted = false
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: result.append("")
            default: result[result.count - 1].append(character)
            }
        }
        return result
    }
}
