import Hummingbird
import MartletKernel
import MartletRecords
import MartletWorkspace

/// Checks a password behind the throttle; used by the API and by the page.
struct SignIn: Sendable {
    let engine: Engine
    let sessions: SessionStore
    let throttle: LoginThrottle
    let origins: OwnOrigin

    /// - Throws: `Problem` `too_many_attempts`, or what the session store says.
    func run(
        email: String, password: String, kind: SessionStore.Kind, client: String, _ request: Request, _ context: EdgeContext
    ) async throws -> SessionStore.SignedIn {
        let address = origins.client(of: request, context)
        try throttle.begin(email: email, address: address)
        let signedIn = try await sessions.signIn(
            email: email, password: password, kind: kind, client: client, address: address, language: context.notes.language)
        throttle.succeed(email: email, address: address)
        return signedIn
    }

    func cookie(for signedIn: SessionStore.SignedIn, _ request: Request, _ context: EdgeContext) -> String {
        SessionCookie.header(
            signedIn.token, until: signedIn.expiresAt, now: engine.clock.now(), isSecure: origins.isSecure(request, context))
    }

    func endedCookie(_ request: Request, _ context: EdgeContext) -> String {
        SessionCookie.ended(isSecure: origins.isSecure(request, context))
    }
}
