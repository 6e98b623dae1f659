import Foundation

/// The public data sets with published figures, which live beside the checkout and not in it (their licences
/// differ). Suites that need them are `.enabled(if: SharedData.has("…"))`, which prints what is skipped.
enum SharedData {
    /// `../shared/data` seen from the package root. This file is also compiled into the benchmark through a
    /// link, so the root is searched upwards instead of counted in path components.
    static let root: URL = {
        var folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        while folder.path != "/" {
            let candidate = folder.appendingPathComponent("shared/data")
            if FileManager.default.fileExists(atPath: candidate.path) { return candidate }
            folder.deleteLastPathComponent()
        }
        return URL(fileURLWithPath: "/nowhere")
    }()

    static func has(_ family: String) -> Bool {
        let present = FileManager.default.fileExists(atPath: url(family).path)
        if !present { print("skipped: ../shared/data/\(family) is not here") }
        return present
    }

    static func url(_ path: String) -> URL { root.appendingPathComponent(path) }

    static func text(_ path: String) throws -> String {
        String(decoding: try bytes(path), as: UTF8.self)
    }

    /// The file's bytes; `.gz` files are unpacked by the system's gzip, which spares the engine a dependency.
    static func bytes(_ path: String) throws -> Data {
        guard path.hasSuffix(".gz") else { return try Data(contentsOf: url(path)) }
        let gzip = Process()
        gzip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        gzip.arguments = ["gzip", "-dc", url(path).path]
        let pipe = Pipe()
        gzip.standardOutput = pipe
        try gzip.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        gzip.waitUntilExit()
        return data
    }

    static func csv(_ path: String) throws -> CSVTable { CSVTable(parsing: Array(try bytes(path))) }

    static func json(_ path: String) throws -> JSONFigures {
        JSONFigures(try JSONSerialization.jsonObject(with: bytes(path)))
    }
}
