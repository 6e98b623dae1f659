import MartletKernel

/// What the server is told at start. Limits are bytes and durations; a deployment changes few of them.
package struct ServerConfiguration: Sendable {
    /// Where browsers reach the workspace, e.g. `https://crm.example.com`; `nil`: by the address they ask for.
    package var baseURL: WebOrigin?
    /// Whose `X-Forwarded-…` headers are believed.
    package var trustedProxies: [NetworkRange]
    package var version: String
    /// The folder of browser parts (`Web`); without it `/docs` says how to fetch them.
    package var webAssets: String?
    package var tls: TLSFiles?
    package var maximumBody = 2 * 1024 * 1024
    package var maximumBatch = 20 * 1024 * 1024
    package var maximumFile = 100 * 1024 * 1024
    package var timeLimit: Duration = .seconds(30)
    /// Between two comments on an idle event stream, so that proxies keep it open and a lost client is noticed.
    package var heartbeat: Duration = .seconds(15)

    package init(
        baseURL: WebOrigin? = nil, trustedProxies: [NetworkRange] = [], version: String = "0", webAssets: String? = nil,
        tls: TLSFiles? = nil
    ) {
        self.baseURL = baseURL
        self.trustedProxies = trustedProxies
        self.version = version
        self.webAssets = webAssets
        self.tls = tls
    }

    /// True when browsers come by TLS, to this process or to the proxy before it.
    package var isSecure: Bool { baseURL?.scheme == "https" || (baseURL == nil && tls != nil) }
}
