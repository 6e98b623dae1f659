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

/// A process under way. What it prints is read as it comes, so that it never waits for a full pipe, on threads of their own: a
/// blocked task would take one of the few threads that all tests share.
final class RunningProgram: Sendable {
    private let process: Process
    private let input = Pipe()
    private let printed = PrintedText()

    init(_ process: sending Process) throws {
        self.process = process
        let output = Pipe()
        let errors = Pipe()
        process.standardInput = input
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        follow(output) { [printed] in printed.add(output: $0) }
        follow(errors) { [printed] in printed.add(errors: $0) }
    }

    /// A test that failed leaves no server behind.
    deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

    func send(_ text: String) { if !text.isEmpty { try? input.fileHandleForWriting.write(contentsOf: Data(text.utf8)) } }
    func closeInput() { try? input.fileHandleForWriting.close() }
    func signal(_ number: Int32) { kill(process.processIdentifier, number) }

    /// Waits until the standard error says that, for a minute at most.
    func hasSaid(_ text: String) async -> Bool {
        for _ in 0..<1_200 {
            if printed.errors.contains(text) { return true }
            if !process.isRunning { return printed.errors.contains(text) }
            try? await Task.sleep(for: .milliseconds(50))
        }
        return false
    }

    /// Waits for its end, for two minutes at most.
    func ended() async -> MartletProgram.Ended {
        for _ in 0..<12_000 where process.isRunning || !printed.isComplete { try? await Task.sleep(for: .milliseconds(10)) }
        if process.isRunning {
            kill(process.processIdentifier, SIGKILL)
            return .init(code: -1, output: printed.output, errors: printed.errors + "\n(it did not end)")
        }
        return .init(code: process.terminationStatus, output: printed.output, errors: printed.errors)
    }

    private func follow(_ pipe: Pipe, _ add: @escaping @Sendable ([UInt8]) -> Void) {
        let handle = pipe.fileHandleForReading
        Thread.detachNewThread { [printed] in
            while true {
                let bytes = handle.availableData
                if bytes.isEmpty { break }
                add(Array(bytes))
            }
            printed.endOne()
        }
    }
}

/// What a process has printed so far.
private final class PrintedText: Sendable {
    private struct State {
        var output = [UInt8]()
        var errors = [UInt8]()
        var ended = 0
    }

    private let state = Mutex(State())

    func add(output more: [UInt8]) { state.withLock { $0.output += more } }
    func add(errors more: [UInt8]) { state.withLock { $0.errors += more } }
    func endOne() { state.withLock { $0.ended += 1 } }
    /// Both ends were closed.
    var isComplete: Bool { state.withLock { $0.ended == 2 } }
    var output: String { state.withLock { String(decoding: $0.output, as: UTF8.self) } }
    var errors: String { state.withLock { String(decoding: $0.errors, as: UTF8.self) } }
}

/// One plain HTTP request over a socket: the status line of the answer.
enum HTTPProbe {
    static func status(port: Int, path: String) async -> String {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: ask(port, path)) }
        }
    }

    private static func ask(_ port: Int, _ path: String) -> String {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return "" }
        defer { close(descriptor) }
        var limit = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port).bigEndian)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
        guard connected == 0 else { return "" }
        let request = Array("GET \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".utf8)
        guard write(descriptor, request, request.count) == request.count else { return "" }
        var answer = [UInt8](repeating: 0, count: 512)
        let count = read(descriptor, &answer, answer.count)
        return String(decoding: answer.prefix(max(0, count)), as: UTF8.self).split(separator: "\r\n").first.map(String.init) ?? ""
    }
}
