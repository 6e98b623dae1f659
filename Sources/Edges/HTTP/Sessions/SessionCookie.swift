import MartletKernel

/// The browser's session: out of reach for scripts, not sent along by other sites' forms, over TLS only where there is TLS.
enum SessionCookie {
    static let name = "martlet_session"

    static func header(_ token: String, until expiry: Instant, now: Instant, isSecure: Bool) -> String {
        let seconds = max(0, (expiry.milliseconds - now.milliseconds) / 1000)
        return attributes("\(name)=\(token)", seconds: seconds, isSecure: isSecure)
    }

    static func ended(isSecure: Bool) -> String { attributes("\(name)=", seconds: 0, isSecure: isSecure) }

    private static func attributes(_ pair: String, seconds: Int64, isSecure: Bool) -> String {
        "\(pair); Path=/; Max-Age=\(seconds); HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "")
    }
}
