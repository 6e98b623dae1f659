import HTTPTypes
import Hummingbird

/// Where this server is, as the browser sees it, and where a request comes from, as far as can be believed: forwarded headers
/// count only from a trusted proxy.
struct OwnOrigin: Sendable {
    let configuration: ServerConfiguration

    func origin(of request: Request, _ context: EdgeContext) -> WebOrigin {
        if let baseURL = configuration.baseURL { return baseURL }
        let isForwarded = isTrusted(context.peer)
        let scheme = (isForwarded ? first(request.headers[.forwardedProtocol]) : nil) ?? (configuration.tls == nil ? "http" : "https")
        let authority = (isForwarded ? first(request.headers[.forwardedHost]) : nil) ?? request.head.authority ?? ""
        return WebOrigin(scheme: scheme, authority: authority)
    }

    /// The nearest address that is not one of our proxies: each proxy appends the one it saw, so only the end can be believed.
    func client(of request: Request, _ context: EdgeContext) -> String {
        guard let peer = context.peer else { return "local" }
        guard isTrusted(peer) else { return peer }
        let headers: [String] = request.headers[values: .forwardedFor]
        let chain: [String] = headers.flatMap { header in header.split(separator: ",").map(\.trimmed) }
        return chain.last { !isTrusted($0) } ?? peer
    }

    func isSecure(_ request: Request, _ context: EdgeContext) -> Bool { origin(of: request, context).scheme == "https" }

    private func isTrusted(_ address: String?) -> Bool {
        guard let address else { return false }
        return configuration.trustedProxies.contains { $0.contains(address) }
    }

    private func first(_ header: String?) -> String? {
        let value: String? = header?.split(separator: ",").first?.trimmed
        return value?.isEmpty == false ? value : nil
    }
}
