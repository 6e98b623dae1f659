import Foundation
import MartletKernel
import Synchronization

/// The built program, run as a person or a script would, in a folder of its own.
final class MartletProgram: Sendable {
    struct Ended: Sendable {
        let code: Int32
        let output: String
        let errors: String

        /// The result of a command that was asked for JSON.
        var json: JSON { (try? JSONParser.parse(output.utf8)) ?? .null }
        var problem: JSON? { (try? JSONParser.parse(errors.utf8))?["error"] }
    }

    let folder: String

    private static let path: String = {
        let tests = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        return tests.deletingLastPathComponent().appendingPathComponent("martlet").path
    }()

    static let isBuilt: Bool = {
        let isBuilt = FileManager.default.isExecutableFile(atPath: path)
        if !isBuilt { print("skipped: \(path) is missing, so the command line is not tested") }
        return isBuilt
    }()

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("martlet-cli-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func path(_ name: String) -> String { folder + "/" + name }

    func write(_ name: String, _ text: String) throws { try Data(text.utf8).write(to: URL(fileURLWithPath: path(name))) }

    func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

    @discardableResult
    func run(_ arguments: String..., input: String = "", environment: [String: String] = [:]) async throws -> Ended {
        let running = try start(arguments, environment: environment)
        running.send(input)
        running.closeInput()
        return await running.ended()
    }

    func start(_ arguments: [String], environment: [String: String] = [:]) throws -> RunningProgram {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: MartletProgram.path)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        var variables = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("MARTLET_") && !$0.key.hasPrefix("LC_") }
        variables["LANG"] = "en_US.UTF-8"
        process.environment = variables.merging(environment) { _, new in new }
        return try RunningProgram(process)
    }

    /// A workspace with an administrator.
    static func withAdministrator() async throws -> MartletProgram {
        let program = try MartletProgram()
        try await program.run("user", "add", "ada@example.com", "--name", "Ada", "--password-stdin", input: "correct horse battery\n")
        return program
    }
}

/// A process under way. What it prints is read as it comes, so that it never waits for a full pipe.
final class RunningProgram: Sendable {
    private let process: Process
    private let input = Pipe()
    private let box = PrintedBox()
    private let readers: [Task<Void, Never>]

    init(_ process: sending Process) throws {
        self.process = process
        let output = Pipe()
        let errors = Pipe()
        process.standardInput = input
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        readers = [
            RunningProgram.follow(output) { [box] bytes in box.add(output: bytes) },
            RunningProgram.follow(errors) { [box] bytes in box.add(errors: bytes) },
        ]
    }

    func send(_ text: String) { if !text.isEmpty { try? input.fileHandleForWriting.write(contentsOf: Data(text.utf8)) } }
    func closeInput() { try? input.fileHandleForWriting.close() }
    func signal(_ number: Int32) { kill(process.processIdentifier, number) }

    /// Waits until the standard error says that.
    func hasSaid(_ text: String) async -> Bool {
        for _ in 0..<600 {
            if box.errors.contains(text) { return true }
            if !process.isRunning { return box.errors.contains(text) }
            try? await Task.sleep(for: .milliseconds(50))
        }
        return false
    }

    func ended() async -> MartletProgram.Ended {
        for reader in readers { await reader.value }
        while process.isRunning { try? await Task.sleep(for: .milliseconds(5)) }
        return .init(code: process.terminationStatus, output: box.output, errors: box.errors)
    }

    private static func follow(_ pipe: Pipe, _ add: @escaping @Sendable ([UInt8]) -> Void) -> Task<Void, Never> {
        let handle = pipe.fileHandleForReading
        return Task.detached {
            while true {
                let bytes = handle.availableData
                if bytes.isEmpty { return }
                add(Array(bytes))
            }
        }
    }
}

private final class PrintedBox: Sendable {
    private let bytes = Mutex<(output: [UInt8], errors: [UInt8])>(([], []))

    func add(output more: [UInt8]) { bytes.withLock { $0.output += more } }
    func add(errors more: [UInt8]) { bytes.withLock { $0.errors += more } }
    var output: String { bytes.withLock { String(decoding: $0.output, as: UTF8.self) } }
    var errors: String { bytes.withLock { String(decoding: $0.errors, as: UTF8.self) } }
}
