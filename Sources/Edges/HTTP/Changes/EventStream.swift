import Hummingbird
import MartletKernel
import MartletRecords
import MartletStorage
import MartletWorkspace
import NIOCore
import ServiceLifecycle

/// One client's stream: reads the log as the client may see it now, waits for a commit, reads on. Ends when the client has gone,
/// the session has ended or the server is told to stop; the client comes back with the last position it saw.
struct EventStream: Sendable {
    let engine: Engine
    let sessions: SessionStore
    let credential: Credential
    let actor: MartletKernel.Actor
    let heartbeat: Duration

    private static let pageLength = 200
    /// Commits that come close together are read together.
    private static let gathering: Duration = .milliseconds(50)

    func run(from start: LogPosition, untilEnd: Bool, to writer: inout any ResponseBodyWriter) async throws {
        try await writer.write(ByteBuffer(string: "retry: 3000\nid: \(start.text)\n\n"))
        var position = start
        while !Task.isCancelled, !Task.isShuttingDownGracefully {
            let mark = engine.database.commitMark
            guard try await isStillSignedIn(), let page = try await page(after: position) else { return }
            let text = events(in: page, after: position)
            position = page.end
            if !text.isEmpty { try await writer.write(ByteBuffer(string: text)) }
            guard page.isLast else { continue }
            if untilEnd { return }
            if await waitedInVain(after: mark) { try await writer.write(ByteBuffer(string: ":\n\n")) }
        }
    }

    private func isStillSignedIn() async throws -> Bool {
        do {
            _ = try await sessions.actor(for: credential.token, channel: credential.channel, language: actor.language)
            return true
        } catch let problem as Problem where problem.kind == .unauthenticated {
            return false
        }
    }

    /// `nil` when the log was replaced or the user is no longer let in: the client must begin anew.
    private func page(after position: LogPosition) async throws -> ChangeFeed.Page? {
        do {
            return try await engine.read(as: actor) { try ChangeFeed(tx: $0).page(after: position.text, limit: EventStream.pageLength) }
        } catch let problem as Problem where problem.kind == .invalid || problem.kind == .unauthenticated {
            return nil
        }
    }

    /// Where only changes out of the client's sight went by, he gets the new place alone, so that he does not read them again.
    private func events(in page: ChangeFeed.Page, after position: LogPosition) -> String {
        var text = ""
        for item in page.items { text += "id: \(item.position.text)\nevent: change\ndata: \(item.json.description)\n\n" }
        let last = page.items.last?.position ?? position
        if last != page.end { text += "id: \(page.end.text)\n\n" }
        return text
    }

    /// - Returns: true when the heartbeat is due and nothing was committed.
    private func waitedInVain(after mark: UInt64) async -> Bool {
        let database = engine.database
        let heartbeat = heartbeat
        try? await cancelWhenGracefulShutdown {
            await database.waitForCommit(after: mark, timeout: heartbeat)
            if database.commitMark != mark { try await Task.sleep(for: EventStream.gathering) }
        }
        return database.commitMark == mark
    }
}
