import Foundation
import MartletKernel
import MartletMetadata
import MartletRecords

/// JSON given to a command: as an argument, as `@file`, or as `-` from the standard input.
enum JSONArgument {
    static func read(_ argument: String) throws -> JSON { try JSONParser.parse(try bytes(argument)) }

    private static func bytes(_ argument: String) throws -> [UInt8] {
        if argument == "-" { return Array(FileHandle.standardInput.readDataToEndOfFile()) }
        guard argument.hasPrefix("@") else { return Array(argument.utf8) }
        let path = String(argument.dropFirst())
        guard let content = FileManager.default.contents(atPath: path) else {
            throw Problem(
                .notFound, "file_missing", zh: "无法读取文件 \(path)，请检查路径和权限。",
                en: "The file \(path) cannot be read; check the path and its rights.")
        }
        return Array(content)
    }

    /// A record's values: one JSON argument, or `field=value` words read the way people write them.
    static func input(_ words: [String], of object: ObjectSchema, in schema: Schema) throws -> RecordInput {
        if let first = words.first, words.count == 1, first == "-" || first.hasPrefix("@") || first.hasPrefix("{") {
            return try RecordInput(json: read(first), of: object, in: schema)
        }
        guard !words.isEmpty else {
            throw Problem(
                .invalid, "values_missing", zh: "请给出字段值，如 name=云帆科技，或一个 JSON 参数。",
                en: "Give values such as name=Acme, or one JSON argument.")
        }
        var input = RecordInput()
        for word in words {
            let pair = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard pair.count == 2 else {
                throw Problem(.invalid, "value_malformed", zh: "“\(word)”应写作 字段=值。", en: "Write \"\(word)\" as field=value.")
            }
            input.entries.append((pair[0], pair[1].isEmpty ? .value(.null) : .cell(pair[1])))
        }
        return input
    }
}
