import Foundation
import Hummingbird
import Logging
import MartletKernel
import NIOCore
import Synchronization

/// What the rules learn about one request on its way in.
package struct EdgeContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// The other end of the connection; `nil` for a local socket.
    let peer: String?
    let notes = RequestNotes()
    var credential: Credential?
    /// Set on routes for signed-in users.
    var actor: MartletKernel.Actor?

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        peer = source.channel.remoteAddress?.ipAddress
    }

    /// A request that came by no connection.
    init(peer: String?, logger: Logger) {
        coreContext = CoreRequestContextStorage(source: Unconnected(logger: logger))
        self.peer = peer
    }

    private struct Unconnected: RequestContextSource {
        let logger: Logger
    }

    /// - Throws: `Problem` `not_signed_in`.
    func signedIn() throws -> MartletKernel.Actor {
        guard let actor else { throw Problem.notSignedIn }
        return actor
    }

    /// A part of the path that the route's template names.
    func parameter(_ name: String) -> String { parameters.get(name)?.removingPercentEncoding ?? "" }
}

/// What inner rules tell outer ones, which see only their own copy of the context.
final class RequestNotes: Sendable {
    private struct State {
        var user: RecordID?
        var language: Language = .chinese
        var isLanguageAsked = false
        var id = ""
    }
    private let state = Mutex(State())

    var user: RecordID? { state.withLock { $0.user } }
    var language: Language { state.withLock { $0.language } }
    var isLanguageAsked: Bool { state.withLock { $0.isLanguageAsked } }
    /// The request's own number.
    var id: String { state.withLock { $0.id } }

    func begin(id: String, language: Language, isAsked: Bool) {
        state.withLock {
            $0.id = id
            $0.language = language
            $0.isLanguageAsked = isAsked
        }
    }

    func recognise(_ user: RecordID?, language: Language) {
        state.withLock {
            $0.user = user
            $0.language = language
        }
    }
}
