import Foundation
import Logging
import MartletKernel

/// Log lines as JSON objects on the standard error, one per line, for programs that collect logs.
struct JSONLogLines: LogHandler {
    var logLevel = Logger.Level.info
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var members: [JSON.Member] = [
            .init("time", .string(SystemClock().now().description)), .init("level", .string(event.level.rawValue)),
            .init("message", .string(event.message.description)),
        ]
        let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
        members += all.sorted { $0.key < $1.key }.map { .init($0.key, .string($0.value.description)) }
        try? FileHandle.standardError.write(contentsOf: JSON.object(members).bytes + [0x0A])
    }
}
